import { decide } from '../../engine/drill/decide.ts'
import { initialState } from '../../engine/drill/state.ts'
import { compile } from '../../engine/machine/machine.ts'
import { type Scenario, type ScenarioSource, scenarioSchema } from '../../engine/scenario/scenario.ts'
import { type Language, say } from '../../scenarios/advice.ts'
import type { PlacedProblem } from '../../scenarios/read.ts'
import { maxItemBytes } from './table.ts'

const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value))

/** Room that a commit keeps for entries and receipts beside the state of the drill. */
const roomForEntries = 120_000
/** The longest that a drill time and a number take, so that no row is thought shorter than it can be. */
const longest = -8_640_000_000

/** What an expected action adds to the state at most: open with its timer, or closed with what came of it. */
function expectedBytes({ id, limit }: Scenario['expected'][number]): number {
  const periodic = limit.kind === 'every' ? { hits: 9999, periods: 9999, now: false } : {}
  const row = { s: 'overdue', opened: longest, due: longest, ...periodic }
  const timer = { id: `due:${id}`, dueAt: longest, seq: 99_999, event: { type: 'due', expected: id } }
  const open = bytesOf({ [id]: row }) + bytesOf(timer)
  return Math.max(open, bytesOf({ [id]: { ...row, done: longest } }))
}

/** What an inject adds to the state at most, that is not yet on its way as the drill begins. */
function injectBytes({ id, when, after }: Scenario['injects'][number], branch: string | undefined): number {
  const cause = branch === undefined ? 'plan' : { branch }
  const timer = { id: `inject:${id}`, dueAt: longest, seq: 99_999, event: { type: 'deliver', inject: id, cause } }
  const comes = when !== undefined || after !== undefined || branch !== undefined
  const arisen = when ? bytesOf({ [`when:${id}`]: longest }) : 0
  return arisen + Math.max(comes ? bytesOf(timer) : 0, bytesOf({ [id]: [longest, 99_999] }))
}

/** How much the state of a drill may grow to, in bytes: as it begins, and everything that may come into it. */
function stateBytes(scenario: Scenario): number {
  const { injects, expected, branches } = scenario
  const machine = compile(scenario)
  const before = initialState(machine, machine.script.players, scenario.clock.rate, 0)
  const start = { type: 'start', id: 'start-000', by: { kind: 'trainer', name: '' }, at: 0 } as const
  const begun = decide(machine, before, [{ key: 'start', command: start }], { now: 0 })
  const state = begun?.state ?? before
  const onTheWay = new Set(state.timers.map((timer) => timer.id))
  const sentBy = new Map(
    branches.flatMap(({ id, effects }) =>
      effects.flatMap((effect) => ('inject' in effect ? [[effect.inject, id] as const] : [])),
    ),
  )
  const coming = injects.filter(({ id }) => !onTheWay.has(`inject:${id}`))
  const sizes = [
    ...expected.map(expectedBytes),
    ...coming.map((inject) => injectBytes(inject, sentBy.get(inject.id))),
    ...branches.map(({ id }) => bytesOf({ [id]: longest })),
  ]
  return bytesOf(state) + sizes.reduce((sum, size) => sum + size, 0)
}

/**
 * Why a scenario is too large for the store, if it is: its document is one item, and so is every commit of a drill, which
 * carries the drill's whole state. Undefined: both fit.
 */
export function tooLarge(document: ScenarioSource, language: Language): PlacedProblem | undefined {
  const place = { code: 'too-large', severity: 'error', path: '', line: 1, column: 1 } as const
  const size = bytesOf(document)
  if (size > maxItemBytes) {
    const message = say(
      `情景共 ${size} 字节，存储一条至多 ${maxItemBytes} 字节：请缩短文字和附件，或拆成几个情景。`,
      `The scenario is ${size} bytes and the store holds at most ${maxItemBytes} in one item: shorten texts and attachments, or split it.`,
    )
    return { ...place, message: message[language] }
  }
  const scenario = scenarioSchema.parse(document)
  const state = stateBytes(scenario)
  if (state + roomForEntries <= maxItemBytes) return undefined
  const message = say(
    `演练进行时的状态将达 ${state} 字节，存储一条至多 ${maxItemBytes} 字节：情况（${scenario.injects.length} 条）和期望行动（${scenario.expected.length} 项）过多，请拆成几个情景。`,
    `A drill of it would need ${state} bytes of state, and the store holds at most ${maxItemBytes} in one item: it has too many injects (${scenario.injects.length}) and expected actions (${scenario.expected.length}). Split it.`,
  )
  return { ...place, message: message[language] }
}
