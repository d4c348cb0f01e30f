import { z } from 'zod'
import { condition, duration, fieldTest, id } from './condition.ts'
import { constraint } from './constraint.ts'
import { modelSchema } from './model.ts'
import { line, text } from './text.ts'

export { type Text, text } from './text.ts'

const bilingual = { zh: line, en: line }

/**
 * Where a figure comes from: S the statute was read, F found in an excerpt, M from memory (high, medium, low
 * confidence), D a drill standard. Only S may ever be shown as law.
 */
export const provenance = z.enum(['S', 'F', 'M-H', 'M-M', 'M-L', 'D'])
export type Provenance = z.output<typeof provenance>

const basis = z.strictObject({ source: text, article: line.optional(), tag: provenance })

/** A clause is numbered as its plan numbers it: GF-3.3. */
const clauseId = z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,39}$/, {
  error: 'a clause id starts with a letter and has only letters, digits, ., - and _',
})

const clause = z.strictObject({
  id: clauseId,
  ...bilingual,
  actor: z.array(id).min(1),
  trigger: text,
  /** The limit as the plan states it, for people to read; the measured limit is the expected action's. */
  limit: z.strictObject({ ...bilingual, tag: provenance }),
  basis: z.array(basis).min(1),
  weight: z.int().min(1).max(3).default(2),
  /** A clause that stands for the whole drill and is judged by evaluators, not by one expected action. */
  standing: z.boolean().default(false),
})

const role = z.strictObject({
  id,
  ...bilingual,
  kind: z.enum(['player', 'simcell']).default('player'),
  duties: z.array(text).min(1),
  authority: z.array(text).default([]),
})

const phase = z.strictObject({
  id,
  ...bilingual,
  kind: z.enum(['prevention', 'warning', 'response', 'recovery']),
  /** Drill time at which the phase begins; the first phase's is where the drill clock starts. */
  at: duration,
})

const variable = z.strictObject({
  id,
  ...bilingual,
  unit: text.optional(),
  initial: z.union([z.number(), z.string(), z.boolean()]),
  /** Decimals that people read; without it, whole figures of a model, and others as they are written. */
  decimals: z.int().min(0).max(3).optional(),
  /** What people read for a value that is a word or true/false. */
  words: z.record(z.string(), text).optional(),
  model: modelSchema.optional(),
})

const option = z.strictObject({ id, ...bilingual })

const after = z.union(
  [
    z.strictObject({ inject: id, delay: duration.default(0) }),
    z.strictObject({ action: id, delay: duration.default(0) }),
    z.strictObject({ branch: id, delay: duration.default(0) }),
    z.strictObject({ at: duration }),
  ],
  { error: 'write {inject: …}, {action: …}, {branch: …} or {at: …}, with an optional delay' },
)
export type After = z.output<typeof after>

/** What opens an expected action: the limit counts from there. */
const opening = z.union(
  [
    z.strictObject({ inject: id }),
    z.strictObject({ action: id }),
    z.strictObject({ branch: id }),
    z.strictObject({ at: duration }),
  ],
  { error: 'write {inject: …}, {action: …}, {branch: …} or {at: …}' },
)
export type Opening = z.output<typeof opening>

const inject = z.strictObject({
  id,
  /** A fixed drill time, or … */
  at: duration.optional(),
  /** … a delay after something, or … */
  after: after.optional(),
  /** … the moment a condition first holds. None of the three: only a branch or the trainer sends it. */
  when: condition.optional(),
  phase: id.optional(),
  from: id,
  /** Receiving roles; empty means that nobody is named: every player sees it and nobody is told to own it. */
  to: z.array(id),
  via: z.enum(['phone', 'radio', 'wechat', 'document', 'news', 'platform', 'in-person']),
  /** What people read. `{variable}` is filled with the story's value at delivery. */
  ...bilingual,
  /** What the message itself asks for; every receiver sees it. */
  reply: z.strictObject({ within: duration.optional(), options: z.array(option).min(2).optional() }).default({}),
  attachments: z.array(z.strictObject({ name: text, body: text })).default([]),
  /** Expected actions that open when this is delivered. Secret. */
  expects: z.array(id).default([]),
  noise: z.boolean().default(false),
  probes: z.array(z.enum(['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'P10'])).default([]),
  note: text.optional(),
})

const reference = z.union(
  [
    z.strictObject({ at: duration, margin: duration.default(0) }),
    z.strictObject({ inject: id, margin: duration.default(0) }),
  ],
  { error: 'write {at: 77m, margin: 30m} or {inject: I12, margin: 10m}' },
)

/** What the plan demands of the action in time or in authority. */
const limit = z.discriminatedUnion('kind', [
  /** Done within a time of its opening. */
  z.strictObject({ kind: z.literal('within'), of: duration, tag: provenance }),
  /** Done at least `margin` before a drill time or a planned inject. */
  z.strictObject({ kind: z.literal('before'), event: reference, tag: provenance }),
  /** Done once in every period from its opening until a drill time. */
  z.strictObject({ kind: z.literal('every'), period: duration, until: duration, tag: provenance }),
  /** A breach when done before another expected action is done. */
  z.strictObject({ kind: z.literal('not-before'), action: id, tag: provenance }),
  /** A breach when done at all. */
  z.strictObject({ kind: z.literal('must-not'), tag: provenance }),
  /** A breach when done by any role but these. */
  z.strictObject({ kind: z.literal('only-role'), roles: z.array(id).min(1), tag: provenance }),
])
export type Limit = z.output<typeof limit>

/** Time score of an action done `t` after its opening under limit L: doctrine 3.3. */
export const curve = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('step') }),
  z.strictObject({ kind: z.literal('three-step'), second: duration }),
  z.strictObject({ kind: z.literal('linear'), grace: z.number().positive().default(1) }),
  z.strictObject({ kind: z.literal('exponential'), halfLife: duration }),
  z.strictObject({ kind: z.literal('logistic'), midpoint: duration, slope: z.number().positive() }),
  /** What a hazard leaves to be saved. `since`: how long it has run when the action opens; `stake`: hectares of grass. */
  z.strictObject({
    kind: z.literal('consequence'),
    model: z.enum(['burial-survival', 'grass-fire']),
    since: duration.default(0),
    stake: z.number().positive().default(8000),
  }),
])
export type Curve = z.output<typeof curve>

const expected = z.strictObject({
  id,
  ...bilingual,
  /** Any one of these roles may do it. */
  role: z.array(id).min(1),
  form: id,
  /** Field values that make an action this one, e.g. `{task: evacuate}`. */
  match: z.record(id, fieldTest).default({}),
  /** Roles the action must be addressed to. */
  to: z.array(id).default([]),
  clause: clauseId,
  objective: id,
  /** What opens it; without it, the injects that list it under `expects`. */
  after: opening.optional(),
  limit,
  /** Without it, the curve of the scoring standard. */
  curve: curve.optional(),
  weight: z.int().min(1).max(3).default(2),
  critical: z.boolean().default(false),
  /** Form fields that a complete content has (doctrine 1.3). */
  fields: z.array(id).default([]),
  /** May it be met before it opens? By default only where `match` says exactly what is meant. */
  ahead: z.boolean().optional(),
  /**
   * Other expected actions that one and the same act may meet together with this one. Without it, of those with equal
   * form, match and addressees an act meets only one: that whose inject it answers, else the one due first.
   */
  same: z.array(id).optional(),
  probes: inject.shape.probes,
})

/** What a branch does. The inject it sends arrives after `delay`; a withheld inject is never delivered. */
const effect = z.union(
  [
    z.strictObject({ inject: id, delay: duration.default(0) }),
    z.strictObject({ withhold: id }),
    z.strictObject({ set: z.record(id, z.union([z.number(), z.string(), z.boolean()])) }),
    z.strictObject({ add: z.record(id, z.number()) }),
    z.strictObject({ goto: id }),
    z.strictObject({ fail: id }),
  ],
  { error: 'an effect is one of inject, withhold, set, add, goto (a phase) or fail (an objective)' },
)
export type Effect = z.output<typeof effect>

const branch = z.strictObject({
  id,
  ...bilingual,
  when: condition,
  effects: z.array(effect).min(1),
  /** Is it a price paid, or a good turn? And where does its cause lie? */
  costly: z.boolean().default(true),
  root: z.enum(['prevention', 'warning', 'response', 'recovery']),
})

const objective = z.strictObject({
  id,
  ...bilingual,
  /** AQ/T 9009-2015 groups C1–C13. */
  capability: z.array(z.string().regex(/^C(1[0-3]|[1-9])$/, { error: 'a capability is C1 to C13' })).min(1),
})

/** The scenario pack, whole. Durations are written as text and read as drill ms. */
export const scenarioSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/, { error: 'a scenario id is lower-case words joined by -' }),
  version: z.int().positive(),
  hazard: z.enum([
    'grassland-fire',
    'flood',
    'drought',
    'sandstorm',
    'blizzard',
    'earthquake',
    'mine-accident',
    'hazmat-leak',
  ]),
  title: text,
  summary: text,
  setting: text,
  notes: z.array(text).default([]),
  drill: z.strictObject({
    form: z.enum(['tabletop', 'functional', 'full-scale']),
    content: z.enum(['comprehensive', 'single']),
    purpose: z.enum(['inspection', 'demonstration', 'research']),
    notice: z.enum(['no-notice', 'announced']),
  }),
  clock: z.strictObject({
    /** Story time of day at drill time 0. */
    start: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'write a time of day such as "10:20"' }),
    /** Drill ms a wall ms; from the drill times in `rates` on, the clock goes at those instead, by itself. */
    rate: z.number().min(0.25).max(600),
    rates: z.array(z.strictObject({ at: duration, rate: z.number().min(0.25).max(600) })).default([]),
    /** Drill time at which the script ends. */
    end: duration,
  }),
  stop: text,
  objectives: z.array(objective).min(1),
  clauses: z.array(clause).min(1),
  roles: z.array(role).min(1),
  phases: z.array(phase).min(1),
  variables: z.array(variable).default([]),
  /** What an order, notice, request or assignment can be about; one list for everybody. */
  tasks: z.array(option).min(1),
  injects: z.array(inject).min(1),
  expected: z.array(expected).min(1),
  /** Pairs [first, then] of expected actions that the plan wants in this order. */
  precedence: z.array(z.tuple([id, id])).default([]),
  /** Further demands over expected actions, scored and nothing else. */
  constraints: z.array(constraint).default([]),
  /** Pairs [from, to] of roles that must have spoken. */
  links: z.array(z.tuple([id, id])).default([]),
  branches: z.array(branch).default([]),
})

/** A scenario as the engine reads it: all durations in drill ms. */
export type Scenario = z.output<typeof scenarioSchema>
/** A scenario as an author writes it. */
export type ScenarioSource = z.input<typeof scenarioSchema>
export type Clause = Scenario['clauses'][number]
export type Role = Scenario['roles'][number]
export type Phase = Scenario['phases'][number]
export type Inject = Scenario['injects'][number]
export type ExpectedAction = Scenario['expected'][number]
export type Branch = Scenario['branches'][number]
export type Variable = Scenario['variables'][number]
export type Probe = Inject['probes'][number]
