import { type JSX, Match, Switch } from 'solid-js'
import type { ConfigAnswer } from '../../../engine/contract.ts'
import { api } from './api.ts'
import { Button, ButtonLink } from './button.tsx'
import { createLoaded } from './create-loaded.ts'
import { EmptyState } from './empty-state.tsx'
import { ErrorNote } from './error-note.tsx'
import { Front } from './front.tsx'
import { createTitle } from './page.tsx'
import { isPassing, isProblem } from './problem.ts'
import { Progress } from './progress.tsx'
import { beginSignIn } from './sign-in.ts'
import { enter, lastRole, mayEnter, type StaffRole } from './staff-session.ts'
import { t } from './words.ts'

/** Lets those staff in whom the area is for, signing in with `signInKey` if there is one; tells the others why not. */
export function StaffGate(props: {
  readonly needs: StaffRole
  readonly signInKey: string | undefined
  readonly children: JSX.Element
}) {
  const [role, { refetch }] = createLoaded(
    () => true,
    async () => {
      try {
        return await enter(props.signInKey, props.needs)
      } catch (error) {
        // An evaluator stands where the network does not reach: what is kept here can be read and added to.
        const last = lastRole()
        if (props.needs === 'evaluator' && last && isPassing(error)) return last
        throw error
      }
    },
  )
  const known = () => (role.state === 'ready' ? (role() ?? 'nobody') : undefined)
  const turnedAway = () => {
    const found = role.state === 'ready' ? role() : undefined
    return found !== undefined && !mayEnter(found, props.needs) ? found : undefined
  }
  const wrongKey = () => role.state === 'errored' && isProblem(role.error, 'wrong-key')
  return (
    <Switch
      fallback={
        <Front>
          <Progress />
        </Front>
      }
    >
      <Match when={role.state === 'errored' && !wrongKey()}>
        <Front>
          <ErrorNote error={role.error} onRetry={refetch} />
        </Front>
      </Match>
      <Match when={wrongKey() || known() === 'nobody'}>
        <SignIn>{wrongKey() ? <ErrorNote error={role.error} /> : t('gate.signIn')}</SignIn>
      </Match>
      <Match when={turnedAway()}>
        {(found) => (
          <Front>
            <EmptyState level="h1" heading={t('gate.trainerTitle')}>
              {t('gate.trainer', { role: t(`gate.role.${found()}`) })}
            </EmptyState>
            <ButtonLink kind="main" href="/manager">
              {t('gate.toReviews')}
            </ButtonLink>
          </Front>
        )}
      </Match>
      <Match when={known()}>{props.children}</Match>
    </Switch>
  )
}

/** Where the server names an issuer one signs in there; else, and with a stale link, one needs a link. */
function SignIn(props: { readonly children: JSX.Element }) {
  createTitle(() => t('gate.signInTitle'))
  const [config] = createLoaded(
    () => true,
    () => api.get<ConfigAnswer>('/api/config'),
  )
  const issuer = () => (config.state === 'ready' ? config()?.signIn : undefined)
  return (
    <Front>
      <Switch fallback={<Progress />}>
        <Match when={issuer()}>
          {(known) => (
            <>
              <EmptyState level="h1" heading={t('gate.accountTitle')}>
                {t('gate.account')}
              </EmptyState>
              <Button kind="main" onClick={async () => location.assign(await beginSignIn(known(), location.pathname))}>
                {t('gate.accountSignIn')}
              </Button>
              <ButtonLink href="/">{t('home')}</ButtonLink>
            </>
          )}
        </Match>
        <Match when={config.state === 'ready' || config.state === 'errored'}>
          <EmptyState level="h1" heading={t('gate.signInTitle')}>
            {props.children}
          </EmptyState>
          <ButtonLink href="/">{t('home')}</ButtonLink>
        </Match>
      </Switch>
    </Front>
  )
}
