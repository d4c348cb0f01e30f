import type { Scenario, Text } from '../scenario/scenario.ts'
import { weighted } from './adherence.ts'
import type { Facts } from './facts.ts'
import { counts, isBroken } from './item.ts'
import type { Conclusion, ItemScore, Rating, Review } from './review.ts'
import type { ScoringStandard } from './standard-schema.ts'

type ObjectiveScore = Review['objectives'][number]
const list = (items: readonly ItemScore[]): Text => ({
  zh: items.map((item) => item.label.zh).join('、'),
  en: items.map((item) => item.label.en).join('; '),
})
const sentence = (zh: string, en: string, items: readonly ItemScore[] = []): Text => {
  const names = list(items)
  return items.length === 0 ? { zh, en } : { zh: `${zh}：${names.zh}`, en: `${en}: ${names.en}` }
}

function rule(
  objective: Scenario['objectives'][number],
  items: readonly ItemScore[],
  share: number | null,
  facts: Facts,
  performed: number,
): [Rating, Text] {
  const failed = facts.failed.get(objective.id)
  if (failed)
    return [
      'U',
      sentence(`分支 ${failed.branch} 发生，目标落空`, `Branch ${failed.branch} happened and defeated the objective`),
    ]
  const undone = items.filter((item) => item.critical && item.result === 'missed' && counts(item))
  if (undone.length > 0) return ['U', sentence('关键行动未办', 'Critical actions not done', undone)]
  const broken = items.filter(isBroken)
  if (broken.length > 0) return ['M', sentence('有越权或禁止行为', 'Authority or prohibition breached', broken)]
  const unlawful = items.filter((item) => counts(item) && item.limit.tag === 'S' && item.result !== 'done')
  if (unlawful.length > 0) return ['M', sentence('未守法定时限', 'A statutory limit was not kept', unlawful)]
  if (share !== null && share >= performed) return ['P', sentence('按预案完成', 'Done as the plan has it')]
  const weak = items.filter((item) => counts(item) && (item.points ?? 0) < 100 * performed)
  return ['S', sentence('目标达到，但有可改进之处', 'Achieved, with room to improve', weak)]
}

/**
 * P/S/M/U per objective by the deterministic rule of doctrine 2.1 [D]: U when a critical action was missed or a branch
 * defeated it, M on a breach or a missed statutory limit, P from the standard's share (0.9), else S. An objective with nothing to score is left out.
 */
export function rateObjectives(
  scenario: Scenario,
  items: readonly ItemScore[],
  facts: Facts,
  standard: ScoringStandard,
): ObjectiveScore[] {
  return scenario.objectives.flatMap((objective) => {
    const own = items.filter((item) => item.objective === objective.id)
    const scored = own.filter(counts)
    if (scored.length === 0 && !own.some(isBroken)) return []
    // A breach has no score of its own; its entries are evidence all the same.
    const entries = [...new Set(own.flatMap((item) => item.entries))].sort((a, b) => a - b)
    const score = { ...weighted(scored, (item) => (item.points ?? 0) / 100), entries }
    const [rating, why] = rule(objective, own, score.value, facts, standard.performed)
    const { id, zh, en, capability } = objective
    return [
      { objective: id, label: { zh, en }, capability, rating, why, score, items: own.map((item) => item.expected) },
    ]
  })
}

/** 优 良 中 差 after AQ/T 9009 §7.4 by the rule of doctrine 2.1 [D]. */
export function conclude(objectives: readonly ObjectiveScore[]): Conclusion {
  const ratings = objectives.map((objective) => objective.rating)
  if (ratings.length === 0 || ratings.includes('U')) return 'poor'
  if (ratings.includes('M')) return 'fair'
  return ratings.every((rating) => rating === 'P') ? 'excellent' : 'good'
}
