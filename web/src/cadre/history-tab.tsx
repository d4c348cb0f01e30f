import { For, Match, Show, Switch } from 'solid-js'
import type { FrameOf } from '../../../engine/view/frames.ts'
import { Button } from '../base/button.tsx'
import { StatusChip } from '../base/chip.tsx'
import { clockText } from '../base/clock-text.ts'
import { EmptyState } from '../base/empty-state.tsx'
import { language, pick } from '../base/i18n.ts'
import { FieldList } from './field-list.tsx'
import { formOf, roleName } from './names.ts'
import type { OutItem } from './outbox.ts'
import s from './screen.module.css'
import { useSeat } from './seat-context.ts'
import { t } from './words.ts'

/** What I did and what became of it: first what is still on its way or was refused, then what was taken. */
export function HistoryTab(props: { readonly onMend: (item: OutItem) => void }) {
  const seat = useSeat()
  const pending = () => [...seat.box().items].reverse()
  const taken = () => [...seat.fold().actions.values()].reverse()
  const roles = (ids: readonly string[]) => ids.map((id) => pick(roleName(seat.view, id))).join(t('comma'))
  const answered = (k: number | undefined) => {
    const delivery = seat.fold().deliveries.find((each) => each.k === k)
    return delivery?.type === 'inject' ? delivery : undefined
  }

  const what = (action: OutItem['body'] | FrameOf<'action'>, at: number) => (
    <>
      <p>
        <strong>{pick(formOf(seat.view, action.form) ?? { zh: action.form, en: action.form })}</strong>{' '}
        <span class={s.soft}>{clockText(at, language())}</span>
      </p>
      <Show when={answered(action.inReplyTo)}>
        {(delivery) => <p class={`${s.soft} ${s.oneLine}`}>{t('history.reply', { text: pick(delivery().text) })}</p>}
      </Show>
      <Show when={action.to.length > 0}>
        <p class={s.soft}>{t('history.to', { roles: roles(action.to) })}</p>
      </Show>
      <FieldList form={action.form} fields={action.fields} options={answered(action.inReplyTo)?.reply.options} />
      <Show when={action.clause}>{(clause) => <p class={s.soft}>{t('history.clause', { clause: clause() })}</p>}</Show>
      <Show when={action.reason}>{(reason) => <p class={s.soft}>{t('history.reason', { reason: reason() })}</p>}</Show>
    </>
  )
  return (
    <Show
      when={pending().length + taken().length > 0}
      fallback={<EmptyState heading={t('history.empty')}>{t('history.emptyText')}</EmptyState>}
    >
      <ul class={s.list}>
        <For each={pending()}>
          {(item) => (
            <li class={s.row}>
              <div class={s.grow}>
                {what(item.body, item.madeAt)}
                <Show when={item.state === 'refused'}>
                  <p class={s.why} role="alert">
                    {item.why} <span class={s.soft}>{item.detail}</span>
                  </p>
                  <div class={s.buttons}>
                    <Show when={seat.fold().status !== 'ended'}>
                      <Button onClick={() => props.onMend(item)}>{t('history.edit')}</Button>
                    </Show>
                    <Button kind="plain" onClick={() => seat.dismiss(item.body.id)}>
                      {t('history.drop')}
                    </Button>
                  </div>
                </Show>
              </div>
              <Switch>
                <Match when={item.state === 'refused'}>
                  <StatusChip tone="missed">{t('history.refused')}</StatusChip>
                </Match>
                <Match when={item.state === 'received'}>
                  <StatusChip tone="waiting">{t('history.received')}</StatusChip>
                </Match>
                <Match when={item.state === 'unsent'}>
                  <StatusChip tone="late">
                    {seat.link() === 'open' ? t('history.sending') : t('history.waiting')}
                  </StatusChip>
                </Match>
              </Switch>
            </li>
          )}
        </For>
        <For each={taken()}>
          {(action) => (
            <li class={s.row}>
              <div class={s.grow}>{what(action, action.at)}</div>
              <StatusChip tone="on-time">{t('history.accepted')}</StatusChip>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
