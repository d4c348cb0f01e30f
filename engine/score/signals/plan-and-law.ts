import { both } from '../../words/words.ts'
import { measure, shareOf } from './measure.ts'
import type { Measure } from './signal.ts'
import { probesOf, type Sources } from './sources.ts'

/** P1: what came and no clause had an answer to, and what was right although the plan has it otherwise. */
export function planMeasures({ scenario, facts, rulings, standard }: Sources): Measure[] {
  const { thresholds } = standard
  const injects = new Map(scenario.injects.map((inject) => [inject.id, inject]))
  const opensSomething = new Set(
    scenario.expected.flatMap(({ after }) => (after && 'inject' in after ? [after.inject] : [])),
  )
  const asked = facts.delivered.filter(({ inject }) => !injects.get(inject ?? '')?.noise)
  const orphans = asked.filter(({ inject }) => {
    const planned = injects.get(inject ?? '')
    return !planned || (planned.expects.length === 0 && !opensSomething.has(planned.id))
  })
  return [
    measure(
      'orphan-injects',
      both('没有条款对应的情况占比', 'Injects that no clause answers'),
      'share',
      shareOf(
        orphans.length,
        asked.length,
        asked.map((delivery) => delivery.e),
      ),
      'above',
      thresholds.orphanShare,
    ),
    measure(
      'accepted-deviations',
      both('经认定合理的偏离', 'Deviations from the plan ruled right'),
      'count',
      {
        // Where nobody accepted any, nobody may have looked: that is not none.
        value: rulings.accepted.length > 0 ? rulings.accepted.length : null,
        entries: [...new Set(rulings.accepted.flatMap((each) => each.entries))].sort((a, b) => a - b),
      },
      'at-least',
      thresholds.acceptedDeviations,
    ),
  ]
}

/** What people write when they do not know whose business it is or on what authority. */
const unclear = /职责不清|依据不明|依据不清|权限不明|无权|没有授权|no authority|unclear|whose (job|duty)|legal basis/i

/** P7: decisions held up where the law is in question, and people saying so. */
export function lawMeasures({ scenario, facts, items, standard }: Sources): Measure[] {
  const { thresholds } = standard
  const probes = probesOf(scenario)
  const probing = items.filter(
    (item) =>
      probes.get(item.expected)?.has('P7') && item.openedAt !== undefined && item.points !== null && !item.accepted,
  )
  const delays = probing.map((item) => Math.max(0, (item.doneAt ?? facts.end) - (item.dueAt ?? facts.end)))
  const said = facts.actions.filter((action) =>
    [action.reason, ...Object.values(action.fields)].some((text) => text !== undefined && unclear.test(text)),
  )
  return [
    measure(
      'decision-delay',
      both('依据有争议的事项超过时限的最长时间', 'Longest time over the limit where the basis is disputed'),
      'ms',
      {
        value: delays.length === 0 ? null : Math.max(...delays),
        entries: [...new Set(probing.flatMap((item) => item.entries))].sort((a, b) => a - b),
      },
      'above',
      thresholds.decisionDelay,
    ),
    measure(
      'unclear-basis',
      both('填报中说明职责不清、依据不明的次数', 'Actions that say duty or legal basis is unclear'),
      'count',
      {
        value: facts.actions.length === 0 ? null : said.length,
        entries: said.map((action) => action.e),
      },
      'at-least',
      thresholds.unclearBasis,
    ),
  ]
}
