import { useNavigate } from '@solidjs/router'
import { Match, onMount, Switch } from 'solid-js'
import { ButtonLink } from './button.tsx'
import { createLoaded } from './create-loaded.ts'
import { EmptyState } from './empty-state.tsx'
import { ErrorNote } from './error-note.tsx'
import { Front } from './front.tsx'
import { createTitle } from './page.tsx'
import { Progress } from './progress.tsx'
import { finishSignIn, SignInFailed } from './sign-in.ts'
import { t } from './words.ts'

/** Where the issuer sends people back to; stays only when it did not work. */
export function SignedInPage() {
  createTitle(() => t('gate.signInTitle'))
  const navigate = useNavigate()
  const query = new URLSearchParams(location.search)
  // The code is good once: neither a reload nor the history shall find it again.
  onMount(() => history.replaceState(history.state, '', '/signed-in'))
  const [done] = createLoaded(
    () => true,
    async () => {
      navigate(await finishSignIn(query), { replace: true })
      return true
    },
  )
  const failed = () => (done.state === 'errored' ? done.error : undefined)
  return (
    <Front>
      <Switch fallback={<Progress />}>
        <Match when={failed()}>
          <EmptyState level="h1" heading={t('gate.failedTitle')}>
            {failed() instanceof SignInFailed ? t('gate.failed') : <ErrorNote error={failed()} />}
          </EmptyState>
          <ButtonLink kind="main" href="/trainer">
            {t('gate.again')}
          </ButtonLink>
          <ButtonLink href="/">{t('home')}</ButtonLink>
        </Match>
      </Switch>
    </Front>
  )
}
