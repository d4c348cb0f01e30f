import type { z } from 'zod'
import type {
  ActionOutcome,
  CreateDrillAnswer,
  createDrillRequest,
  DrillAnswer,
  DrillSummary,
  FramesAnswer,
  JoinAnswer,
  JoinInfo,
  joinRequest,
  Problem,
  Receipt,
  ScenarioAnswer,
  ScenarioSummary,
  SeatAnswer,
  StoredScenario,
} from '../../engine/contract.ts'
import type { SeatAction, TrainerCommand } from '../../engine/drill/commands.ts'
import type { Refusal } from '../../engine/drill/entries.ts'
import type { ActionRefusal } from '../../engine/improve/decide-action.ts'
import type { RehearsalAnswer, rehearsalRequest } from '../../engine/rehearse/request.ts'
import type { Routes } from '../../engine/rehearse/routes.ts'
import type { Text } from '../../engine/scenario/scenario.ts'
import type { Review } from '../../engine/score/review.ts'
import type { ScoringStandard, StandardRequest } from '../../engine/score/standard-schema.ts'
import type { Trial } from '../../engine/score/trial.ts'
import type { LogPage } from '../../engine/view/live.ts'
import type { ImproveCases } from './improve/cases.ts'
import type { JudgeUseCases } from './judge-use-cases.ts'
import type { ReportUseCases } from './report-use-cases.ts'

/** Who is asking, as the door has proved it. */
export interface Staff {
  readonly kind: 'staff'
  readonly org: string
  readonly role: 'trainer' | 'manager' | 'evaluator'
  readonly name: string
}
export interface Seat {
  readonly kind: 'seat'
  readonly drill: string
  readonly seat: string
}

export interface FileWanted {
  readonly as: 'yaml' | 'js' | 'mmd' | 'scxml'
  readonly version?: number
  /** Of the labels in a machine. */
  readonly lang: keyof Text
}
export interface ScenarioFile {
  readonly version: number
  readonly text: string
}

/** Refusals that are not about the story but about the request. */
export type RequestRefusal =
  | 'not-found'
  | 'unknown-scenario'
  | 'bad-scenario'
  | 'id-taken'
  | 'no-such-moment'
  | 'other-drill'
  | 'command-changed'
  | 'too-large'
  | 'not-released'
  | 'role-not-open'
  | 'manager-only'
  | 'unknown-item'
  | 'unknown-value'
  | 'reason-needed'
  | 'not-yours'
  | 'too-many'
  | 'report-changed'
  | 'already-signed'
  | 'not-open-yet'
  | 'already-answered'
  | 'unknown-standard'
  | ActionRefusal
  | 'unknown-action'
  | 'unknown-finding'
  | 'no-verification'
  | 'verification-unfit'
  | 'unknown-subject'
  | 'stale-change'
  | 'unknown-expected'
export interface Refused {
  readonly ok: false
  readonly reason: Refusal | RequestRefusal
  readonly detail?: string
  readonly problems?: readonly Problem[]
}
export type Done<T> = { readonly ok: true; readonly value: T } | Refused

/**
 * Everything the product can be asked; the doors know nothing else. An unknown id, another organisation's drill
 * and a removed seat are refusals, never exceptions.
 */
export interface UseCases extends JudgeUseCases, ImproveCases, ReportUseCases {
  listScenarios(who: Staff): Promise<ScenarioSummary[]>
  getScenario(who: Staff, id: string, version?: number): Promise<Done<ScenarioAnswer>>
  /** A pack as YAML (or JSON) text; a version that exists already with other content gets the next number. */
  putScenario(who: Staff, text: string, language?: keyof Text): Promise<Done<StoredScenario>>
  /** Problems of a pack's text, storing nothing. */
  checkScenario(who: Staff, text: string, language?: keyof Text): Promise<readonly Problem[]>
  /** A version as a file: the pack as YAML, or its machine as code, Mermaid or SCXML with labels in a language. */
  scenarioFile(who: Staff, id: string, wanted: FileWanted): Promise<Done<ScenarioFile>>
  /** Lets robots play a version; nothing is stored. Refusal `unknown-role` or `unknown-expected` names what is not there. */
  rehearse(who: Staff, id: string, request: z.output<typeof rehearsalRequest>): Promise<Done<RehearsalAnswer>>
  /** The routes through a version's branches, found by playing them. */
  routes(who: Staff, id: string, version?: number): Promise<Done<Routes>>
  createDrill(who: Staff, request: z.output<typeof createDrillRequest>): Promise<Done<CreateDrillAnswer>>
  listDrills(who: Staff): Promise<DrillSummary[]>
  getDrill(who: Staff, drill: string): Promise<Done<DrillAnswer>>
  getLog(who: Staff, drill: string, since: number): Promise<Done<LogPage[]>>
  /** Accepts and advances: the answer is the outcome. The same id answers the same again. */
  command(who: Staff, drill: string, command: TrainerCommand): Promise<Done<Receipt>>
  /** By the standard the drill was launched under, or by another version. Refusal: `unknown-standard`. */
  getReview(who: Staff, drill: string, standard?: number): Promise<Done<Review>>
  /** The scoring standards of the organisation, oldest first; the shipped one is version 1. */
  listStandards(who: Staff): Promise<readonly ScoringStandard[]>
  /** By managers: a new version; what is the same as the newest makes none. Drills launched from then on go by it. */
  putStandard(who: Staff, request: StandardRequest): Promise<Done<ScoringStandard>>
  /** What a standard would make of a drill, beside what its own makes of it. Nothing is stored. */
  tryStandard(who: Staff, drill: string, request: StandardRequest): Promise<Done<Trial>>

  joinInfo(code: string): Promise<Done<JoinInfo>>
  join(code: string, request: z.output<typeof joinRequest>): Promise<Done<Omit<JoinAnswer, 'token'>>>

  /** Is the seat still there? Refusal `seat-removed` or `not-found`. */
  checkSeat(who: Seat): Promise<Done<{ role: string; name: string }>>
  getSeat(who: Seat): Promise<Done<SeatAnswer>>
  getFrames(who: Seat, since: number): Promise<Done<FramesAnswer>>
  /** Durable once answered; the machine decides later: see `outcome`. */
  act(who: Seat, action: SeatAction): Promise<Done<Receipt>>
  seen(who: Seat, k: number): Promise<Done<Receipt>>
  outcome(who: Seat, action: string): Promise<Done<ActionOutcome>>
}
