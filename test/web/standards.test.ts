import { describe, expect, it } from 'vitest'
import { shippedStandard } from '../../engine/score/standard.ts'
import { standardRequest, standardSchema } from '../../engine/score/standard-schema.ts'
import {
  type Draft,
  differences,
  draftOf,
  type Field,
  type ReadDraft,
  readDraft,
  sameCurve,
} from '../../web/src/manager/standards/draft.ts'
import type { Path } from '../../web/src/manager/standards/figure.ts'
import { allFigures, figureGroups } from '../../web/src/manager/standards/figures.ts'

const named = { ...draftOf(shippedStandard), name: { zh: '本旗标准', en: 'Ours' } }
const put = (figures: Partial<Record<Path, string>>): Draft => ({ ...named, figures: { ...named.figures, ...figures } })
const mistakes = (read: ReadDraft) => (read.ok ? {} : read.mistakes)
const whyOf = (draft: Draft, field: Field) => mistakes(readDraft(draft, shippedStandard))[field]?.why
/** Every number of a standard by its path, but for the version. */
function numbersOf(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return [path]
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return Object.entries(value).flatMap(([key, each]) => numbersOf(each, path ? `${path}.${key}` : key))
}

describe('a scoring standard being written', () => {
  it('[R73] has every figure of the standard once, each with a sentence in both languages', () => {
    const { version: _, curve: __, ...rest } = shippedStandard
    expect(allFigures.map(({ path }) => path).sort()).toEqual(numbersOf(rest).sort())
    for (const { label, says } of [...allFigures, ...figureGroups])
      for (const text of [label, says]) {
        expect(text.zh).toMatch(/\p{Script=Han}/u)
        expect(text.en).not.toMatch(/\p{Script=Han}/u)
      }
  })

  it('[R73] left as it was, is the version it was made from under another name', () => {
    const read = readDraft(named, shippedStandard)
    if (!read.ok) throw new Error(JSON.stringify(read.mistakes))
    const { version: _, note: __, ...rest } = shippedStandard
    expect(read.request).toEqual({ ...rest, name: { zh: '本旗标准', en: 'Ours' } })
    expect(differences(read.request, shippedStandard)).toEqual([])
  })

  it('[R73] is read as people write: per cent, minutes, full-width digits', () => {
    const read = readDraft(
      put({
        'thresholds.orphanShare': '７.５',
        'thresholds.timeToOwner': ' 2.5 ',
        'profile.timeliness': '３0',
        'thresholds.tlx': '65。5',
      }),
      shippedStandard,
    )
    if (!read.ok) throw new Error(JSON.stringify(read.mistakes))
    const { thresholds, profile } = read.request
    expect([thresholds.orphanShare, thresholds.timeToOwner, thresholds.tlx]).toEqual([0.075, 150_000, 65.5])
    expect(profile.timeliness).toBe(30)
    const changed = differences(shippedStandard, read.request).flatMap(({ figures }) => figures.map(({ path }) => path))
    expect(changed.sort()).toEqual(
      ['profile.timeliness', 'thresholds.orphanShare', 'thresholds.timeToOwner', 'thresholds.tlx'].sort(),
    )
  })

  it('[R73] tells what is wrong with which field, and what the server takes it for', () => {
    expect(whyOf(put({ 'profile.workload': '' }), 'profile.workload')).toBe('empty')
    for (const text of ['abc', '-1', '1e3', '1,5', '0x10'])
      expect(whyOf(put({ perBreach: text }), 'perBreach'), text).toBe('number')
    expect(whyOf(put({ perBreach: '100.1' }), 'perBreach')).toBe('range')
    expect(whyOf(put({ busyAtMost: '0' }), 'busyAtMost')).toBe('range')
    expect(whyOf(put({ 'thresholds.rolesPerPerson': '2.5' }), 'thresholds.rolesPerPerson')).toBe('whole')
    expect(whyOf(put({ 'bands.good': '95' }), 'bands.good')).toBe('order')
    expect(whyOf(put({ 'marks.one': '60' }), 'marks.one')).toBe('order')
    const none = Object.fromEntries(
      allFigures.filter(({ path }) => path.startsWith('adherence.')).map(({ path }) => [path, '0']),
    )
    expect(Object.values(mistakes(readDraft(put(none), shippedStandard)))).toEqual([{ why: 'noWeight' }])
    expect(whyOf({ ...named, name: { zh: ' ', en: 'Ours' } }, 'name.zh')).toBe('name')
    expect(readDraft({ ...named, name: { zh: '', en: '' } }, shippedStandard, false).ok).toBe(true)
    expect(whyOf({ ...named, note: { zh: '说明', en: '' } }, 'note')).toBe('both')
    const halving: Draft = { ...named, kind: 'exponential', curve: { ...named.curve, halfLife: '0' } }
    expect(whyOf(halving, 'curve.halfLife')).toBe('above0')
    expect(readDraft({ ...halving, kind: 'step' }, shippedStandard).ok).toBe(true)
  })

  it('[R73] what it lets through the server takes, at the ends of every range and under every curve', () => {
    const seed = 20_261_128
    let state = seed
    const random = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state / 2 ** 32
    }
    const values = ['0', '0.5', '1', '2', '50', '99', '100', '1000', '']
    const kinds = ['step', 'three-step', 'linear', 'exponential', 'logistic'] as const
    let taken = 0
    for (let n = 0; n < 2000; n++) {
      const figures = Object.fromEntries(
        allFigures.map(({ path }) => {
          const any = values[Math.floor(random() * values.length)] ?? ''
          return [path, random() < 0.06 ? any : named.figures[path]]
        }),
      )
      const kind = kinds[Math.floor(random() * kinds.length)] ?? 'step'
      const read = readDraft({ ...put(figures), kind }, shippedStandard)
      if (!read.ok) continue
      taken++
      const parsed = standardRequest.safeParse(read.request)
      expect(parsed.success, `seed ${seed}, case ${n}: ${parsed.error}`).toBe(true)
      const stored = standardSchema.parse({ version: 2, ...read.request })
      const again = readDraft({ ...draftOf(stored), name: read.request.name }, stored)
      expect(again, `seed ${seed}, case ${n}`).toEqual({ ok: true, request: read.request })
      expect(sameCurve(stored, read.request)).toBe(true)
    }
    expect(taken).toBeGreaterThan(100)
  })
})
