import type { Scenario } from '../../scenario/scenario.ts'
import type { WorkloadAnswer } from '../rulings.ts'
import type { PhaseTlx } from './workload.ts'

const scales = ['mental', 'physical', 'temporal', 'performance', 'effort', 'frustration'] as const
const mean = (values: readonly number[]) =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length

/** Raw TLX of one answer: the mean of its six scales (Hart & Staveland 1988). */
export const rawTlx = (answer: WorkloadAnswer): number => scales.reduce((sum, scale) => sum + answer[scale], 0) / 6

/** Mean Raw TLX of some answers; null over none. */
export const meanTlx = (answers: readonly WorkloadAnswer[]): number | null => mean(answers.map(rawTlx))

/** What people answered after each phase, scale by scale. */
export function tlxByPhase(scenario: Scenario, answers: readonly WorkloadAnswer[]): PhaseTlx[] {
  return scenario.phases.map(({ id, zh, en }) => {
    const own = answers.filter((answer) => answer.phase === id)
    const of = (scale: (typeof scales)[number]) => mean(own.map((answer) => answer[scale])) ?? 0
    return {
      phase: id,
      label: { zh, en },
      answers: own.length,
      tlx: meanTlx(own),
      scales:
        own.length === 0
          ? null
          : {
              mental: of('mental'),
              physical: of('physical'),
              temporal: of('temporal'),
              performance: of('performance'),
              effort: of('effort'),
              frustration: of('frustration'),
            },
    }
  })
}
