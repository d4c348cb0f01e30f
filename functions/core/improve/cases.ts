import type { ScenarioAnswer } from '../../../engine/contract.ts'
import type {
  ActionAnswer,
  ActionChange,
  ActionList,
  CalendarAnswer,
  MakeActionRequest,
  SubjectAnswer,
  SubjectRequest,
  WaitingVerification,
} from '../../../engine/improve/contract.ts'
import type { TrendKey, Trends } from '../../../engine/improve/trend.ts'
import type { Done, Staff } from '../use-cases.ts'

/**
 * Improving: corrective actions until they are closed, trends across drills, and the compliance calendar. Managers
 * write; all staff read. Another organisation's action is not there.
 */
export interface ImproveCases {
  /** Records the verdicts of drills that have ended since, then lists. */
  listActions(who: Staff): Promise<ActionList>
  /** The same list as a table file (CSV), in one language. */
  actionLedger(who: Staff, language: 'zh' | 'en'): Promise<string>
  getAction(who: Staff, id: string): Promise<Done<ActionAnswer>>
  /** From a finding of an ended drill's review. The client's id makes a retry safe. */
  makeAction(who: Staff, request: MakeActionRequest): Promise<Done<ActionAnswer>>
  changeAction(who: Staff, id: string, change: ActionChange): Promise<Done<ActionAnswer>>
  /** What waits to be examined, and whether this scenario, played by these roles (all without them), can. */
  waitingVerifications(
    who: Staff,
    scenario: string,
    version?: number,
    seats?: readonly string[],
  ): Promise<Done<WaitingVerification[]>>
  /** The scenario a drill is played with, verifications included. */
  drillScenario(who: Staff, drill: string): Promise<Done<ScenarioAnswer>>
  trends(who: Staff, by: TrendKey, scenario?: string): Promise<Trends>
  calendar(who: Staff): Promise<CalendarAnswer>
  /** What is due as an iCalendar file, in one language. */
  calendarFile(who: Staff, language: 'zh' | 'en'): Promise<string>
  putSubject(who: Staff, request: SubjectRequest): Promise<Done<SubjectAnswer>>
}
