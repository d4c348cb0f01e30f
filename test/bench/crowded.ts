import type { Entry } from '../../engine/drill/entries.ts'
import { makeDice } from '../../engine/rehearse/dice.ts'
import { type Scenario, type ScenarioSource, scenarioSchema } from '../../engine/scenario/scenario.ts'
import { smallSource } from '../engine/small-scenario.ts'

const both = (line: string) => ({ zh: line, en: line })
const minute = 60_000

export interface Crowd {
  readonly cadres: number
  /** Entries of each cadre, beside what the plan's steps add. */
  readonly each: number
  readonly steps: number
  readonly seed: number
}

/** A plan of so many steps, in a partial order with about three pairs a step. */
export function crowdedScenario({ cadres, steps, seed }: Crowd): Scenario {
  const dice = makeDice(seed)
  const roles = Array.from({ length: cadres }, (_, i) => `R${i}`)
  const ids = Array.from({ length: steps }, (_, i) => `step-${i}`)
  const expected: ScenarioSource['expected'] = ids.map((id, i) => ({
    id,
    ...both(id),
    role: [roles[i % cadres] ?? 'R0'],
    form: 'act',
    match: { task: `task-${i}` },
    clause: 'C-1.1',
    objective: 'O1',
    after: { at: '0m' },
    limit: { kind: 'within', of: '60m', tag: 'D' },
    weight: 1 + Math.floor(dice() * 3),
  }))
  const pairs = Array.from({ length: 3 * steps }, () => {
    const [a, b] = [Math.floor(dice() * steps), Math.floor(dice() * steps)]
    return [ids[Math.min(a, b)] ?? '', ids[Math.max(a, b)] ?? ''] as [string, string]
  })
  return scenarioSchema.parse(
    smallSource({
      clauses: smallSource().clauses.map((clause) => ({ ...clause, actor: roles })),
      roles: roles.map((id) => ({ id, ...both(id), duties: [both('act')] })),
      phases: [{ id: 'response', ...both('Response'), kind: 'response', at: '0m' }],
      tasks: ids.map((_, i) => ({ id: `task-${i}`, ...both(`task ${i}`) })),
      injects: [{ id: 'I1', at: '0m', from: 'R0', to: [], via: 'phone', ...both('Go'), noise: true }],
      expected,
      precedence: pairs.filter(([a, b]) => a !== b),
      links: roles.map((role, i) => [role, roles[(i + 1) % cadres] ?? 'R0']),
      branches: [],
    }),
  )
}

/** A log in which everybody does much off the plan, and the plan's steps in random order, one in ten not at all. */
export function crowdedLog(scenario: Scenario, { cadres, each, seed }: Crowd): Entry[] {
  const dice = makeDice(seed + 1)
  type Open = Entry extends infer E ? (E extends Entry ? Omit<E, 'e' | 'wall'> : never) : never
  const rows: { at: number; body: (e: number) => Open[] }[] = []
  const own = new Map(scenario.expected.map((expected) => [expected.id, expected]))
  const act = (at: number, role: string, task: string, to: readonly string[]) =>
    ({
      type: 'action-taken',
      at,
      own: at,
      receivedAt: at,
      action: `a${at}${role}${task}`,
      seat: role,
      role,
      form: 'order',
      fields: { task, content: 'x' },
      to,
    }) as const
  for (const { id, role, match } of own.values()) {
    if (dice() < 0.1) continue
    const at = Math.round(dice() * 100) * minute
    rows.push({
      at,
      body: (e) => [
        { ...act(at, role[0] ?? '', String(match.task), []), form: 'act' },
        { type: 'expected-met', at, expected: id, action: e, openedAt: 0, took: at, late: at > 60 * minute },
      ],
    })
  }
  for (let cadre = 0; cadre < cadres; cadre++) {
    for (let i = 0; i < each; i++) {
      const at = Math.round(dice() * 100 * minute)
      const to = `R${Math.floor(dice() * cadres)}`
      rows.push({ at, body: () => [act(at, `R${cadre}`, `task-${Math.floor(dice() * 200)}`, [to])] })
    }
  }
  const clock = { drillEpoch: 0, wallEpoch: 0, rate: 1 }
  const start: Open[] = [
    ...Array.from(
      { length: cadres },
      (_, i) => ({ type: 'seat-joined', at: 0, seat: `R${i}`, role: `R${i}`, name: `N${i}` }) as const,
    ),
    { type: 'drill-started', at: 0, clock },
    ...scenario.expected.map(
      ({ id }) => ({ type: 'expected-opened', at: 0, expected: id, dueAt: 60 * minute, by: 1 }) as const,
    ),
  ]
  const entries: Entry[] = []
  const add = (body: Open) => entries.push({ ...body, e: entries.length + 1, wall: body.at } as Entry)
  start.forEach(add)
  for (const row of rows.sort((a, b) => a.at - b.at)) for (const body of row.body(entries.length + 1)) add(body)
  add({ type: 'drill-ended', at: 100 * minute, clock })
  return entries
}
