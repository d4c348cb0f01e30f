import { describe, expect, it } from 'vitest'
import { accept } from '../../functions/core/accept.ts'
import { advance } from '../../functions/core/advance.ts'
import { type Run, simulate } from './simulate.ts'

const subject = { accept, advance }
const seeds = Number(process.env.SEEDS ?? 500)
const first = Number(process.env.FIRST ?? 1)

/** Seeds that once found something, by what it was. */
const kept = [
  [35, 'a repeat that lost its put was answered by a later repeat, not by the decision'],
  [65, 'limits overtook the commands left in a full inbox'],
  [11, 'META stayed behind after its put failed, until the next commit'],
  [130, 'the clock jumped while it stood'],
  [2339, 'one timer held up everything that was loaded, for good'],
  [29, 'an action came in the very millisecond of a due time'],
] as const

function told({ seed, counts, broken, detail, trace }: Run): string {
  const last = trace.slice(-40).map((line) => line.slice(0, 200))
  return [`seed ${seed} (${counts.place}): ${broken}: ${detail}`, ...last, `again: FIRST=${seed} SEEDS=1`].join('\n')
}

async function passes(seed: number): Promise<Run> {
  const run = await simulate(seed, subject)
  if (run.broken) throw new Error(told(run))
  return run
}

describe('accepting and advancing', () => {
  it(`[L5] finds nothing lost, doubled, early or unpublished in ${seeds} seeds`, async () => {
    const sum = { commits: 0, commands: 0, calls: 0, crashes: 0 }
    for (let seed = first; seed < first + seeds; seed++) {
      const { counts } = await passes(seed)
      for (const key of ['commits', 'commands', 'calls', 'crashes'] as const) sum[key] += counts[key]
    }
    console.info(`${seeds} seeds:`, sum)
    expect(sum.commits).toBeGreaterThan(seeds)
  }, 2_000_000)

  it.each(kept)('[L5] still passes seed %i: %s', async (seed) => {
    await passes(seed)
  })

  it.each([3, 7, 12])('[L5] plays seed %i twice to the same turn', async (seed) => {
    const [once, twice] = [await simulate(seed, subject), await simulate(seed, subject)]
    expect(once.trace.length).toBeGreaterThan(100)
    expect(twice.trace).toEqual(once.trace)
    expect(JSON.stringify(twice.commits)).toBe(JSON.stringify(once.commits))
  })
})
