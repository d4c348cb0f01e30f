import { formatDuration } from '../scenario/duration.ts'
import type { Scenario, Text } from '../scenario/scenario.ts'
import { chartConfig } from './machine.ts'

/** A guard or an action as the machine's config names it. */
export interface Named {
  readonly type: string
  readonly params?: Readonly<Record<string, unknown>>
}
export interface ChartState {
  /** Unique among all; `key` is what the config calls it. */
  readonly id: string
  readonly key: string
  readonly parent?: string
  readonly label: Text
  /** The child that is entered with it. */
  readonly initial?: string
  readonly final: boolean
  readonly entry: readonly Named[]
}
export interface ChartTransition {
  readonly from: string
  /** Without an event it is taken as soon as its guard holds. */
  readonly event?: string
  /** Without a target the state stays as it is and only the actions happen. */
  readonly to?: string
  readonly guard?: Named
  readonly actions: readonly Named[]
  readonly label: Text
}
/** A machine's config laid flat: states from the outside in, transitions in the order in which they are tried. */
export interface ChartParts {
  readonly id: string
  readonly title: Text
  readonly initial: string
  readonly states: readonly ChartState[]
  readonly transitions: readonly ChartTransition[]
}

type Rough = Readonly<Record<string, unknown>>
interface RoughTransition {
  readonly target?: string
  readonly guard?: Named
  readonly actions?: readonly (string | Named)[]
}
const many = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T]
const named = (action: string | Named): Named => (typeof action === 'string' ? { type: action } : action)
const same = (text: string): Text => ({ zh: text, en: text })

const ownStates: Readonly<Record<string, Text>> = {
  lobby: { zh: '候场', en: 'Lobby' },
  running: { zh: '演练中', en: 'Running' },
  ended: { zh: '结束', en: 'Ended' },
}

/** The event names of the machine in words; the pictures for people show these. */
const events: Readonly<Record<string, Text>> = {
  start: { zh: '开始', en: 'start' },
  end: { zh: '结束', en: 'end' },
  deliver: { zh: '情况导入', en: 'deliver an inject' },
  act: { zh: '处置行动', en: 'an action' },
  due: { zh: '时限已到', en: 'a limit is over' },
  jump: { zh: '时钟跳转', en: 'the clock jumps' },
  tick: { zh: '时刻已到', en: 'a time has come' },
}

function labelOf(scenario: Scenario, event: string | undefined, transition: RoughTransition): Text {
  const { branch, variable, inject } = Object.assign({}, ...many(transition.actions).map((each) => named(each).params))
  const one = scenario.branches.find(({ id }) => id === branch)
  if (one) return { zh: `${one.id} ${one.zh}`, en: `${one.id} ${one.en}` }
  const stopped = scenario.variables.find(({ id }) => id === variable)
  if (stopped) return { zh: `${stopped.zh}停止变化`, en: `${stopped.en} stops` }
  if (inject) return { zh: `出现情况 ${inject}`, en: `inject ${inject} arises` }
  const phase = scenario.phases.find(({ id }) => id === transition.guard?.params?.phase)
  if (phase) return same(`T${phase.at < 0 ? '−' : '+'}${formatDuration(Math.abs(phase.at))}`)
  return events[event ?? ''] ?? same(event ?? '')
}

/** Reads the machine's own config, so that every export shows the machine that is played and no other. */
export function chartParts(scenario: Scenario): ChartParts {
  const config = chartConfig(scenario) as unknown as Rough
  const phases = new Map(scenario.phases.map(({ id, zh, en }) => [id, { zh, en }]))
  const states: ChartState[] = []
  const transitions: ChartTransition[] = []
  /** A phase may be called as a state around it: XState tells them apart by their place, a flat list cannot. */
  const phaseId = (id: string): string => (ownStates[id] ? `phase-${id}` : id)
  function walk(node: Rough, parent: string | undefined) {
    for (const [key, state] of Object.entries((node.states ?? {}) as Record<string, Rough>)) {
      const id = parent === undefined ? key : phaseId(key)
      const target = (to: string) => (parent === undefined && !to.startsWith('.') ? to : phaseId(to.replace(/^\./, '')))
      states.push({
        id,
        key,
        ...(parent !== undefined && { parent }),
        label: (parent === undefined ? ownStates[key] : phases.get(key)) ?? same(key),
        ...(typeof state.initial === 'string' && { initial: phaseId(state.initial) }),
        final: state.type === 'final',
        entry: many(state.entry as Named | readonly Named[] | undefined).map(named),
      })
      const add = (transition: RoughTransition, event?: string) =>
        transitions.push({
          from: id,
          ...(event !== undefined && { event }),
          ...(transition.target !== undefined && { to: target(transition.target) }),
          ...(transition.guard && { guard: transition.guard }),
          actions: many(transition.actions).map(named),
          label: labelOf(scenario, event, transition),
        })
      for (const each of many(state.always as RoughTransition | readonly RoughTransition[] | undefined)) add(each)
      for (const [event, each] of Object.entries((state.on ?? {}) as Record<string, RoughTransition>))
        for (const one of many(each)) add(one, event)
      walk(state, key)
    }
  }
  walk(config, undefined)
  const { id, title } = scenario
  return { id, title, initial: String(config.initial), states, transitions }
}
