import { describe, expect, it } from 'vitest'
import { formOf } from '../../engine/scenario/forms.ts'
import { isForbidden } from '../../engine/scenario/script.ts'
import { shippedScenarios } from '../../scenarios/catalogue.ts'
import { readScenario } from '../../scenarios/read.ts'

const pack = (await shippedScenarios()).find(({ id }) => id === 'grassland-fire')
const reading = readScenario(pack?.yaml ?? '')
if (!reading.ok) throw new Error(reading.problems.map(({ line, message }) => `${line}: ${message}`).join('\n'))
const { scenario, document } = reading

const numbered = (prefix: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `${prefix}${String(from + i).padStart(2, '0')}`)
const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
const minutes = (ms: number) => ms / 60_000

interface Bilingual {
  readonly where: string
  readonly zh: unknown
  readonly en: unknown
}
function* bilinguals(value: unknown, where: string): Generator<Bilingual> {
  if (typeof value !== 'object' || value === null) return
  if ('zh' in value || 'en' in value) {
    const { zh, en } = value as { zh?: unknown; en?: unknown }
    yield { where, zh, en }
  }
  for (const [key, below] of Object.entries(value)) yield* bilinguals(below, `${where}.${key}`)
}
const texts = [...bilinguals(document, 'pack')]

describe('the grassland fire', () => {
  it('[S3] has every clause of its plan', () => {
    const own = [
      '2.1',
      '2.2',
      '3.1',
      '3.2',
      '3.3',
      '4.1',
      '4.2',
      '4.3',
      '4.4',
      '4.5',
      '4.6',
      '4.7',
      '4.8',
      '5.1',
      '5.2',
    ]
    expect(idsOf(scenario.clauses)).toEqual([...own.map((each) => `GF-${each}`), ...numbered('G-', 1, 16)])
  })

  it('[S3] has every inject, at the time the story tells it', () => {
    const times = [-120, 0, 8, 20, 30, 35, 45, 60, 75, 90, 110, 120, 150, 180, 300]
    const planned = scenario.injects.filter(({ at }) => at !== undefined)
    expect(planned.map(({ id, at }) => [id, minutes(at ?? 0)])).toEqual(
      numbered('I', 1, 15).map((id, index) => [id, times[index]]),
    )
    expect(idsOf(scenario.injects.filter(({ at }) => at === undefined)).sort()).toEqual([
      'I12B',
      'I16',
      'I17',
      'I18',
      'I19',
      'I20',
    ])
  })

  it('[S3] has every branch, each with a message that only it sends', () => {
    expect(idsOf(scenario.branches.filter(({ costly }) => costly))).toEqual(
      numbered('B', 1, 5).map((id) => id.replace('0', '')),
    )
    const sent = scenario.branches.flatMap(({ effects }) => effects.flatMap((e) => ('inject' in e ? [e.inject] : [])))
    expect(sent.sort()).toEqual(['I12B', 'I16', 'I17', 'I18', 'I20'])
    for (const id of sent) {
      const inject = scenario.injects.find((each) => each.id === id)
      expect([inject?.at, inject?.after, inject?.when]).toEqual([undefined, undefined, undefined])
    }
  })

  it('[S3] opens every wanted action once, baits every trap, and leaves to evaluators only clauses that no action cites', () => {
    const opened = scenario.injects.flatMap(({ expects }) => expects)
    const cited = new Set(scenario.expected.map(({ clause }) => clause))
    for (const { id, standing } of scenario.clauses) expect([id, cited.has(id)]).toEqual([id, !standing])
    for (const each of scenario.expected) {
      if (isForbidden(each)) expect([each.id, opened.includes(each.id)]).toEqual([each.id, true])
      else expect([each.id, opened.includes(each.id) !== (each.after !== undefined)]).toEqual([each.id, true])
    }
  })

  it('[S3] asks only for what a form can hold', () => {
    for (const { id, form, fields, match, to, limit } of scenario.expected) {
      const known = formOf(form)
      expect(known, id).toBeDefined()
      for (const field of [...fields, ...Object.keys(match)]) expect(idsOf(known?.fields ?? []), id).toContain(field)
      if (known?.addressed === 'required' && limit.kind !== 'not-before') expect(to.length, id).toBeGreaterThan(0)
    }
  })

  it('[S3] gives every player a duty card, an authority and something to do', () => {
    for (const role of scenario.roles.filter(({ kind }) => kind === 'player')) {
      expect(role.duties.length, role.id).toBeGreaterThan(0)
      expect(role.authority.length, role.id).toBeGreaterThan(0)
      expect(
        scenario.expected.some((each) => each.role.includes(role.id)),
        role.id,
      ).toBe(true)
    }
  })

  it('[S3] sets its traps, an inject that nobody owns and the three weak spots', () => {
    const kinds = scenario.expected.filter(isForbidden).map(({ clause, limit }) => [clause, limit.kind, limit.tag])
    expect(kinds).toEqual([
      ['GF-4.4', 'must-not', 'S'],
      ['GF-4.8', 'only-role', 'S'],
      ['GF-5.1', 'not-before', 'S'],
    ])
    expect(scenario.injects.filter(({ to }) => to.length === 0).map(({ id }) => id)).toEqual(['I05'])
    const due = (id: string) => scenario.expected.find((each) => each.id === id)?.limit
    const by = (at: number) => ({ kind: 'before', event: { at: at * 60_000 } })
    expect(due('state-intent')).toMatchObject(by(30))
    expect(due('judge-resources')).toMatchObject(by(30))
    expect(due('safety-advice')).toMatchObject(by(60))
  })

  it('[S3] touches all ten problems of the study', () => {
    const probed = new Set([...scenario.injects, ...scenario.expected].flatMap(({ probes }) => probes))
    expect([...probed].sort()).toEqual(['P1', 'P10', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9'])
  })

  it('[S4] names a statute only where its text was read', () => {
    const bases = scenario.clauses.flatMap(({ basis }) => basis)
    for (const { source, article, tag } of bases) {
      const statute = /(法|条例)$/.test(source.zh) || /(Law|Regulation|Act)$/.test(source.en)
      expect([source.zh, statute, article !== undefined]).toEqual([source.zh, tag === 'S', tag === 'S'])
    }
    for (const { id, limit, basis } of scenario.clauses) {
      if (limit.tag === 'S') expect([id, basis.some(({ tag }) => tag === 'S')]).toEqual([id, true])
      else expect([id, `${limit.zh}${limit.en}`]).toEqual([id, expect.stringMatching(/演练标准|持续/)])
    }
  })

  it('[S4] never lets a drill figure read as law', () => {
    for (const { id, limit } of scenario.expected) {
      if ('of' in limit || 'event' in limit || 'period' in limit) expect([id, limit.tag]).toEqual([id, 'D'])
    }
    for (const { id, limit } of scenario.clauses.filter(({ limit }) => limit.tag === 'S')) {
      expect([id, /\d/.test(`${limit.zh}${limit.en}`)]).toEqual([id, false])
    }
  })

  it('[S3] says everything in both languages, each in its own script', () => {
    expect(texts.length).toBeGreaterThan(300)
    for (const { where, zh, en } of texts) {
      expect([where, zh]).toEqual([where, expect.stringMatching(/\p{Script=Han}/u)])
      expect([where, en]).toEqual([where, expect.stringMatching(/^[^\p{Script=Han}，。；：（）]+$/u)])
    }
  })

  it('[S3] writes Chinese with Chinese punctuation', () => {
    for (const { where, zh } of texts) {
      expect([where, zh]).toEqual([
        where,
        expect.not.stringMatching(/\p{Script=Han}[,:;?!()]|[,:;?!()]\p{Script=Han}/u),
      ])
    }
  })

  it('[S3] leaves no placeholder behind, the same variables in both languages, and no exercise mark in a text', () => {
    const variables = new Set(idsOf(scenario.variables))
    const used = (text: unknown) => [...String(text).matchAll(/\{([^}]*)\}/g)].map(([, name]) => name).sort()
    for (const { where, zh, en } of texts) {
      expect([where, used(zh)]).toEqual([where, used(en)])
      for (const name of used(zh)) expect([where, variables.has(name ?? '')]).toEqual([where, true])
      const written = `${zh} ${en}`
      expect([where, /…|\.\.\.|XX|TBD|xxx|【演练】|\[EXERCISE\]/.test(written)]).toEqual([where, false])
    }
  })
})
