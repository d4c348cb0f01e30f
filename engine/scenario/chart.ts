import type { Chart } from '../contract.ts'
import { thresholds } from './condition.ts'
import { formatDuration } from './duration.ts'
import type { Scenario, Text } from './scenario.ts'

const label = (zh: string, en: string): Text => ({ zh, en })
const clockLabel = (at: number) => `T${at < 0 ? '−' : '+'}${formatDuration(Math.abs(at))}`

/** The statechart as a picture needs it: phases in order, each branch hanging off the phases it can fire in. */
export function chartOf(scenario: Scenario): Chart {
  const { phases, branches, clock } = scenario
  const first = phases[0]
  const last = phases.at(-1)
  const states: Chart['states'] = [
    { id: 'lobby', label: label('候场', 'Lobby'), kind: 'lobby' },
    ...phases.map(({ id, zh, en, at }) => ({ id, label: label(zh, en), kind: 'phase' as const, at })),
    { id: 'ended', label: label('结束', 'Ended'), kind: 'ended', at: clock.end },
  ]
  const byTime = phases.slice(1).map((phase, index) => ({
    from: phases[index]?.id ?? 'lobby',
    to: phase.id,
    label: label(clockLabel(phase.at), clockLabel(phase.at)),
    kind: 'time' as const,
  }))
  const byBranch = branches.map((branch) => {
    const at = thresholds(branch.when).sort((a, b) => a - b)[0]
    const from = (at === undefined ? undefined : phases.findLast((phase) => phase.at <= at)) ?? last
    const target = branch.effects.flatMap((effect) => ('goto' in effect ? [effect.goto] : []))[0]
    const id = from?.id ?? 'lobby'
    return {
      from: id,
      to: target ?? id,
      label: label(branch.zh, branch.en),
      kind: 'branch' as const,
      branch: branch.id,
    }
  })
  return {
    states,
    transitions: [
      ...(first ? [{ from: 'lobby', to: first.id, label: label('启动', 'Start'), kind: 'command' as const }] : []),
      ...byTime,
      ...byBranch,
      ...(last ? [{ from: last.id, to: 'ended', label: label('结束', 'End'), kind: 'command' as const }] : []),
    ],
  }
}
