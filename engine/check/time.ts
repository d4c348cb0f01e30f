import type { Scenario } from '../scenario/scenario.ts'
import { type Report, say } from './finding.ts'

/** Phases that are never reached, and a clock that does not fit them. */
export function checkTime({ phases, clock }: Scenario, report: Report) {
  const begin = phases[0]?.at ?? 0
  phases.forEach((phase, i) => {
    const before = phases[i - 1]
    if (before && phase.at <= before.at)
      report(
        'unreachable-phase',
        ['phases', i, 'at'],
        say(
          `阶段“${phase.id}”不晚于前面的“${before.id}”开始，前者因此没有时间。请按时间先后排列。`,
          `Phase “${phase.id}” begins no later than “${before.id}” before it, which so never lasts. Order the phases by time.`,
        ),
      )
    if (phase.at >= clock.end)
      report(
        'unreachable-phase',
        ['phases', i, 'at'],
        say(
          `阶段“${phase.id}”在 clock.end 或之后开始，永远到不了。`,
          `Phase “${phase.id}” begins at or after clock.end and is never reached.`,
        ),
      )
  })
  const seen = new Set<number>()
  clock.rates.forEach(({ at }, i) => {
    const again = seen.has(at)
    seen.add(at)
    if (at < begin || at >= clock.end || again)
      report(
        'bad-rate',
        ['clock', 'rates', i, 'at'],
        again
          ? say('同一时刻写了两个速率，请删去一个。', 'Two rates stand at one time: remove one.')
          : say(
              '这个变速时刻不在演练之内，演练自第一阶段起至 clock.end 止。',
              'This change of rate lies outside the drill, which runs from the first phase to clock.end.',
            ),
      )
  })
}
