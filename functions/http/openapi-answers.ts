import { z } from 'zod'
import type {
  ActionOutcome,
  CheckAnswer,
  ConfigAnswer,
  CreateDrillAnswer,
  DrillSummary,
  JoinAnswer,
  JoinInfo,
  ProblemDetails,
  Receipt,
  ScenarioSummary,
  SessionAnswer,
  StoredScenario,
  TicketAnswer,
} from '../../engine/contract.ts'
import type { Routes } from '../../engine/rehearse/routes.ts'
import { type Text, text as writtenText } from '../../engine/scenario/scenario.ts'
import { improveAnswers } from './openapi-improve-answers.ts'
import { judgeAnswers } from './openapi-judge.ts'
import { reportAnswers } from './openapi-report.ts'
import { scalesAnswer } from './openapi-scales.ts'
import { standardAnswers } from './openapi-standards.ts'

/* The answers as schemas, for the description only. Where a type stands behind one, the compiler holds them together. */

const text: z.ZodType<Text> = writtenText
const wallMs = z.number().describe('wall ms since 1970, UTC')
const list = z.array(z.looseObject({}))
const status = z.enum(['lobby', 'running', 'paused', 'ended'])
const clock = z.object({ drillEpoch: z.number(), wallEpoch: wallMs, rate: z.number().describe('0 is a pause') })
const mistake = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  path: z.string(),
  message: z.string(),
  line: z.int().optional(),
  column: z.int().optional(),
})

const problemDetails: z.ZodType<ProblemDetails> = z.object({
  type: z.string().describe('urn:sandtable:problem:<word>; stable'),
  title: z.string().describe('what to do, in the language of Accept-Language (zh or en)'),
  status: z.int(),
  detail: z.string().optional(),
  problems: z.array(mistake).optional(),
})
const session: z.ZodType<SessionAnswer> = z.object({
  token: z.string(),
  role: z.enum(['trainer', 'manager', 'evaluator']),
})
const config: z.ZodType<ConfigAnswer> = z.object({
  signIn: z.object({ authorize: z.string(), token: z.string(), clientId: z.string(), scope: z.string() }).optional(),
})
const whoAmI = z.object({ role: z.enum(['trainer', 'manager', 'evaluator']), name: z.string(), org: z.string() })
const hazard = z.enum([
  'grassland-fire',
  'flood',
  'drought',
  'sandstorm',
  'blizzard',
  'earthquake',
  'mine-accident',
  'hazmat-leak',
])
const probe = z.enum(['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'P10'])
const named = z.object({ id: z.string(), zh: z.string(), en: z.string() })
const scenarioSummary = z.object({
  id: z.string(),
  version: z.int(),
  hazard,
  title: text,
  summary: text,
  minutes: z.number(),
  players: z.int(),
  injects: z.int(),
  branches: z.int(),
  wallMinutes: z.number().describe('in the room, at the speeds it is written for'),
  roles: z.array(named),
  objectives: z.array(named.extend({ capability: z.array(z.string()) })),
  probes: z.array(z.object({ id: probe, n: z.int().describe('injects and expected actions that probe it') })),
  lastRun: wallMs.optional(),
})
scenarioSummary satisfies z.ZodType<ScenarioSummary>
const storedScenario: z.ZodType<StoredScenario> = scenarioSummary.extend({
  already: z.boolean().optional().describe('the newest version had this very content: nothing was added'),
})
const play = z.union([z.enum(['not-done', 'breached']), z.number()])
const choice = z.object({
  expected: z.string(),
  does: z.enum(['not-done', 'late', 'early', 'breached']),
  by: z.number().optional().describe('drill ms that a condition looks at'),
  play: play.describe('for `plays` of a rehearsal'),
})
const routes: z.ZodType<Routes> = z.object({
  routes: z.array(
    z.object({
      ways: z
        .array(z.array(choice))
        .describe('each a smallest set of choices that leads here; the plan has one, empty'),
      branches: z.array(z.object({ branch: z.string(), at: z.number().describe('drill ms') })),
      injects: z.array(z.string()),
      without: z.array(z.string()),
      score: z.number(),
      conclusion: z.enum(['excellent', 'good', 'fair', 'poor']),
      sum: z.boolean().describe('its choices only add up'),
    }),
  ),
  forks: z.array(z.array(choice)),
  combinations: z.number(),
  played: z.int(),
  complete: z.boolean().describe('every combination was played'),
  cut: z.boolean().describe('the search stopped at its limit'),
  unreached: z.object({ branches: z.array(z.string()), injects: z.array(z.string()) }),
})
const scenario = z.object({
  scenario: z.looseObject({}).describe('the pack as ScenarioSource has it, defaults filled in, durations as drill ms'),
  hash: z.string(),
  chart: z.object({ states: list, transitions: list }),
  versions: z.array(z.int()),
  additions: z
    .array(z.object({ action: z.string(), inject: z.string(), examines: z.string() }))
    .optional()
    .describe('of a drill: what was added to examine corrective actions'),
})
const check: z.ZodType<CheckAnswer> = z.object({ problems: z.array(mistake) })
const createdDrill: z.ZodType<CreateDrillAnswer> = z.object({
  id: z.string(),
  joinCode: z.string(),
  joinUrl: z.string(),
})
const drillSummary = z.object({
  id: z.string(),
  title: text,
  status,
  scenario: z.object({ id: z.string(), version: z.int(), title: text }),
  from: z.object({ drill: z.string(), n: z.int() }).optional().describe('the moment of another drill it went on from'),
  createdAt: wallMs,
  startedAt: wallMs.optional(),
  endedAt: wallMs.optional(),
  score: z.number().optional().describe('0 to 100, once ended'),
  conclusion: z.enum(['excellent', 'good', 'fair', 'poor']).optional(),
})
drillSummary satisfies z.ZodType<DrillSummary>
const drill = drillSummary.extend({
  joinCode: z.string(),
  joinUrl: z.string(),
  staffed: z.array(z.string()),
  seats: z.array(
    z.object({
      seat: z.string(),
      role: z.string(),
      name: z.string(),
      removed: z.boolean(),
      present: z.boolean(),
    }),
  ),
  live: z.looseObject({ n: z.int(), status, clock, held: z.boolean(), locked: z.boolean(), released: z.boolean() }),
  hash: z.string(),
  now: wallMs,
})
const commits = z.array(
  z.object({
    n: z.int(),
    entries: z.array(
      z.looseObject({ e: z.int(), at: z.number().describe('drill ms'), wall: wallMs, type: z.string() }),
    ),
  }),
)
const receipt: z.ZodType<Receipt> = z.object({ id: z.string(), receivedAt: wallMs })
const review = z.looseObject({
  drill: z.looseObject({ id: z.string(), title: text }),
  scenario: z.looseObject({ id: z.string(), version: z.int(), hash: z.string(), title: text }),
  score: z.number().describe('0 to 100'),
  conclusion: z.enum(['excellent', 'good', 'fair', 'poor']),
  adherence: z.looseObject({}),
  response: z.looseObject({}),
  objectives: list,
  roles: list,
  items: list,
  branches: list,
  links: list,
  standard: z.looseObject({ version: z.int(), name: text }),
  timing: z.looseObject({}),
  conformance: z.looseObject({}),
  coordination: z.looseObject({}),
  workload: z.looseObject({}),
  capabilities: list,
  profile: z.looseObject({}),
  signals: z.looseObject({}),
  findings: z.looseObject({}),
  rulings: z.looseObject({}),
})
const rehearsal = z.object({
  scenario: z.object({ id: z.string(), version: z.int(), hash: z.string() }),
  entries: z.array(z.looseObject({ e: z.int(), at: z.number().describe('drill ms'), type: z.string() })),
  review,
})
const joinInfo: z.ZodType<JoinInfo> = z.object({
  title: text,
  status,
  locked: z.boolean(),
  roles: z.array(z.object({ zh: z.string(), en: z.string(), id: z.string(), taken: z.int() })),
})
const joined: z.ZodType<JoinAnswer> = z.object({ token: z.string(), seat: z.string(), drill: z.string() })
const seat = z.object({
  view: z.looseObject({ seat: z.string(), name: z.string(), role: z.looseObject({}), clauses: list, forms: list }),
  status,
  clock,
  now: wallMs,
})
const frames = z.object({
  frames: z.array(z.looseObject({ k: z.int(), at: z.number().describe('drill ms'), type: z.string() })),
  last: z.int().describe("the seat's last frame number"),
})
const actionOutcome: z.ZodType<ActionOutcome> = z.union([
  z.object({ id: z.string(), state: z.literal('waiting') }),
  z.object({ id: z.string(), state: z.literal('accepted') }),
  z.object({
    id: z.string(),
    state: z.literal('refused'),
    // Any refusal of the engine; the list is the engine's own and is not repeated here.
    reason: z.custom<Extract<ActionOutcome, { state: 'refused' }>['reason']>().meta({ type: 'string' }),
    title: z.string(),
    detail: z.string().optional(),
  }),
])
const ticket: z.ZodType<TicketAnswer> = z.object({
  ticket: z.string(),
  socket: z.string().optional().describe('where to take the ticket; without it to /api/socket of this server'),
})

/** Every answer by the name it has in the description. */
export const answers = {
  ProblemDetails: problemDetails,
  Session: session,
  Config: config,
  WhoAmI: whoAmI,
  Time: z.object({ now: wallMs }),
  Health: z.object({ ok: z.boolean() }),
  ScenarioList: z.array(scenarioSummary),
  StoredScenario: storedScenario,
  Scenario: scenario,
  Scales: scalesAnswer,
  Routes: routes,
  Rehearsal: rehearsal,
  Check: check,
  CreatedDrill: createdDrill,
  DrillList: z.array(drillSummary),
  Drill: drill,
  Commits: commits,
  Receipt: receipt,
  Review: review,
  JoinInfo: joinInfo,
  Joined: joined,
  Seat: seat,
  Frames: frames,
  ActionOutcome: actionOutcome,
  Ticket: ticket,
  ...judgeAnswers,
  ...standardAnswers,
  ...reportAnswers,
  ...improveAnswers,
} as const
export type AnswerName = keyof typeof answers
