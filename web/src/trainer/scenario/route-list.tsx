import { createMemo, For, Show } from 'solid-js'
import type { Play } from '../../../../engine/rehearse/robot.ts'
import type { Route, Routes } from '../../../../engine/rehearse/routes.ts'
import type { Scenario } from '../../../../engine/scenario/scenario.ts'
import { Button } from '../../base/button.tsx'
import { Chip } from '../../base/chip.tsx'
import { pick } from '../../base/i18n.ts'
import { stamp } from '../../staff/stamp.ts'
import { t } from '../dictionary.ts'
import { differenceOf, kindOfRoute, playsOfRoute, type RouteKind, toldWays, wayText } from './choice-text.ts'
import s from './routes.module.css'

const folded: readonly RouteKind[] = ['sum']

/** Every route through the branches that was found, with the choices that lead to it; each can be watched. */
export function RouteList(props: {
  readonly scenario: Scenario
  readonly routes: Routes
  readonly onWatch: (plays: Readonly<Record<string, Play>>) => void
}) {
  const groups = createMemo(() => {
    const { routes, forks } = props.routes
    const kinds: readonly RouteKind[] = ['plan', 'one', 'touch', 'all', 'sum']
    return kinds
      .map((kind) => ({ kind, routes: routes.filter((route) => kindOfRoute(route, forks.length) === kind) }))
      .filter((group) => group.routes.length > 0)
  })
  const unreached = () => [...props.routes.unreached.branches, ...props.routes.unreached.injects]
  const List = (own: { readonly routes: readonly Route[] }) => (
    <ol class={s.routes}>
      <For each={own.routes}>
        {(route) => <OneRoute scenario={props.scenario} all={props.routes} route={route} onWatch={props.onWatch} />}
      </For>
    </ol>
  )
  return (
    <>
      <p class={s.help}>
        {t('script.routesHelp', { forks: props.routes.forks.length, n: props.routes.routes.length })}{' '}
        {props.routes.complete
          ? t('script.routesAll', { n: props.routes.combinations })
          : t(props.routes.cut ? 'script.routesCut' : 'script.routesSome', {
              n: props.routes.combinations < 1e9 ? props.routes.combinations : '10⁹+',
              played: props.routes.played,
            })}
      </p>
      <Show when={unreached().length > 0}>
        <p class={s.warn}>
          ▲ {t(props.routes.cut ? 'script.notFound' : 'script.unreached', { what: unreached().join(' ') })}
        </p>
      </Show>
      <For each={groups()}>
        {({ kind, routes }) => (
          <Show
            when={folded.includes(kind)}
            fallback={
              <>
                <h3 class={s.kind}>{t(`script.kind.${kind}`)}</h3>
                <List routes={routes} />
              </>
            }
          >
            <details class={s.fold}>
              <summary>
                {t(`script.kind.${kind}`)} · {t('script.routeCount', { n: routes.length })}
              </summary>
              <List routes={routes} />
            </details>
          </Show>
        )}
      </For>
    </>
  )
}

function OneRoute(props: {
  readonly scenario: Scenario
  readonly all: Routes
  readonly route: Route
  readonly onWatch: (plays: Readonly<Record<string, Play>>) => void
}) {
  const difference = () => differenceOf(props.all.routes[0] ?? props.route, props.route)
  const branchOf = (id: string) => props.scenario.branches.find((branch) => branch.id === id)
  const isPlan = () => props.route === props.all.routes[0]
  const fired = () => (isPlan() ? props.route.branches.map(({ branch }) => branch) : difference().fired)
  const timeOf = (id: string) => props.route.branches.find(({ branch }) => branch === id)?.at ?? 0
  const title = () => pick(wayText(props.scenario, props.route.ways[0] ?? []))
  return (
    <li class={s.route}>
      <div class={s.why}>
        <For each={toldWays(props.route.ways)}>
          {(way, index) => (
            <p>
              <Show when={index() > 0}>
                <strong class={s.or}>{t('script.or')}</strong>{' '}
              </Show>
              {pick(wayText(props.scenario, way))}
            </p>
          )}
        </For>
      </div>
      <ul class={s.what}>
        <For each={fired()}>
          {(id) => (
            <li>
              <Chip tone={branchOf(id)?.costly ? 'late' : 'waiting'}>{id}</Chip> {branchOf(id) && pick(branchOf(id)!)}{' '}
              <span class={s.soft}>{stamp(timeOf(id))}</span>
            </li>
          )}
        </For>
        <For each={difference().spared}>
          {(id) => (
            <li class={s.spared}>
              {t('script.spared')} <Chip>{id}</Chip> {branchOf(id) && pick(branchOf(id)!)}
            </li>
          )}
        </For>
        <Show when={difference().arrive.length > 0}>
          <li class={s.soft}>{t('script.arrive', { what: difference().arrive.join(t('library.and')) })}</li>
        </Show>
        <Show when={difference().stayAway.length > 0}>
          <li class={s.soft}>{t('script.stayAway', { what: difference().stayAway.join(t('library.and')) })}</li>
        </Show>
        <Show when={fired().length + difference().spared.length === 0}>
          <li class={s.soft}>{t('script.noBranch')}</li>
        </Show>
      </ul>
      <div class={s.end}>
        <span class={s.soft}>{t('drills.score', { n: Math.round(props.route.score) })}</span>
        <Button
          small
          aria-label={`${t('script.watch')}: ${title()}`}
          onClick={() => props.onWatch(playsOfRoute(props.route))}
        >
          ▶ {t('script.watch')}
        </Button>
      </div>
    </li>
  )
}
