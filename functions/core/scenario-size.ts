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
/** What a delivered inject and an expected action add to the state while a drill runs, at most. */
const rowBytes = 120

/** How much the state of a drill may grow to, in bytes: as it begins, and everything that may come into its ledger. */
function stateBytes(scenario: Scenario): number {
  const machine = compile(scenario)
  const before = initialState(machine, machine.script.players, scenario.clock.rate, 0)
  const start = { type: 'start', id: 'start-000', by: { kind: 'trainer', name: '' }, at: 0 } as const
  const begun = decide(machine, before, [{ key: 'start', command: start }], { now: 0 })
  return bytesOf(begun?.state ?? before) + rowBytes * scenario.expected.length
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
