import type { Frame } from '../../engine/view/frames.ts'
import type { LogPage } from '../../engine/view/live.ts'
import { foldSeat } from '../../engine/view/view.ts'
import { type SeatOf, seats } from './story.ts'

/** A client's end of a socket: takes frames in order, each number once, and says what was wrong. */
export interface FakeSocket extends SeatOf {
  readonly frames: Frame[]
  readonly problems: string[]
  receive(frames: readonly Frame[]): void
}

export const makeSockets = (): FakeSocket[] =>
  seats.map(({ seat, role }) => {
    const frames: Frame[] = []
    const problems: string[] = []
    return {
      seat,
      role,
      frames,
      problems,
      receive(news) {
        for (const frame of news) {
          const known = frames[frame.k - 1]
          if (frame.k === frames.length + 1) frames.push(frame)
          else if (!known) problems.push(`frame ${frame.k} came when ${frames.length} had come`)
          else if (JSON.stringify(known) !== JSON.stringify(frame)) problems.push(`frame ${frame.k} came changed`)
        }
      },
    }
  })

/** A process's folds: the frames of one commit for one seat. */
export function makeFrameFinder() {
  const folds = new Map<string, { fold: ReturnType<typeof foldSeat>; byCommit: Map<number, Frame[]>; n: number }>()
  return (seat: SeatOf, pages: readonly LogPage[], n: number): readonly Frame[] => {
    const found = folds.get(seat.seat) ?? { fold: foldSeat(seat.seat, seat.role), byCommit: new Map(), n: 0 }
    folds.set(seat.seat, found)
    while (found.n < n) {
      found.byCommit.set(found.n + 1, found.fold.apply(pages[found.n]?.entries ?? []))
      found.n += 1
    }
    return found.byCommit.get(n) ?? []
  }
}
