import { createMemo, For, Show } from 'solid-js'
import type { Inject } from '../../../../engine/scenario/scenario.ts'
import { Button } from '../../base/button.tsx'
import { Card } from '../../base/card.tsx'
import { leftText } from '../../base/clock-text.ts'
import { language, pick } from '../../base/i18n.ts'
import { bracketed, semicolon } from '../../base/punctuation.ts'
import { fillText } from '../../staff/fill-text.ts'
import { limitText } from '../../staff/limit-text.ts'
import { makeNames, viaText } from '../../staff/names.ts'
import { stamp } from '../../staff/stamp.ts'
import { brief, clip } from '../../staff/words.ts'
import { t } from '../dictionary.ts'
import s from './control.module.css'
import type { Commands } from './create-commands.ts'
import type { Drill } from './create-drill.ts'

/** The next planned inject with its countdown, and the few after it. */
export function NextPanel(props: {
  readonly drill: Drill
  readonly commands: Commands
  readonly onOpen: (mark: string) => void
}) {
  const { drill } = props
  const names = makeNames(drill.scenario)
  const timed = createMemo(() =>
    drill.live().upcoming.flatMap(({ inject: id, dueAt }) => {
      const inject = drill.scenario.injects.find((each) => each.id === id)
      return inject && dueAt !== undefined ? [{ inject, dueAt }] : []
    }),
  )
  const text = (inject: Inject) => pick(fillText(drill.scenario, inject, drill.live().variables))
  const next = () => timed()[0]
  const heading = () => {
    const one = next()
    if (!one || drill.live().status === 'lobby') return t('control.next')
    return t('control.nextIn', { time: leftText(one.dueAt - drill.at(), language()) })
  }
  const expects = (ids: readonly string[]) =>
    ids
      .flatMap((id) => drill.scenario.expected.find((each) => each.id === id) ?? [])
      .map(
        (each) => `${pick(each)}${bracketed([pick(limitText(drill.scenario, each.limit)), each.clause].join(' · '))}`,
      )
      .join(semicolon())
  return (
    <Card heading={heading()}>
      <Show when={next()} fallback={<p class={s.soft}>{t('control.nextNone')}</p>}>
        {(one) => (
          <div class={s.stack}>
            <p class={s.nextText}>
              <strong>{one().inject.id}</strong> {clip(text(one().inject), 150)}
            </p>
            <p class={s.soft}>
              {one().inject.to.length === 0
                ? t('control.everybody')
                : one()
                    .inject.to.map((role) => pick(brief(names.role(role))))
                    .join(' / ')}
              {' · '}
              {pick(viaText(one().inject.via))}
              {' · '}
              {stamp(one().dueAt)}
            </p>
            <Show when={one().inject.expects.length > 0}>
              <p class={s.soft}>{t('control.expects', { what: expects(one().inject.expects) })}</p>
            </Show>
            <Show when={drill.live().status === 'running' || drill.live().status === 'paused'}>
              <div class={s.buttons}>
                <Button
                  kind="main"
                  small
                  busy={props.commands.busy('inject')}
                  onClick={() => props.commands.run({ type: 'inject', inject: one().inject.id })}
                >
                  {t('control.sendNow')}
                </Button>
                <Button small onClick={() => props.onOpen(`inject:${one().inject.id}`)}>
                  {t('control.detail')}
                </Button>
              </div>
            </Show>
          </div>
        )}
      </Show>
      <Show when={timed().length > 1}>
        <h3 class={s.subhead}>{t('control.otherUpcoming')}</h3>
        <ul class={s.lines}>
          <For each={timed().slice(1, 4)}>
            {({ inject, dueAt }) => (
              <li>
                <button type="button" class={s.lineButton} onClick={() => props.onOpen(`inject:${inject.id}`)}>
                  <span class={s.when}>{stamp(dueAt)}</span>
                  <span>
                    <strong>{inject.id}</strong> {clip(text(inject), 40)}
                  </span>
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Card>
  )
}
