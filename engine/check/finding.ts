import type { Text } from '../scenario/scenario.ts'

/** Something wrong with a scenario: where (a path into the document), and what to do, in both languages. */
export interface Finding {
  readonly code: string
  readonly severity: 'error' | 'warning'
  readonly path: readonly (string | number)[]
  readonly message: Text
}
export type Path = Finding['path']
export type Report = (code: string, path: Path, message: Text, severity?: Finding['severity']) => void

/** A message in both languages. */
export const say = (zh: string, en: string): Text => ({ zh, en })
