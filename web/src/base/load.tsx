import { type JSX, Match, Switch } from 'solid-js'
import type { Loaded } from './create-loaded.ts'
import { ErrorNote } from './error-note.tsx'
import { isPassing, Problem } from './problem.ts'
import { Progress } from './progress.tsx'

/** Something loaded, on the page: progress, an error with a way to try again, or the value. A refetch keeps the old value. */
export function Load<T>(props: {
  readonly of: Loaded<T>
  readonly retry?: () => void
  readonly children: (value: () => NonNullable<T>) => JSX.Element
}) {
  const value = () => (props.of.state === 'ready' || props.of.state === 'refreshing' ? props.of.latest : undefined)
  // What is not there is not there a second time either.
  const mayPass = () => !(props.of.error instanceof Problem) || isPassing(props.of.error)
  return (
    <Switch fallback={<Progress />}>
      <Match when={props.of.state === 'errored'}>
        <ErrorNote error={props.of.error} onRetry={mayPass() ? props.retry : undefined} />
      </Match>
      <Match when={value()}>{(found) => props.children(found as () => NonNullable<T>)}</Match>
    </Switch>
  )
}
