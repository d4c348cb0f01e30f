import type { ScenarioSource } from '../../engine/scenario/scenario.ts'
import { largeSource } from '../support/large-scenario.ts'

export interface Reference {
  readonly cadres: number
  readonly minutes: number
  readonly injects: number
  /** Actions of each cadre. */
  readonly actions: number
  /** After how long a silence a page pings, wall ms. */
  readonly pingMs: number
}

/** The drill that costs and punctuality are told of. */
export const reference: Reference = { cadres: 50, minutes: 120, injects: 40, actions: 4, pingMs: 180_000 }

/** Ten roles; every inject goes to three of them, one of whom it asks to act. */
export function referenceSource({ injects, minutes }: Reference): ScenarioSource {
  const large = largeSource(injects)
  const roles = Array.from({ length: 10 }, (_, index) => `R${index}`)
  return {
    ...large,
    id: 'reference',
    clock: { start: '08:00', rate: 1, end: `${minutes + 60}m` },
    phases: [{ id: 'response', zh: '处置', en: 'Response', kind: 'response', at: '0m' }],
    roles: large.roles.filter(({ id }) => roles.includes(id) || id === 'UPR'),
    clauses: large.clauses.map((clause) => ({ ...clause, actor: roles })),
    injects: large.injects.map((inject, index) => ({
      ...inject,
      at: `${Math.round((index * minutes) / injects)}m`,
      to: [0, 3, 6].map((more) => roles[(Math.floor(index / 2) + more) % 10] ?? ''),
    })),
    expected: large.expected?.map((each) => ({
      ...each,
      role: [roles[Math.floor(Number(each.id.slice(1)) / 2) % 10] ?? ''],
    })),
    branches: [],
  }
}

/** What a cadre of the reference sends. */
export const referenceAction = (id: string, index: number) => ({
  id,
  form: 'report-up',
  to: ['UPR', `R${(index + 1) % 10}`],
  fields: { means: 'phone', time: '10:01', place: '呼和淖尔嘎查以北三公里' },
})
