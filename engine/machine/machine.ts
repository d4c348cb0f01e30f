import { createEmptyActor, enqueueActions, setup } from 'xstate'
import type { Condition } from '../scenario/condition.ts'
import type { Branch, Scenario } from '../scenario/scenario.ts'
import { readScript, type Script } from '../scenario/script.ts'
import { watch } from './crossings.ts'
import { holds } from './holds.ts'
import { type Effect, emptyLedger, type Ledger, type MachineEvent } from './ledger.ts'
import type { Step } from './step.ts'
import * as steps from './steps.ts'

/* Everything XState-shaped is in this file: the config, the one guard, the actions, and the pure transition. */

/** The version whose behaviour a drill is pinned to. */
export const xstateVersion = '5.33.3'

interface GuardParams {
  readonly when?: Condition
  /** Not again once this branch fired, this variable stopped, this inject arose. */
  readonly once?: { branch: string } | { variable: string } | { inject: string }
  readonly phase?: string
}
interface ActionParams {
  readonly branch?: string
  readonly phase?: string
  readonly variable?: string
  readonly inject?: string
}

/** The statechart as plain JSON: `lobby → running {phases} → ended`, branches as guarded transitions. */
export type ChartConfig = ReturnType<typeof chartConfig>

const gotoOf = (branch: Branch) => branch.effects.flatMap((effect) => ('goto' in effect ? [effect.goto] : []))[0]

/** The machine config of a scenario; `createMachine({...})` opens it in any statechart editor. */
export function chartConfig(scenario: Scenario) {
  const { phases, branches, variables, injects } = scenario
  const branchTransitions = branches.map((branch) => {
    const target = gotoOf(branch)
    return {
      guard: { type: 'expr', params: { when: branch.when, once: { branch: branch.id } } },
      ...(target && { target: `.${target}` }),
      actions: [{ type: 'fire', params: { branch: branch.id } }],
    }
  })
  const modelTransitions = variables.flatMap(({ id, model }) =>
    model?.until
      ? [
          {
            guard: { type: 'expr', params: { when: model.until, once: { variable: id } } },
            actions: [{ type: 'freeze', params: { variable: id } }],
          },
        ]
      : [],
  )
  const risingInjects = injects.flatMap(({ id, when }) =>
    when
      ? [
          {
            guard: { type: 'expr', params: { when, once: { inject: id } } },
            actions: [{ type: 'arise', params: { inject: id } }],
          },
        ]
      : [],
  )
  const states = phases.map((phase, index) => {
    const next = phases[index + 1]
    return [
      phase.id,
      {
        entry: [{ type: 'enterPhase', params: { phase: phase.id } }],
        ...(next && {
          on: { phase: { guard: { type: 'expr', params: { phase: next.id } }, target: next.id, actions: ['begin'] } },
        }),
      },
    ]
  })
  const step = (name: string) => ({ actions: ['begin', name] })
  return {
    id: scenario.id,
    initial: 'lobby',
    options: { maxIterations: 1000 },
    states: {
      lobby: { on: { start: { target: 'running', actions: ['begin', 'start'] } } },
      running: {
        initial: phases[0]?.id,
        on: {
          deliver: step('deliver'),
          act: step('act'),
          due: step('due'),
          jump: step('jump'),
          tick: step('tick'),
          end: { target: 'ended', actions: ['begin', 'end'] },
        },
        always: [...branchTransitions, ...modelTransitions, ...risingInjects],
        states: Object.fromEntries(states) as Record<string, unknown>,
      },
      ended: { type: 'final' },
    },
  }
}

function seen(ledger: Ledger, once: NonNullable<GuardParams['once']>): boolean {
  if ('branch' in once) return ledger.branches[once.branch] !== undefined
  if ('variable' in once) return ledger.frozen[once.variable] !== undefined
  return ledger.answers[`when:${once.inject}`] !== undefined
}

function makeChart(script: Script, initial: Ledger) {
  type Next = (ledger: Ledger, event: MachineEvent, params: ActionParams) => Step
  const action = (next: Next) =>
    enqueueActions<Ledger, MachineEvent, ActionParams | undefined>(({ context, event, enqueue }, params) => {
      const { ledger, effects } = next(context, event, params ?? {})
      enqueue.assign(ledger)
      for (const effect of effects) enqueue({ type: 'effect', params: effect } as never)
    })
  const only =
    <T extends MachineEvent['type']>(
      type: T,
      next: (ledger: Ledger, event: Extract<MachineEvent, { type: T }>) => Step,
    ): Next =>
    (ledger, event) => {
      if (event.type !== type) throw new Error(`a ${type} step got ${event.type}`)
      return next(ledger, event as Extract<MachineEvent, { type: T }>)
    }
  const idle = (ledger: Ledger): Step => ({ ledger, effects: [] })
  const machine = setup({
    types: {} as { context: Ledger; events: MachineEvent },
    guards: {
      expr: ({ context, event }, params: GuardParams) => {
        if (params.phase !== undefined) return event.type === 'phase' && event.phase === params.phase
        if (params.once && seen(context, params.once)) return false
        return params.when !== undefined && holds(script, context, params.when)
      },
    },
    actions: {
      effect: () => {},
      begin: action((ledger, { at, e }) => ({ ledger: { ...ledger, at, e }, effects: [] })) as never,
      start: action((ledger) => steps.start(script, ledger)) as never,
      enterPhase: action((ledger, _, { phase }) =>
        phase ? steps.enterPhase(script, ledger, phase) : idle(ledger),
      ) as never,
      deliver: action(only('deliver', (ledger, event) => steps.deliver(script, ledger, event))) as never,
      act: action(only('act', (ledger, event) => steps.act(script, ledger, event.act))) as never,
      due: action(only('due', (ledger, event) => steps.due(script, ledger, event.expected))) as never,
      jump: action(only('jump', (ledger, event) => steps.jump(script, ledger, event.to))) as never,
      tick: action((ledger) => steps.tick(script, ledger)) as never,
      end: action((ledger) => steps.end(script, ledger)) as never,
      fire: action((ledger, _, params) => {
        const branch = script.branches.get(params.branch ?? '')
        return branch ? steps.fire(script, ledger, branch) : idle(ledger)
      }) as never,
      freeze: action((ledger, _, { variable }) =>
        variable ? steps.freeze(script, ledger, variable) : idle(ledger),
      ) as never,
      arise: action((ledger, _, { inject }) => (inject ? steps.arise(script, ledger, inject) : idle(ledger))) as never,
    },
  })
  return machine.createMachine({ ...chartConfig(script.scenario), context: initial } as never)
}

/** What is kept of the machine between two steps: plain JSON. */
export interface Snapshot {
  readonly status: 'active' | 'done'
  readonly value: unknown
  readonly ledger: Ledger
}

/** A compiled scenario: its script, and one pure step of its machine. */
export interface Machine {
  readonly script: Script
  initial(staffed: readonly string[]): Snapshot
  /** Takes one event; throws on a bug only. An event that selects nothing changes nothing. */
  step(snapshot: Snapshot, event: MachineEvent): { snapshot: Snapshot; effects: Effect[] }
}

// One inert actor for all steps: the public `transition()` would compute the machine's initial state on every call.
const self = createEmptyActor()

/** Compiles a checked scenario. */
export function compile(scenario: Scenario): Machine {
  const script = readScript(scenario)
  const vars = Object.fromEntries(scenario.variables.map(({ id, initial }) => [id, initial]))
  const chart = makeChart(script, emptyLedger(vars, script.players))
  type Stored = Parameters<typeof chart.resolveState>[0]
  return {
    script,
    initial: (staffed) => ({ status: 'active', value: 'lobby', ledger: emptyLedger(vars, staffed) }),
    step(snapshot, event) {
      const { status, value, ledger } = snapshot
      // Not `restoreSnapshot`, which walks through the whole ledger at every step in search of actors.
      const stands = chart.resolveState({ status, value, context: ledger } as Stored)
      const actions: { type: string; params: unknown }[] = []
      const scope = {
        self,
        id: '',
        sessionId: '',
        logger() {},
        defer() {},
        stopChild() {},
        system: self.system,
        emit() {},
        actionExecutor: (each: { type: string; params: unknown }) => actions.push(each),
      }
      const next = chart.transition(stands, event, scope as unknown as Parameters<typeof chart.transition>[2])
      const effects = actions.flatMap((each) => (each.type === 'effect' ? [each.params as Effect] : []))
      if (next.status === 'done')
        return { snapshot: { status: 'done', value: next.value, ledger: next.context }, effects }
      const watched = watch(script, ledger, next.context)
      return {
        snapshot: { status: 'active', value: next.value, ledger: watched.ledger },
        effects: [...effects, ...watched.effects],
      }
    },
  }
}
