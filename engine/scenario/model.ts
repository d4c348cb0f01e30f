import { z } from 'zod'
import { condition, duration, id } from './condition.ts'

/** A figure of a model: a number, or a variable that branches change, times and plus something. */
const figure = z.union(
  [z.number(), z.strictObject({ var: id, times: z.number().default(1), plus: z.number().default(0) })],
  { error: 'write a number, or {var: crews, times: -0.2, plus: 1}' },
)
export type Figure = z.output<typeof figure>

/** When a model begins (the start of the drill, if not said) and what stops it for good. */
const span = { from: duration.optional(), until: condition.optional() }
const model = <K extends string, S extends z.core.$ZodLooseShape>(kind: K, shape: S) =>
  z.strictObject({ kind: z.literal(kind), ...span, ...shape })

/**
 * How a variable moves by itself, from its `initial` value. Every figure is a number or a variable without a model; when
 * a branch changes that variable, the model goes on from where it stands. Formulas and sources: engine/hazard.
 */
export const modelSchema = z.discriminatedUnion('kind', [
  /** Burned ha: wind in km/h; pace 1 burns freely, 0 is held. */
  model('grass-fire', { wind: figure.default(35), pace: figure.default(1) }),
  /** People alive of those buried at `from`, nobody being dug out. */
  model('burial-survival', {}),
  /** So much a minute, hour or day, between bounds. */
  model('steady', {
    by: figure,
    per: z.enum(['minute', 'hour', 'day']),
    min: z.number().optional(),
    max: z.number().optional(),
  }),
  /** Metres of water: flows in m³ a second or an hour, surface in m²; above `spill.level`, `spill.flow` a metre run over. */
  model('water-level', {
    inflow: figure,
    outflow: figure.default(0),
    per: z.enum(['second', 'hour']).default('hour'),
    area: z.number().positive(),
    /** It never falls below. */
    min: z.number().default(0),
    spill: z.strictObject({ level: z.number(), flow: z.number().positive() }).optional(),
  }),
  /** What is left of a store (t, m³): use and supply a day. */
  model('stock', { use: figure, supply: figure.default(0) }),
  /** Head lost of a herd: percent a day of those left. */
  model('losses', { of: figure, percent: figure }),
  /** People or stock short of water: so many a day lose their source, so many are supplied again. */
  model('short-of-water', { failing: figure, served: figure.default(0), of: figure }),
  /** A line through points [drill time, value]; `initial` is the first value. */
  model('course', { points: z.array(z.tuple([duration, z.number()])).min(2) }),
  /** Another variable divided by a figure: days left of a stock, per cent of a whole. */
  model('quotient', { of: id, by: figure, times: z.number().default(1) }),
])
export type Model = z.output<typeof modelSchema>
export type ModelKind = Model['kind']
