import type { Figure, Model } from '../scenario/model.ts'
import { survivorsAfter } from './burial.ts'
import { courseAt } from './course.ts'
import { lossesAfter, stockAfter } from './forage.ts'
import { fireAreaAfter } from './grass-fire.ts'
import { levelAfter } from './water-level.ts'
import { shortOfWaterAfter } from './water-short.ts'

const hourMs = 3_600_000
const unitMs = { minute: 60_000, hour: hourMs, day: 24 * hourMs } as const

/** From when to when (drill ms), and when the model began. */
export interface Stretch {
  readonly from: number
  readonly since: number
  readonly until: number
}

/** The value to which a model carries `value` over a stretch in which none of its figures changes. */
export function carry(
  model: Exclude<Model, { kind: 'quotient' }>,
  value: number,
  { from, since, until }: Stretch,
  figure: (of: Figure) => number,
): number {
  const hours = (until - since) / hourMs
  const days = hours / 24
  switch (model.kind) {
    case 'grass-fire':
      return fireAreaAfter(value, hours, figure(model.wind), figure(model.pace))
    case 'burial-survival':
      return survivorsAfter(value, (since - from) / hourMs, (until - from) / hourMs)
    case 'steady': {
      const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = model
      const moved = value + (figure(model.by) * (until - since)) / unitMs[model.per]
      // Beyond a bound only where something else had put it there already.
      return Math.min(Math.max(moved, Math.min(min, value)), Math.max(max, value))
    }
    case 'water-level': {
      const perHour = model.per === 'second' ? 3600 : 1
      const { spill } = model
      const level = levelAfter(value, hours, {
        inflow: figure(model.inflow) * perHour,
        outflow: figure(model.outflow) * perHour,
        area: model.area,
        ...(spill && { spill: { level: spill.level, flow: spill.flow * perHour } }),
      })
      return Math.max(level, Math.min(model.min, value))
    }
    case 'stock':
      return stockAfter(value, days, figure(model.use), figure(model.supply))
    case 'losses':
      return lossesAfter(value, days, figure(model.of), figure(model.percent))
    case 'short-of-water':
      return shortOfWaterAfter(value, days, {
        failing: figure(model.failing),
        served: figure(model.served),
        all: figure(model.of),
      })
    case 'course':
      return value + courseAt(model.points, until) - courseAt(model.points, since)
  }
}

/** The drill times (ms) between which a model only rises or only falls while its figures stand. */
export function bends(model: Model): readonly number[] {
  const start = model.from === undefined ? [] : [model.from]
  return model.kind === 'course' ? [...start, ...model.points.map(([at]) => at)] : start
}
