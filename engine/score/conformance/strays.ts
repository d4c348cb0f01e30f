import type { EntryOf } from '../../drill/entries.ts'
import { formOf } from '../../scenario/forms.ts'
import type { Scenario, Text } from '../../scenario/scenario.ts'
import { isForbidden } from '../../scenario/script.ts'
import { type Facts, groupBy } from '../facts.ts'
import { fits } from '../fits.ts'
import type { ItemScore } from '../review.ts'
import type { ScoringStandard } from '../standard-schema.ts'
import type { Move } from './conformance.ts'

function labelOf(tasks: ReadonlyMap<string, Text>, action: EntryOf<'action-taken'>): Text {
  const form = formOf(action.form)
  const task = tasks.get(action.fields.task ?? '')
  if (!form) return { zh: action.form, en: action.form }
  return task ? { zh: `${form.zh}：${task.zh}`, en: `${form.en}: ${task.en}` } : { zh: form.zh, en: form.en }
}

/** Actions that met nothing: forbidden, done again, or off the plan. Those that can never be too many are left out. */
export function strays(
  scenario: Scenario,
  facts: Facts,
  items: readonly ItemScore[],
  standard: ScoringStandard,
): Move[] {
  const wanted = groupBy(
    scenario.expected.filter((expected) => !isForbidden(expected)),
    (expected) => expected.form,
  )
  const byId = new Map(items.map((item) => [item.expected, item]))
  const tasks = new Map(scenario.tasks.map((task) => [task.id, task]))
  return facts.actions.flatMap((action): Move[] => {
    if (facts.metBy.has(action.e)) return []
    const move = { kind: 'log-only', at: action.own, label: labelOf(tasks, action) } as const
    const broken = (facts.breachedBy.get(action.e) ?? []).map((entry) => ({ entry, item: byId.get(entry.expected) }))
    const [first] = broken
    if (first) {
      // An accepted one was right after all.
      if (broken.every(({ item }) => item?.accepted)) return []
      const { entry, item } = broken.find((each) => !each.item?.accepted) ?? first
      const about = item && { label: item.label, clause: item.clause }
      return [
        {
          ...move,
          ...about,
          why: 'forbidden',
          expected: entry.expected,
          cost: item?.weight ?? standard.moves.offPlan,
          entries: [action.e, entry.e],
        },
      ]
    }
    if (standard.conventions.freeForms.includes(action.form)) return []
    const again = wanted.get(action.form)?.find((expected) => {
      const before = facts.met.get(expected.id)?.[0]
      return before !== undefined && before.e < action.e && fits(expected, action)
    })
    if (again && byId.get(again.id)?.accepted) return []
    return [
      again
        ? {
            ...move,
            why: 'repeat',
            expected: again.id,
            label: { zh: again.zh, en: again.en },
            clause: again.clause,
            cost: standard.moves.repeat,
            entries: [action.e],
          }
        : { ...move, why: 'off-plan', cost: standard.moves.offPlan, entries: [action.e] },
    ]
  })
}
