import type { Report } from './document.ts'
import type { Edition } from './input.ts'

/** What `GET …/report` gives: the report in one language, and which edition of it this is. */
export interface ReportAnswer {
  readonly report: Report
  readonly edition: Edition
  /** Has the drill ended, so that the report can be signed? */
  readonly signable: boolean
}
