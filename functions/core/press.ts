import type { Language } from '../../engine/report/document.ts'
import type { ReportInput, Signature } from '../../engine/report/input.ts'

export const documents = ['docx', 'xlsx', 'csv', 'xes', 'pack'] as const
export type DocumentKind = (typeof documents)[number]

/** What is to be made of a drill: `report` is the answer of the page as JSON, `hash` the hash of the content alone. */
export interface PressJob {
  readonly product: DocumentKind | 'report' | 'hash'
  readonly lang: Language
  readonly input: ReportInput
  readonly signed: readonly Signature[]
  /** The archive's further files: name and content. */
  readonly files?: Readonly<Record<string, string>>
}

/**
 * Makes documents. It is slow work (a second for a Word file): where a process also keeps a drill's clock, the press
 * must do it elsewhere than on the thread that does.
 */
export interface Press {
  make(job: PressJob): Promise<Uint8Array>
}
