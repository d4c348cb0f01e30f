import { performance } from 'node:perf_hooks'
import { makeDice } from '../../engine/rehearse/dice.ts'
import { align } from '../../engine/score/conformance/align.ts'
import { keepInOrder } from '../../engine/score/conformance/keep.ts'
import { readFacts } from '../../engine/score/facts.ts'
import { scoreItem } from '../../engine/score/item.ts'
import { score } from '../../engine/score/score.ts'
import { shippedStandard } from '../../engine/score/standard.ts'
import { type Crowd, crowdedLog, crowdedScenario } from './crowded.ts'

/* What scoring takes, in milliseconds. Alone: npx tsx test/bench/score.ts */

/** Wall time, and time of the processor beside it: what a loaded machine adds is seen. */
function measured(times: number, run: () => void) {
  return Array.from({ length: times }, () => {
    const [from, busy] = [performance.now(), process.cpuUsage()]
    run()
    const { user, system } = process.cpuUsage(busy)
    return { wall: performance.now() - from, cpu: (user + system) / 1000 }
  })
}
function say(name: string, rows: readonly { readonly wall: number; readonly cpu: number }[]) {
  const at = (key: 'wall' | 'cpu', p: number) => {
    const values = rows.map((row) => row[key]).sort((a, b) => a - b)
    return (values[Math.ceil(p * values.length) - 1] ?? Number.NaN).toFixed(1)
  }
  console.log(
    `${name.padEnd(66)} n ${String(rows.length).padStart(3)}  p50 ${at('wall', 0.5)}  max ${at('wall', 1)} ms  (cpu p50 ${at('cpu', 0.5)} ms)`,
  )
}

/** The whole alignment, and the whole review, of a crowded drill. */
export function scoreBench() {
  const big: Crowd = { cadres: 50, each: 200, steps: 200, seed: 1 }
  const scenario = crowdedScenario(big)
  const log = crowdedLog(scenario, big)
  const staffed = scenario.roles.map((role) => role.id)
  const facts = readFacts(log)
  const items = scenario.expected.map((expected) => scoreItem(facts, expected, staffed, shippedStandard))
  say(
    `alignment, 50 cadres × 200 entries × 200 steps (${log.length} entries)`,
    measured(20, () => align(scenario, facts, items, shippedStandard)),
  )
  const dice = makeDice(9)
  const traces = Array.from({ length: big.cadres }, () =>
    Array.from({ length: big.steps }, () => ({ weight: 1 + Math.floor(dice() * 3), at: dice() })),
  )
  say(
    'alignment, 50 logs of 200 entries with a linear plan of 200 each',
    measured(20, () => {
      for (const trace of traces) keepInOrder(trace, (i, j) => i < j)
    }),
  )
  const facing = { id: 'd', title: { zh: '演练', en: 'Drill' }, status: 'ended', n: 1, hash: '', staffed }
  for (const each of [90, 200, 400]) {
    const crowd = { ...big, each }
    const entries = crowdedLog(scenario, crowd)
    say(
      `review of ${entries.length} entries`,
      measured(5, () => score(scenario, entries, facing)),
    )
  }
}

if (process.argv[1]?.endsWith('bench/score.ts')) scoreBench()
