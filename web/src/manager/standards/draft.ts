import type { ScoringStandard, StandardRequest } from '../../../../engine/score/standard-schema.ts'
import type { FigureInfo, Path, Unit } from './figure.ts'
import { allFigures, figureGroups } from './figures.ts'

type Curve = StandardRequest['curve']
export type CurveKind = Curve['kind']
/** The figures of the curves; a kind uses its own and leaves the others alone. */
export const curveFigures = {
  step: [],
  'three-step': ['second'],
  linear: ['grace'],
  exponential: ['halfLife'],
  logistic: ['midpoint', 'slope'],
} as const satisfies Record<CurveKind, readonly string[]>
export type CurveFigure = (typeof curveFigures)[CurveKind][number]
export const curveKinds = Object.keys(curveFigures) as readonly CurveKind[]

/** A version as it is being written: everything as text, whatever a person types. */
export interface Draft {
  readonly name: { readonly zh: string; readonly en: string }
  readonly note: { readonly zh: string; readonly en: string }
  readonly figures: Readonly<Record<Path, string>>
  readonly kind: CurveKind
  readonly curve: Readonly<Record<CurveFigure, string>>
}

/** What is wrong with a field; the page has the words. */
export type Mistake =
  | { readonly why: 'number' }
  | { readonly why: 'whole' }
  | { readonly why: 'range'; readonly from: number; readonly to: number }
  | { readonly why: 'empty' | 'noWeight' | 'order' | 'both' | 'above0' | 'name' }
export type Field = Path | `curve.${CurveFigure}` | 'name.zh' | 'name.en' | 'note'
export type Mistakes = Readonly<Partial<Record<Field, Mistake>>>
export type ReadDraft =
  | { readonly ok: true; readonly request: StandardRequest }
  | { readonly ok: false; readonly mistakes: Mistakes }

const minute = 60_000
/** What one written unit is in the standard's own. */
const scale: Readonly<Record<Unit, number>> = { weight: 1, share: 0.01, ratio: 1, minutes: minute, count: 1, points: 1 }
/** Smallest and largest, as written. */
const bounds: Readonly<Record<Unit, readonly [number, number]>> = {
  weight: [0, 100],
  share: [0, 100],
  ratio: [0, 1],
  minutes: [0, 100_000],
  count: [1, 1000],
  points: [0, 100],
}
const tidy = (value: number) => Number(value.toFixed(6))

type Nested = Readonly<Record<string, unknown>>
const at = (standard: StandardRequest, path: string): number =>
  Number(path.split('.').reduce<unknown>((value, key) => (value as Nested)[key], standard))

/** A figure of a standard, as it is written. */
export const writtenOf = (standard: StandardRequest, { path, unit }: Pick<FigureInfo, 'path' | 'unit'>): string =>
  String(tidy(at(standard, path) / scale[unit]))

/** A version to start from, as text. Its name is not taken over: another version is another name. */
export function draftOf(standard: ScoringStandard): Draft {
  const { curve } = standard
  return {
    name: { zh: '', en: '' },
    note: { zh: '', en: '' },
    figures: Object.fromEntries(allFigures.map((info) => [info.path, writtenOf(standard, info)])) as Draft['figures'],
    kind: curve.kind,
    curve: {
      second: String(curve.kind === 'three-step' ? tidy(curve.second / minute) : 10),
      grace: String(curve.kind === 'linear' ? tidy(curve.grace * 100) : 100),
      halfLife: String(curve.kind === 'exponential' ? tidy(curve.halfLife / minute) : 10),
      midpoint: String(curve.kind === 'logistic' ? tidy(curve.midpoint / minute) : 20),
      slope: String(curve.kind === 'logistic' ? curve.slope : 0.2),
    },
  }
}

function readNumber(text: string): number | undefined {
  // Full-width digits and the ideographic full stop are what a Chinese keyboard gives.
  const plain = text.normalize('NFKC').trim().replace('。', '.')
  return /^\d+(\.\d+)?$|^\.\d+$/.test(plain) ? Number(plain) : undefined
}

function mistakeOf({ path, unit }: FigureInfo, text: string): Mistake | undefined {
  if (text.trim() === '') return { why: 'empty' }
  const value = readNumber(text)
  if (value === undefined) return { why: 'number' }
  const [low, high] = bounds[unit]
  const from = path === 'busyAtMost' ? 1 : low
  if (value < from || value > high) return { why: 'range', from, to: high }
  return unit === 'count' && !Number.isInteger(value) ? { why: 'whole' } : undefined
}

/** Longest figures of a curve, as written: times in minutes, grace in per cent. */
const curveMost: Readonly<Record<CurveFigure, number>> = {
  second: 100_000,
  halfLife: 100_000,
  midpoint: 100_000,
  grace: 10_000,
  slope: 100,
}

function curveOf({ kind, curve }: Draft): Curve {
  const of = (figure: CurveFigure) => readNumber(curve[figure]) ?? 0
  const ms = (figure: CurveFigure) => Math.round(of(figure) * minute)
  switch (kind) {
    case 'step':
      return { kind }
    case 'three-step':
      return { kind, second: ms('second') }
    case 'linear':
      return { kind, grace: tidy(of('grace') / 100) }
    case 'exponential':
      return { kind, halfLife: ms('halfLife') }
    case 'logistic':
      return { kind, midpoint: ms('midpoint'), slope: of('slope') }
  }
}

/**
 * What to send, or every mistake by its field. `base` gives what the page does not set: by which ids scoring recognises
 * orders, leaders and reports. Without `named` a missing name is passed over, for trying.
 */
export function readDraft(draft: Draft, base: ScoringStandard, named = true): ReadDraft {
  const mistakes: Partial<Record<Field, Mistake>> = {}
  for (const info of allFigures) {
    const mistake = mistakeOf(info, draft.figures[info.path])
    if (mistake) mistakes[info.path] = mistake
  }
  for (const figure of curveFigures[draft.kind]) {
    const value = readNumber(draft.curve[figure])
    if (value === undefined) mistakes[`curve.${figure}`] = { why: draft.curve[figure].trim() ? 'number' : 'empty' }
    else if (value <= 0) mistakes[`curve.${figure}`] = { why: 'above0' }
    else if (value > curveMost[figure]) mistakes[`curve.${figure}`] = { why: 'range', from: 0, to: curveMost[figure] }
  }
  const value = (path: Path) => readNumber(draft.figures[path]) ?? 0
  for (const id of ['profile', 'adherence']) {
    const paths = allFigures.map((info) => info.path).filter((path) => path.startsWith(`${id}.`))
    const first = paths[0]
    const sound = paths.every((path) => !mistakes[path])
    if (first && sound && paths.every((path) => value(path) === 0)) mistakes[first] = { why: 'noWeight' }
  }
  const falling = [
    ['bands.excellent', 'bands.good', 'bands.fair'],
    ['marks.five', 'marks.three', 'marks.one'],
  ] as const
  for (const paths of falling)
    for (const [index, path] of paths.entries()) {
      const over = paths[index - 1]
      if (over && !mistakes[path] && value(path) >= value(over)) mistakes[path] = { why: 'order' }
    }
  const [name, note] = [draft.name, draft.note].map(({ zh, en }) => ({ zh: zh.trim(), en: en.trim() }))
  if (named && !name?.zh) mistakes['name.zh'] = { why: 'name' }
  if (named && !name?.en) mistakes['name.en'] = { why: 'name' }
  if (note && (note.zh === '') !== (note.en === '')) mistakes.note = { why: 'both' }
  if (Object.keys(mistakes).length > 0 || !name || !note) return { ok: false, mistakes }

  const { version: _, note: __, ...rest } = base
  const request = structuredClone(rest) as Record<string, unknown>
  for (const { path, unit } of allFigures) {
    const keys = path.split('.')
    const last = keys.pop() ?? path
    const holder = keys.reduce((holder, key) => holder[key] as Record<string, unknown>, request)
    const number = value(path) * scale[unit]
    holder[last] = unit === 'minutes' ? Math.round(number) : tidy(number)
  }
  const unnamed = { zh: '试算', en: 'Trial' }
  return {
    ok: true,
    request: {
      ...(request as StandardRequest),
      name: { zh: name.zh || unnamed.zh, en: name.en || unnamed.en },
      ...(note.zh && { note }),
      curve: curveOf(draft),
    },
  }
}

/** Where two versions differ, group by group; groups without a difference are left out. The curve is compared apart. */
export function differences(one: StandardRequest, other: StandardRequest) {
  return figureGroups.flatMap((group) => {
    const figures = group.figures.filter((info) => writtenOf(one, info) !== writtenOf(other, info))
    return figures.length > 0 ? [{ ...group, figures }] : []
  })
}
export const sameCurve = (one: StandardRequest, other: StandardRequest): boolean =>
  JSON.stringify(Object.entries(one.curve).sort()) === JSON.stringify(Object.entries(other.curve).sort())
