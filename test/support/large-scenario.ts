import type { ScenarioSource } from '../../engine/scenario/scenario.ts'
import { smallSource } from '../engine/small-scenario.ts'

const both = (line: string) => ({ zh: `${line}情况`, en: line })

/** A scenario of so many injects: every second asks for something, by turns an order and a report, and every tenth has a branch. */
export function largeSource(injects: number): ScenarioSource {
  const base = smallSource()
  const roles = Array.from({ length: 20 }, (_, i) => `R${i}`)
  const tasks = Array.from({ length: 100 }, (_, i) => `task${i}`)
  const numbers = Array.from({ length: injects }, (_, i) => i)
  const role = (i: number) => roles[Math.floor(i) % roles.length] ?? ''
  return {
    ...base,
    id: 'large',
    clock: { start: '08:00', rate: 60, end: `${injects * 2 + 200}m` },
    clauses: base.clauses.map((clause) => ({ ...clause, actor: roles })),
    roles: [
      ...roles.map((id) => ({ id, ...both(id), duties: [both('Act')] })),
      { id: 'UPR', ...both('League'), kind: 'simcell', duties: [both('Receive')] },
    ],
    tasks: tasks.map((id) => ({ id, ...both(id) })),
    injects: numbers.map((i) => ({
      id: `I${i}`,
      at: `${i * 2}m`,
      from: 'UPR',
      to: [role(i / 2)],
      via: 'phone' as const,
      ...both(`Something has happened at place ${i}`),
      ...(i % 2 === 0 ? { expects: [`e${i}`] } : { noise: true }),
    })),
    expected: numbers
      .filter((i) => i % 2 === 0)
      .map((i) => ({
        id: `e${i}`,
        ...both(`Deal with ${i}`),
        role: [role(i / 2)],
        ...(i % 4 === 0 ? { form: 'order', match: { task: tasks[i % tasks.length] ?? '' } } : { form: 'report-up' }),
        to: ['UPR'],
        clause: 'C-1.1',
        objective: 'O1',
        limit: { kind: 'within' as const, of: '30m', tag: 'D' as const },
      })),
    precedence: [],
    links: [['R0', 'UPR']],
    branches: numbers
      .filter((i) => i % 10 === 0)
      .map((i) => ({
        id: `B${i}`,
        ...both(`Nobody dealt with ${i}`),
        when: { notDone: `e${i}`, by: `${i * 2 + 60}m` },
        effects: [{ fail: 'O1' }],
        root: 'response' as const,
      })),
  }
}
