import { Show } from 'solid-js'
import { Button } from './button.tsx'
import s from './notes.module.css'
import { NoAnswer, Problem } from './problem.ts'
import { t } from './words.ts'

/** An error as a sentence that says what to do; reactive in the language for our own sentences. */
export function errorText(error: unknown): string {
  if (error instanceof NoAnswer) return t('problem.network')
  if (!(error instanceof Problem)) return t('problem.unexpected')
  // A proxy's own error page has no sentence for people.
  return error.word.startsWith('http-') ? t('problem.server') : error.details.title
}

const detailOf = (error: unknown) =>
  error instanceof Problem && error.details.detail !== error.details.title ? error.details.detail : undefined

/** Tells of an error, with a way to try again where there is one. */
export function ErrorNote(props: { readonly error: unknown; readonly onRetry?: () => void }) {
  return (
    <div class={s.error} role="alert">
      <p>{errorText(props.error)}</p>
      <Show when={detailOf(props.error)}>{(detail) => <p class={s.detail}>{detail()}</p>}</Show>
      <Show when={props.onRetry}>
        {(retry) => (
          <Button small onClick={() => retry()()}>
            {t('retry')}
          </Button>
        )}
      </Show>
    </div>
  )
}
