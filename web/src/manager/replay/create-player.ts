import { type Accessor, batch, createSignal, onCleanup } from 'solid-js'
import type { Entry } from '../../../../engine/drill/entries.ts'
import type { Replay } from '../../../../engine/view/replay.ts'
import { moved } from './moved.ts'

export const speeds = [1, 2, 5, 10, 30, 60] as const
const beat = 100

/** Where a replay stands, and how it moves. `at` in drill ms; `i` entries have happened. */
export interface Player {
  readonly at: Accessor<number>
  readonly i: Accessor<number>
  readonly playing: Accessor<boolean>
  readonly speed: Accessor<number>
  readonly skips: Accessor<boolean>
  readonly setSpeed: (speed: number) => void
  readonly setSkips: (skips: boolean) => void
  readonly toggle: () => void
  readonly pause: () => void
  /** To a drill time. */
  readonly seek: (at: number) => void
  /** To just after the entry with this number. */
  readonly show: (e: number) => void
  /** To the next (1) or the last (−1) entry that fits. */
  readonly step: (by: 1 | -1, fits: (entry: Entry) => boolean) => void
}

/** Plays a log in drill time; 1× is as the drill clock at ×1. */
export function createPlayer(replay: Replay, first?: number): Player {
  const { entries } = replay
  const place = (i: number) => Math.max(replay.from, entries[i - 1]?.at ?? replay.from)
  const begin = first === undefined ? replay.indexAt(replay.from) : entries.findIndex(({ e }) => e === first) + 1
  const [i, setI] = createSignal(begin)
  const [at, setAt] = createSignal(place(begin))
  const [playing, setPlaying] = createSignal(false)
  const [speed, setSpeed] = createSignal(30)
  const [skips, setSkips] = createSignal(true)
  let timer: ReturnType<typeof setInterval> | undefined
  let last = 0

  const stand = (index: number, time: number) =>
    batch(() => {
      setI(index)
      setAt(time)
    })
  const seek = (time: number) => {
    const clamped = Math.min(replay.to, Math.max(replay.from, time))
    stand(replay.indexAt(clamped), clamped)
  }
  const pause = () => {
    clearInterval(timer)
    timer = undefined
    setPlaying(false)
  }
  function tick() {
    const now = performance.now()
    seek(moved(replay, i(), at(), now - last, speed(), skips()))
    last = now
    if (at() >= replay.to) pause()
  }
  const play = () => {
    if (at() >= replay.to) seek(replay.from)
    last = performance.now()
    setPlaying(true)
    timer = setInterval(tick, beat)
  }
  onCleanup(() => clearInterval(timer))
  return {
    at,
    i,
    playing,
    speed,
    skips,
    setSpeed,
    setSkips,
    toggle: () => (playing() ? pause() : play()),
    pause,
    seek,
    show(e) {
      pause()
      const index = entries.findIndex((entry) => entry.e === e) + 1
      if (index > 0) stand(index, place(index))
    },
    step(by, fits) {
      pause()
      const found =
        by > 0
          ? entries.findIndex((entry, index) => index >= i() && fits(entry))
          : entries.findLastIndex((entry, index) => index < i() - 1 && fits(entry))
      if (found >= 0) stand(found + 1, place(found + 1))
      else if (by < 0) seek(replay.from)
    },
  }
}
