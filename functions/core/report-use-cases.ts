import type { Language } from '../../engine/report/document.ts'
import type { Signature } from '../../engine/report/input.ts'
import type { SignOffRequest } from '../../engine/report/sign.ts'
import type { DocumentKind } from './press.ts'
import type { Done, Staff } from './use-cases.ts'

/** A file, and what to call it. */
export interface MadeDocument {
  readonly bytes: Uint8Array
  /** Without its ending, in the language asked for. */
  readonly name: string
}

/** The report of a drill and its files. All staff read; managers sign. */
export interface ReportUseCases {
  /** A `ReportAnswer` as JSON, made where the documents are made. */
  getReport(who: Staff, drill: string, lang: Language): Promise<Done<Uint8Array>>
  getDocument(who: Staff, drill: string, kind: DocumentKind, lang: Language): Promise<Done<MadeDocument>>
  /**
   * Signs the content that was read, by name. The same id signs once. Refusals: `not-ended`, `report-changed` (it is no
   * longer what was read), `already-signed`, `command-changed`, `manager-only`.
   */
  signOff(who: Staff, drill: string, request: SignOffRequest): Promise<Done<Signature>>
  listSignatures(who: Staff, drill: string): Promise<Done<readonly Signature[]>>
}
