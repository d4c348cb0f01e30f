import type { Move } from '../../../../engine/score/conformance/conformance.ts'

/** Moves of one kind and reason that follow each other; most runs are of one. */
export interface MoveRun {
  readonly kind: Move['kind']
  readonly why: Move['why']
  readonly moves: readonly Move[]
}

/** So many of a kind in a row are drawn one by one; more become one cell with their number. */
const most = 12

/** Gathers the moves of an alignment for its picture: what is off the plan by the hundred must not hide the rest. */
export function moveRuns(moves: readonly Move[]): readonly MoveRun[] {
  const runs: { kind: Move['kind']; why: Move['why']; moves: Move[] }[] = []
  for (const move of moves) {
    const last = runs.at(-1)
    if (last && last.kind === move.kind && last.why === move.why) last.moves.push(move)
    else runs.push({ kind: move.kind, why: move.why, moves: [move] })
  }
  return runs.flatMap((run) =>
    run.moves.length <= most ? run.moves.map((move) => ({ ...run, moves: [move] })) : [run],
  )
}
