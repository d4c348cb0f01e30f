/** Something wrong with a scenario: where (a path into the document), and what to do. */
export interface Finding {
  readonly code: string
  readonly severity: 'error' | 'warning'
  readonly path: readonly (string | number)[]
  readonly message: string
}
export type Report = (code: string, path: Finding['path'], message: string, severity?: Finding['severity']) => void
