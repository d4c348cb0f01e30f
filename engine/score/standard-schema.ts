import { z } from 'zod'
import { duration, id } from '../scenario/condition.ts'
import { type curve as scenarioCurve, text } from '../scenario/scenario.ts'
import { capabilityIds } from './profile/capability.ts'

const share = z.number().min(0).max(1)
const weight = z.number().min(0).max(100)
const capability = z.enum(capabilityIds)
const ms = z.int().min(0)
/** As an author writes it (`10m`) or as it is read back (ms), so that a version can be taken, changed and sent again. */
const span = z.union([duration, z.int()]).refine((length) => length > 0, {
  error: '须大于 0，如 10m / write a time above 0 such as 10m',
})
/** The curves of a scenario. Here a time must be above 0: no curve may rise after the limit. */
const curve = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('step') }),
  z.strictObject({ kind: z.literal('three-step'), second: span }),
  z.strictObject({ kind: z.literal('linear'), grace: z.number().positive().max(100).default(1) }),
  z.strictObject({ kind: z.literal('exponential'), halfLife: span }),
  z.strictObject({ kind: z.literal('logistic'), midpoint: span, slope: z.number().positive().max(100) }),
])
curve satisfies z.ZodType<z.output<typeof scenarioCurve>>
/** `profile weights together` and the like: a standard whose weights are all nothing measures nothing. */
const someWeight = { error: '至少一个权重须大于 0 / at least one weight must be above 0' }
const any = (weights: Readonly<Record<string, number>>) => Object.values(weights).some((each) => each > 0)

/**
 * All that scoring takes for granted, as data: weights, curves, scales and thresholds. Shares are 0 to 1, times drill
 * ms. Version 1 is the drill standard of the product [D]; an organisation may put its own under the next number.
 */
export const standardSchema = z.strictObject({
  version: z.int().positive(),
  name: text,
  note: text.optional(),
  /** For an expected action whose scenario names none. */
  curve,
  /** Weights of plan adherence, and what a breach takes off. */
  adherence: z
    .strictObject({ coverage: weight, timeliness: weight, content: weight, order: weight })
    .refine(any, someWeight),
  perBreach: share,
  /** The part of an action's points that its content makes. */
  contentShare: share,
  /** P from this share on. */
  performed: share,
  /** Weights of the profile. */
  profile: z
    .strictObject({
      timeliness: weight,
      adherence: weight,
      coordination: weight,
      authority: weight,
      lifeSafety: weight,
      resources: weight,
      workload: weight,
    })
    .refine(any, someWeight),
  /** From which profile total (0–1) it is called excellent, good, fair; below: poor. */
  bands: z
    .strictObject({ excellent: share, good: share, fair: share })
    .refine((bands) => bands.excellent > bands.good && bands.good > bands.fair, {
      error: '须优 > 良 > 中 / write the bands so that excellent > good > fair',
    }),
  /** From which share a capability gets 5, 3 and 1 on the 0/1/3/5 scale. */
  marks: z
    .strictObject({ five: share, three: share, one: share })
    .refine((marks) => marks.five > marks.three && marks.three > marks.one, {
      error: '须 5 分 > 3 分 > 1 分 / write the marks so that five > three > one',
    }),
  /** What an action off the plan, and a plan's action done again, cost in the alignment; a plan's own costs its weight. */
  moves: z.strictObject({ offPlan: weight, repeat: weight }),
  /** How scenarios write what scoring must recognise: ids of tasks, roles and forms. */
  conventions: z.strictObject({
    /** Tasks whose order or assignment sets up the single command. */
    commandTasks: z.array(id),
    /** The role whose orders count as the leader's own. */
    leaders: z.array(id),
    reportForms: z.array(id),
    /** Forms that nobody can do too often. */
    freeForms: z.array(id),
    /** Groups C1–C13 that stand for life safety, and for resources. */
    lifeSafety: z.array(capability),
    resources: z.array(capability),
  }),
  /** Orders within this time of each other may be in conflict. */
  conflictWindow: ms,
  /** The longest time one action is taken to have kept a person busy. */
  busyAtMost: z.int().min(1),
  /** When a measure raises its problem class (doctrine 4). */
  thresholds: z.strictObject({
    /** Items that probe a problem class: raised below this share of their points. */
    probe: share,
    orphanShare: share,
    acceptedDeviations: z.int().min(1),
    timeToOwner: ms,
    duplicateTaskShare: share,
    foreignActorShare: share,
    ownAuthority: share,
    waitingShare: share,
    complianceGap: share,
    reissueShare: share,
    conflictUnresolved: ms,
    uncommanded: ms,
    linkCoverage: share,
    prevention: share,
    preventionBranches: z.int().min(1),
    decisionDelay: ms,
    unclearBasis: z.int().min(1),
    supportOnTime: share,
    reportingBurden: share,
    duplicateReports: share,
    tlx: weight,
    rolesPerPerson: z.int().min(1),
    lagCorrelation: share,
  }),
})

/** Weights, curves, scales and thresholds with a version. */
export type ScoringStandard = z.output<typeof standardSchema>
/** As an organisation sends it: the version is given when it is stored. */
export const standardRequest = standardSchema.omit({ version: true })
export type StandardRequest = z.output<typeof standardRequest>
