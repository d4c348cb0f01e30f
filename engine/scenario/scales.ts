import { type Grade, gradeTables } from './scales/grades.ts'
import { type Colour, type DroughtLevel, drought, sandstormSignal, snowSignal } from './scales/others.ts'
import { type Criteria, judge, type Known, type Level } from './scales/scale.ts'

/* Three scales that are easily taken for one: how grave a warning is (colour), an incident (grade), a response (level). */

/** Warning level: set by who issues the warning (突发事件应对法 63 [S]). */
export const warningLevels: readonly (Level & { readonly id: Colour })[] = [
  { id: 'blue', zh: '蓝色（四级）', en: 'Blue (IV)' },
  { id: 'yellow', zh: '黄色（三级）', en: 'Yellow (III)' },
  { id: 'orange', zh: '橙色（二级）', en: 'Orange (II)' },
  { id: 'red', zh: '红色（一级）', en: 'Red (I)' },
]

/** Incident grade: by what was lost, from tables of its own for each kind of incident. */
export const grades: readonly (Level & { readonly id: Grade })[] = [
  { id: 'ordinary', zh: '一般', en: 'Ordinary' },
  { id: 'serious', zh: '较大', en: 'Serious' },
  { id: 'major', zh: '重大', en: 'Major' },
  { id: 'exceptional', zh: '特别重大', en: 'Exceptionally serious' },
]

/** Response level: set by the headquarters as its plan says (突发事件应对法 71 [S]). */
export const responseLevels: readonly Level[] = [
  { id: 'I', zh: 'Ⅰ级', en: 'Level I' },
  { id: 'II', zh: 'Ⅱ级', en: 'Level II' },
  { id: 'III', zh: 'Ⅲ级', en: 'Level III' },
  { id: 'IV', zh: 'Ⅳ级', en: 'Level IV' },
]

export const droughtLevels: readonly (Level & { readonly id: DroughtLevel })[] = [
  { id: 'light', zh: '轻度干旱', en: 'Light drought' },
  { id: 'moderate', zh: '中度干旱', en: 'Moderate drought' },
  { id: 'severe', zh: '严重干旱', en: 'Severe drought' },
  { id: 'exceptional', zh: '特大干旱', en: 'Exceptional drought' },
]

export type GradedIncident = keyof typeof gradeTables

/**
 * The grade of an incident by what is known of it, e.g. `gradeOf('production-accident', {dead: 3})` is `serious`; 以上
 * includes its number, 以下 excludes it. Dead and seriously injured together are added up where both are given.
 */
export function gradeOf(incident: GradedIncident, known: Known): Grade | undefined {
  const { dead = 0, serious = 0 } = known as { dead?: number; serious?: number }
  const together = known.dead === undefined && known.serious === undefined ? {} : { casualties: dead + serious }
  return judge<Grade>(gradeTables[incident], { ...together, ...known })
}

/** The level of a drought by the share (%) of people short of water. */
export const droughtLevelOf = (share: number): DroughtLevel | undefined => judge(drought, { share })

/** The colour of a weather signal: snowfall (mm as water) or visibility (m) expected within so many hours. */
export const signalOf = (
  signal: 'snow' | 'sandstorm',
  known: { readonly mm?: number; readonly visibility?: number; readonly hours: number },
): Colour | undefined => judge(signal === 'snow' ? snowSignal : sandstormSignal, known)

/** All tables of criteria, for people to read. */
export const criteriaTables: readonly Criteria[] = [...Object.values(gradeTables), drought, snowSignal, sandstormSignal]

/** The three scales, the drought's own, and their criteria: what `GET /api/scales` answers. */
export interface ScalesAnswer {
  readonly warning: readonly Level[]
  readonly grade: readonly Level[]
  readonly response: readonly Level[]
  readonly drought: readonly Level[]
  readonly criteria: readonly Criteria[]
}
export const scales: ScalesAnswer = {
  warning: warningLevels,
  grade: grades,
  response: responseLevels,
  drought: droughtLevels,
  criteria: criteriaTables,
}
export type { Colour, Criteria, DroughtLevel, Grade, Known }
