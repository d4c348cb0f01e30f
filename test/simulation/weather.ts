import type { World } from './world.ts'

/** How bad the network, the machines and the clocks of one run are. Chances are per call. */
export interface Weather {
  /** `one`: a laptop, everything in one process. `many`: functions side by side, their clocks apart. */
  readonly place: 'one' | 'many'
  /** Clocks are off by up to so much (wall ms), and timers wait so long for commands still under way. */
  readonly skew: number
  readonly grace: number
  /** A call takes up to so long there, and again back (wall ms); some take long, some very long. */
  readonly near: number
  readonly slow: number
  readonly frozen: number
  /** The process ends before or after a call took effect. */
  readonly crash: number
  /** An error is answered: the call did nothing, did all, or will do it later. */
  readonly fail: number
  /** A conditional put won, but was repeated on the way and answers that it lost. */
  readonly looksLost: number
  /** Word of new mail, and the alarm: lost; the wait for more mail (wall ms). */
  readonly lost: number
  readonly mailWithin: number
  /** How often people send the same again at once. */
  readonly again: number
  /** Many long answers come shortly before a limit. */
  readonly burst: boolean
  calm: boolean
}

export function weatherOf({ pick, chance }: World): Weather {
  const place = chance(0.35) ? 'one' : 'many'
  const rough = pick([0, 1, 1, 2])
  return {
    place,
    skew: place === 'one' ? 0 : pick([0, 30, 100]),
    grace: place === 'one' ? 0 : 200,
    near: pick([0, 2, 20]),
    slow: pick([0, 0.01, 0.08]),
    frozen: rough > 0 && place === 'many' ? pick([0, 0.002]) : 0,
    crash: rough * pick([0, 0.003, 0.01]),
    fail: rough * pick([0, 0.005, 0.02]),
    looksLost: rough * 0.02,
    lost: rough * pick([0, 0.1, 0.5]),
    mailWithin: pick([5, 50, 1500]),
    again: pick([0.1, 0.3, 0.6]),
    burst: chance(0.15),
    calm: false,
  }
}

/** How long one way of a call takes (wall ms). */
export function delay(world: World, weather: Weather): number {
  if (!weather.calm && world.chance(weather.frozen)) return world.between(10_000, 100_000)
  if (!weather.calm && world.chance(weather.slow)) return world.between(50, 3000)
  return world.between(0, weather.near)
}
