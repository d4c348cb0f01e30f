import type { Text } from '../../../../engine/scenario/scenario.ts'
import type { StandardRequest } from '../../../../engine/score/standard-schema.ts'

/** How a figure is written: a share as per cent, a time as minutes, the rest as it is. */
export type Unit = 'weight' | 'share' | 'ratio' | 'minutes' | 'count' | 'points'

type Keys<T, P extends keyof T & string> = { [K in P]: `${K}.${keyof T[K] & string}` }[P]
/** Where a figure stands in the standard. */
export type Path =
  | 'perBreach'
  | 'contentShare'
  | 'performed'
  | 'conflictWindow'
  | 'busyAtMost'
  | Keys<StandardRequest, 'profile' | 'adherence' | 'bands' | 'marks' | 'moves' | 'thresholds'>

/** One figure of the standard: what it is called, and in a sentence what it does. */
export interface FigureInfo {
  readonly path: Path
  readonly unit: Unit
  readonly label: Text
  readonly says: Text
}
export interface FigureGroup {
  readonly id: string
  readonly label: Text
  readonly says: Text
  readonly figures: readonly FigureInfo[]
}

export const figure = (path: Path, unit: Unit, label: Text, says: Text): FigureInfo => ({ path, unit, label, says })
