import { makeDice } from '../../engine/rehearse/dice.ts'

interface Turn {
  readonly at: number
  readonly tie: number
  readonly run: () => void
  dropped: boolean
}

const before = (a: Turn, b: Turn) => a.at < b.at || (a.at === b.at && a.tie < b.tie)

function push(heap: Turn[], turn: Turn) {
  let index = heap.push(turn) - 1
  while (index > 0) {
    const parent = (index - 1) >> 1
    if (!before(turn, heap[parent]!)) break
    heap[index] = heap[parent]!
    index = parent
  }
  heap[index] = turn
}

function pop(heap: Turn[]): Turn | undefined {
  const first = heap[0]
  const last = heap.pop()
  if (!first || !last || heap.length === 0) return first
  let index = 0
  for (;;) {
    let child = 2 * index + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++
    if (!before(heap[child]!, last)) break
    heap[index] = heap[child]!
    index = child
  }
  heap[index] = last
  return first
}

/**
 * Virtual time (wall ms) and the dice of one run. Everything that happens is a turn; one turn's consequences are done
 * before the next begins, and turns of the same millisecond come in an order the dice give: a seed replays exactly.
 */
export function makeWorld(seed: number, start: number) {
  const dice = makeDice(seed)
  const heap: Turn[] = []
  const trace: string[] = []
  let now = start
  let turns = 0

  return {
    now: () => now,
    dice,
    trace,
    tell(line: string) {
      trace.push(`${now - start} ${line}`)
    },
    chance: (p: number) => p > 0 && dice() < p,
    /** A whole number from `low` to `high`, both included. */
    between: (low: number, high: number) => low + Math.floor(dice() * (high - low + 1)),
    pick: <T>(list: readonly T[]): T => list[Math.floor(dice() * list.length)]!,
    after(ms: number, run: () => void): () => void {
      const turn: Turn = { at: now + Math.max(0, Math.floor(ms)), tie: dice(), run, dropped: false }
      push(heap, turn)
      return () => {
        turn.dropped = true
      }
    },
    /** Takes turns until a time is reached, or `enough` says so. */
    async run(until: number, enough: () => boolean = () => false) {
      while (heap[0] && heap[0].at <= until && !enough()) {
        const turn = pop(heap)!
        if (turn.dropped) continue
        now = turn.at
        turn.run()
        // A tick comes when no promise has anything left to do: all that follows from this turn is done.
        await new Promise<void>(process.nextTick)
        if (++turns % 1000 === 0) await new Promise(setImmediate)
      }
      if (!enough()) now = Math.max(now, until)
    },
  }
}
export type World = ReturnType<typeof makeWorld>
