import { z } from 'zod'
import type { Clock } from './drill/clock.ts'
import { commandId } from './drill/commands.ts'
import type { Refusal } from './drill/entries.ts'
import type { Moment } from './drill/fork.ts'
import { launchExtras } from './improve/contract.ts'
import type { Probe, Scenario, Text } from './scenario/scenario.ts'
import type { Conclusion } from './score/review.ts'
import type { DrillStatus, Frame, SeatView } from './view/frames.ts'
import type { LiveView, LogPage } from './view/live.ts'

/* What travels over /api, both ways. Requests are schemas, parsed at the door; answers are types. */

export const sessionRequest = z.strictObject({ key: z.string().min(1).max(200) })
export interface SessionAnswer {
  readonly token: string
  readonly role: 'trainer' | 'manager' | 'evaluator'
}
/** How staff sign in here. */
export interface ConfigAnswer {
  /** An OpenID Connect issuer: the code flow with PKCE, then its ID token as bearer to `POST /api/session/oidc`. */
  readonly signIn?: {
    readonly authorize: string
    readonly token: string
    readonly clientId: string
    readonly scope: string
  }
}

const drillId = z
  .string()
  .regex(/^[a-z0-9-]{8,40}$/, { error: 'a drill id is 8 to 40 of a-z, 0-9 and -; a UUID will do' })
export const createDrillRequest = z.strictObject({
  /** The client's own id makes a retry safe. */
  id: drillId.optional(),
  scenario: z.string().max(60),
  version: z.int().positive().optional(),
  /** Goes on from a moment of another drill of this scenario: after its commit `n`. Version and roles are that drill's. */
  from: z.strictObject({ drill: drillId, n: z.int().positive() }).optional(),
  title: z.string().trim().min(1).max(120).optional(),
  rate: z.number().min(0.25).max(600).optional(),
  /** Player roles that people may join; without it, all. The trainer plays the others. */
  seats: z.array(z.string().max(40)).min(1).max(60).optional(),
  /** How many people are expected; above 200 the inbox is spread over eight partitions. */
  people: z.int().min(1).max(10_000).optional(),
  ...launchExtras,
})
export interface CreateDrillAnswer {
  readonly id: string
  readonly joinCode: string
  readonly joinUrl: string
}

export const joinRequest = z.strictObject({
  /** The client's own id makes a retry safe: the same id gets the same seat. */
  id: commandId.optional(),
  name: z.string().trim().min(1).max(40),
  role: z.string().max(40),
})
export interface JoinInfo {
  readonly title: Text
  readonly status: DrillStatus
  readonly locked: boolean
  readonly roles: readonly (Text & { readonly id: string; readonly taken: number })[]
}
export interface JoinAnswer {
  readonly token: string
  readonly seat: string
  readonly drill: string
}

/** 202: accepted and durable; the outcome comes as a frame, or by `GET …/{id}`. */
export interface Receipt {
  readonly id: string
  /** Wall ms. */
  readonly receivedAt: number
}
export type ActionOutcome =
  | { readonly id: string; readonly state: 'waiting' }
  | { readonly id: string; readonly state: 'accepted' }
  | {
      readonly id: string
      readonly state: 'refused'
      readonly reason: Refusal
      readonly title: string
      readonly detail?: string
    }

export interface SeatAnswer {
  readonly view: SeatView
  readonly status: DrillStatus
  readonly clock: Clock
  /** Wall ms of the server. */
  readonly now: number
}
export interface FramesAnswer {
  readonly frames: readonly Frame[]
  /** The seat's last frame number: there are more if it is above the last one given. */
  readonly last: number
}

export interface TicketAnswer {
  readonly ticket: string
  /** Where to take it, `wss://…`; without it to `/api/socket` of this very server. */
  readonly socket?: string
}

/**
 * What comes over `/api/socket?ticket=…`. The client sends `{since: k}` (a cadre's frame number, or staff's n) at
 * the start and after a gap, and gets what it lacks; `{ping: t}` is answered by a heartbeat that echoes `t`.
 */
export type SocketMessage =
  | {
      readonly type: 'heartbeat'
      readonly now: number
      readonly last: number
      readonly ping?: number
      /** After how long a silence (wall ms) the server would like the client to ping. */
      readonly every?: number
    }
  | { readonly type: 'frames'; readonly frames: readonly Frame[] }
  | { readonly type: 'commits'; readonly commits: readonly LogPage[]; readonly live: LiveView }
  /** To staff: what comes next, up to n, is too large for a socket; it waits at `GET /api/drills/{id}/log?since=`. */
  | { readonly type: 'fetch'; readonly n: number }
  /** Seats with an open socket, to staff; a bare count, to cadres. Every ten seconds, when it changed. */
  | { readonly type: 'presence'; readonly count: number; readonly seats?: readonly string[] }

export interface DrillSummary {
  readonly id: string
  readonly title: Text
  readonly status: DrillStatus
  readonly scenario: { readonly id: string; readonly version: number; readonly title: Text }
  /** The moment of another drill that it went on from. */
  readonly from?: Moment
  readonly createdAt: number
  readonly startedAt?: number
  readonly endedAt?: number
  /** Overall score 0–100, and the conclusion in a word, once ended. */
  readonly score?: number
  readonly conclusion?: Conclusion
}
export interface SeatSummary {
  readonly seat: string
  readonly role: string
  readonly name: string
  readonly removed: boolean
  readonly present: boolean
}
export interface DrillAnswer extends DrillSummary {
  readonly joinCode: string
  readonly joinUrl: string
  /** Roles that people may join. */
  readonly staffed: readonly string[]
  readonly seats: readonly SeatSummary[]
  readonly live: LiveView
  readonly hash: string
  readonly now: number
}

export interface ScenarioSummary {
  readonly id: string
  readonly version: number
  readonly hazard: Scenario['hazard']
  readonly title: Text
  readonly summary: Text
  readonly minutes: number
  readonly players: number
  readonly injects: number
  readonly branches: number
  /** How long it takes in the room at the speeds it is written for, in wall minutes. */
  readonly wallMinutes: number
  /** The roles that people play. */
  readonly roles: readonly (Text & { readonly id: string })[]
  readonly objectives: readonly (Text & { readonly id: string; readonly capability: readonly string[] })[]
  /** What it probes, each in how many injects and expected actions; the most probed first. */
  readonly probes: readonly { readonly id: Probe; readonly n: number }[]
  /** Wall ms of the last drill of this scenario here. */
  readonly lastRun?: number
}
/** What was stored; `already` when the newest version had this very content and nothing was added. */
export interface StoredScenario extends ScenarioSummary {
  readonly already?: boolean
}
/** The statechart as a picture needs it: phases in order, branches hanging off the phases they can fire in. */
export interface Chart {
  readonly states: readonly {
    readonly id: string
    readonly label: Text
    readonly kind: 'lobby' | 'phase' | 'ended'
    readonly at?: number
  }[]
  readonly transitions: readonly {
    readonly from: string
    readonly to: string
    readonly label: Text
    readonly kind: 'time' | 'branch' | 'command'
    readonly branch?: string
  }[]
}
export interface ScenarioAnswer {
  /** Of a drill: what was added to its scenario, each an inject that examines a corrective action. */
  readonly additions?: readonly { readonly action: string; readonly inject: string; readonly examines: string }[]
  readonly scenario: Scenario
  readonly hash: string
  readonly chart: Chart
  readonly versions: readonly number[]
}
/** A mistake in a scenario pack: where, and what to do. Line and column count from 1. */
export interface Problem {
  readonly code: string
  readonly severity: 'error' | 'warning'
  readonly path: string
  readonly message: string
  readonly line?: number
  readonly column?: number
}
export interface CheckAnswer {
  readonly problems: readonly Problem[]
}

/** RFC 9457. `type` is `urn:sandtable:problem:<word>`; `problems` lists every mistake where there may be several. */
export interface ProblemDetails {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail?: string
  readonly problems?: readonly Problem[]
}
