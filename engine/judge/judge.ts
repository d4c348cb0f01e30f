import type { Scenario, Text } from '../scenario/scenario.ts'
import type { Review } from '../score/review.ts'
import type { Ruling } from '../score/rulings.ts'
import { byTime, loadAnswers, standings } from './heard.ts'
import { evaluationGroups, evaluationItems } from './item.ts'
import {
  type FeedbackSummary,
  feedbackAspects,
  type JudgedItem,
  type Judgement,
  type LoadCell,
  loadScales,
  type RulingView,
} from './judgement.ts'
import { measure, panelAgreement } from './panel.ts'
import type { Card, Feedback, Observation, Rating, Records, WorkloadRecord } from './records.ts'
import { scales } from './scale.ts'

function judgedItems(scenario: Scenario, ratings: readonly Rating[]): JudgedItem[] {
  const byItem = new Map<string, Rating[]>()
  for (const rating of [...ratings].sort(byTime)) {
    byItem.set(rating.item, [...(byItem.get(rating.item) ?? []), rating])
  }
  return evaluationItems(scenario).map((item) => {
    const all = byItem.get(item.id) ?? []
    const last = new Map(all.map((rating) => [rating.person.id, rating.id]))
    const stands = all.filter((rating) => last.get(rating.person.id) === rating.id && rating.value !== null)
    const earlier = all.filter((rating) => !stands.includes(rating))
    return { ...item, ratings: stands, earlier, ...measure(stands) }
  })
}

function observations(all: readonly Observation[]): Judgement['observations'] {
  const replaced = new Set(all.flatMap((each) => each.replaces ?? []))
  const list = all.filter((each) => each.text !== null && !replaced.has(each.id))
  const order = (a: Observation, b: Observation) => a.drillAt - b.drillAt || byTime(a, b)
  return { list: list.sort(order), history: all.filter((each) => !list.includes(each)).sort(order) }
}

/** What a ruling stands over, and in which words. `review` is the computed one, with nothing heard. */
function over(ruling: Ruling, review: Review): Pick<RulingView, 'label' | 'computed'> {
  switch (ruling.kind) {
    case 'item-points':
    case 'accept-deviation': {
      const item = review.items.find((each) => each.expected === ruling.expected)
      return { label: item?.label ?? same(ruling.expected), computed: item?.points ?? null }
    }
    case 'objective-rating': {
      const objective = review.objectives.find((each) => each.objective === ruling.objective)
      return { label: objective?.label ?? same(ruling.objective), computed: objective?.rating ?? null }
    }
    case 'conclusion':
      return { label: { zh: '总体结论', en: 'Overall conclusion' }, computed: review.conclusion }
  }
}
const same = (word: string): Text => ({ zh: word, en: word })

const aspectLabels: Readonly<Record<(typeof feedbackAspects)[number], Text>> = {
  realism: { zh: '情景真实可信', en: 'The scenario was realistic' },
  usefulness: { zh: '对本职工作有用', en: 'It was useful for my work' },
  roles: { zh: '角色职责清楚', en: 'My role was clear' },
  pace: { zh: '节奏合适', en: 'The pace was right' },
}
/** The forms together: mean and distribution of each statement, and what was written, in an order that tells nothing. */
export function feedbackSummary(forms: readonly Feedback[]): FeedbackSummary {
  const n = forms.length
  return {
    n,
    aspects: feedbackAspects.map((aspect) => {
      const count = (mark: number) => forms.filter((form) => form[aspect] === mark).length
      return {
        aspect,
        label: aspectLabels[aspect],
        mean: n === 0 ? null : forms.reduce((sum, form) => sum + form[aspect], 0) / n,
        counts: [count(1), count(2), count(3), count(4), count(5)],
      }
    }),
    texts: forms.flatMap(({ text }) => text ?? []).sort(),
  }
}

/** Raw TLX = Σ of the six / 6 (Hart & Staveland 1988, unweighted form), by role and phase in the scenario's order. */
export function loadTable(scenario: Scenario, workload: readonly WorkloadRecord[]): readonly LoadCell[] {
  const answers = loadAnswers(workload)
  return scenario.roles.flatMap((role) =>
    scenario.phases.flatMap((phase) => {
      const own = answers.filter((each) => each.role === role.id && each.phase === phase.id)
      if (own.length === 0) return []
      const mean = (of: (answer: (typeof own)[number]) => number) =>
        own.reduce((sum, answer) => sum + of(answer), 0) / own.length
      const means = Object.fromEntries(loadScales.map((scale) => [scale, mean((answer) => answer[scale])]))
      const rtlx = loadScales.reduce((sum, scale) => sum + (means[scale] ?? 0), 0) / loadScales.length
      return [{ role: role.id, phase: phase.id, n: own.length, scales: means as LoadCell['scales'], rtlx }]
    }),
  )
}

/** Cards in the order they came; the anonymous ones, which have no time, after them by their meaningless id. */
export function sortCards(cards: readonly Card[]): readonly Card[] {
  const far = Number.MAX_SAFE_INTEGER
  return [...cards].sort((a, b) => (a.at ?? far) - (b.at ?? far) || (a.id < b.id ? -1 : 1))
}

/**
 * Gathers what people said of a drill. `review` is the review as computed, with nothing heard: its values stand beside
 * the ruled ones. The same records give the same judgement.
 */
export function judge(scenario: Scenario, records: Records, review: Review, seats: number): Judgement {
  const items = judgedItems(scenario, records.ratings)
  return {
    drill: review.drill.id,
    scales,
    groups: evaluationGroups(scenario),
    items,
    agreement: panelAgreement(items),
    observations: observations(records.observations),
    rulings: standings(records).map(({ ruling, state, withdrawal }) => ({
      ruling,
      state,
      ...over(ruling, review),
      ...(withdrawal && { withdrawal }),
    })),
    hotWash: { cards: sortCards(records.cards), answered: records.cardPeople, seats },
    feedback: feedbackSummary(records.feedback),
    workload: loadTable(scenario, records.workload),
  }
}
