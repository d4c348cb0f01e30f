import { describe, expect, it } from 'vitest'
import { formOf } from '../../engine/scenario/forms.ts'
import { isForbidden } from '../../engine/scenario/script.ts'
import { shippedScenarios } from '../../scenarios/catalogue.ts'
import { readScenario } from '../../scenarios/read.ts'

const packs = await shippedScenarios()

interface Bilingual {
  readonly where: string
  readonly zh: string
  readonly en: string
}
function* bilinguals(value: unknown, where: string): Generator<Bilingual> {
  if (typeof value !== 'object' || value === null) return
  if ('zh' in value || 'en' in value) {
    const { zh, en } = value as { zh?: unknown; en?: unknown }
    yield { where, zh: String(zh), en: String(en) }
  }
  for (const [key, below] of Object.entries(value)) yield* bilinguals(below, `${where}.${key}`)
}
const used = (text: string) => [...text.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name).sort()

describe.each(packs.map(({ id, yaml }) => ({ id, yaml })))('the text of $id', ({ id, yaml }) => {
  const read = readScenario(yaml)
  if (!read.ok) throw new Error(`${id}: ${JSON.stringify(read.problems[0])}`)
  const { scenario, document } = read
  const texts = [...bilinguals(document, id)]

  it('[S3] says everything in both languages, each in its own script, Chinese with Chinese punctuation', () => {
    const foreign = /^[^\p{Script=Han}，。；：（）]+$/u
    const halfwidth = /\p{Script=Han}[,:;?!()]|[,:;?!()]\p{Script=Han}/u
    // A unit, a symbol or a figure may be the same in both.
    const bare = /^[\p{L}\p{S}\d%/\s-]{1,6}$/u
    const odd = texts.filter(
      ({ zh, en }) => !foreign.test(en) || halfwidth.test(zh) || !(/\p{Script=Han}/u.test(zh) || bare.test(zh)),
    )
    expect(odd).toEqual([])
  })

  it('[S3] fills the same variables in both languages, and leaves no placeholder and no exercise mark behind', () => {
    expect(texts.filter(({ zh, en }) => used(zh).join() !== used(en).join())).toEqual([])
    expect(texts.filter(({ zh, en }) => /…|\.\.\.|XX|TBD|【演练】|\[EXERCISE\]/.test(zh + en))).toEqual([])
  })

  it('[S4] calls law only what a statute says by article, and never a drill figure', () => {
    for (const { id: clause, limit, basis } of scenario.clauses) {
      const without = basis.some(({ tag, article }) => tag === 'S' && article === undefined)
      expect([clause, without]).toEqual([clause, false])
      if (limit.tag === 'S') expect([clause, basis.some(({ tag }) => tag === 'S')]).toEqual([clause, true])
      else expect([clause, `${limit.zh}${limit.en}`]).toEqual([clause, expect.stringMatching(/演练标准|持续/)])
    }
    const clauses = new Map(scenario.clauses.map((each) => [each.id, each]))
    for (const { id: action, limit, clause } of scenario.expected) {
      if (limit.tag !== 'S') continue
      expect([action, clauses.get(clause)?.basis.some(({ tag }) => tag === 'S')]).toEqual([action, true])
    }
  })

  it('[S9] asks, where a statute sets what a notice or report says, for exactly that', () => {
    for (const { id: action, form, fields, limit } of scenario.expected) {
      const statutory = formOf(form)?.statutory
      if (!statutory || isForbidden({ limit })) continue
      // A first call or a supplement cannot have all the contents of an accident report; it asks for none but those.
      if (form === 'report-accident') {
        const known = formOf(form)?.fields.map((field) => field.id) ?? []
        expect([action, fields.filter((field) => !known.includes(field))]).toEqual([action, []])
      } else expect([action, [...fields].sort()]).toEqual([action, [...statutory.fields].sort()])
    }
    const accident = scenario.expected.filter(({ form, fields }) => form === 'report-accident' && fields.length === 9)
    if (['mine-accident', 'hazmat-leak'].includes(scenario.hazard)) expect(accident.length).toBeGreaterThanOrEqual(3)
  })

  it('[S3] puts every clause on the card of somebody whom it asks, but names nobody else where it is about authority', () => {
    const trapped = new Set(scenario.expected.filter(isForbidden).map((each) => each.clause))
    for (const each of scenario.expected) {
      if (isForbidden(each) || trapped.has(each.clause)) continue
      const actors = scenario.clauses.find((clause) => clause.id === each.clause)?.actor ?? []
      expect([each.id, each.role.some((role) => actors.includes(role))]).toEqual([each.id, true])
    }
    for (const role of scenario.roles.filter(({ kind }) => kind === 'player'))
      expect([role.id, role.duties.length > 0, role.authority.length > 0]).toEqual([role.id, true, true])
  })

  it('[S3] asks for the three weak spots: a general intent, whether forces suffice, a first word to the public', () => {
    const wanted = scenario.expected.filter((each) => !isForbidden(each))
    expect(wanted.some(({ form, match }) => form === 'order' && match.task === 'general-intent')).toBe(true)
    expect(wanted.some(({ form, match }) => form === 'assess' && match.enough !== undefined)).toBe(true)
    expect(wanted.some(({ form, critical, limit }) => form === 'publish' && critical && limit.kind === 'before')).toBe(
      true,
    )
  })

  it('[S3] lets what was left undone beforehand, and every other cost, come back in a message', () => {
    const costly = scenario.branches.filter((branch) => branch.costly)
    expect(costly.some(({ root }) => root === 'prevention')).toBe(true)
    for (const { id: branch, effects } of costly) {
      expect([branch, effects.some((effect) => 'inject' in effect)]).toEqual([branch, true])
      expect([branch, effects.some((effect) => !('inject' in effect))]).toEqual([branch, true])
    }
  })

  it('[S7] has figures that move by themselves, and tells one in a message', () => {
    const moving = scenario.variables.filter(({ model }) => model).map((each) => each.id)
    expect(moving.length).toBeGreaterThan(0)
    const told = new Set(scenario.injects.flatMap(({ zh }) => used(zh)))
    expect(moving.some((each) => told.has(each))).toBe(true)
  })
})
