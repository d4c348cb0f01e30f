import type { Scenario } from '../../scenario/scenario.ts'
import type { Facts } from '../facts.ts'
import type { Unaddressed } from './coordination.ts'

const text = (zh: string, en: string) => ({ zh, en })
const short = (line: string, most: number) => (line.length > most ? `${line.slice(0, most)}…` : line)

/** Injects to nobody in particular that called for something, and who first took them on (doctrine 4, P2). */
export function ownersOf(scenario: Scenario, facts: Facts): Unaddressed[] {
  const byId = new Map(scenario.injects.map((inject) => [inject.id, inject]))
  return facts.delivered.flatMap((delivery): Unaddressed[] => {
    const inject = byId.get(delivery.inject ?? '')
    if (!inject || delivery.message.to.length > 0 || inject.expects.length === 0) return []
    const taken = inject.expects
      .flatMap((id) => facts.met.get(id) ?? [])
      .map((met) => facts.byNumber.get(met.action))
      .concat((facts.answers.get(delivery.e) ?? []).filter((action) => action.form === 'assign-owner'))
      .flatMap((entry) => (entry?.type === 'action-taken' ? [entry] : []))
      .sort((a, b) => a.own - b.own || a.e - b.e)[0]
    const ownedAt = taken && Math.max(taken.own, delivery.at)
    const dues = inject.expects.flatMap((id) => facts.opened.get(id)?.dueAt ?? [])
    return [
      {
        inject: inject.id,
        label: text(short(delivery.message.zh, 30), short(delivery.message.en, 70)),
        deliveredAt: delivery.at,
        ...(taken && { ownedAt, owner: taken.fields.owner ?? taken.role }),
        took: (ownedAt ?? facts.end) - delivery.at,
        ...(dues.length > 0 && { limit: Math.max(0, Math.min(...dues) - delivery.at) }),
        entries: [delivery.e, ...(taken ? [taken.e] : [])],
      },
    ]
  })
}
