import { createMemo, For, Show } from 'solid-js'
import { EmptyState } from '../base/empty-state.tsx'
import { Progress } from '../base/progress.tsx'
import { DeliveryCard } from './delivery-card.tsx'
import { sortInbox } from './inbox.ts'
import s from './screen.module.css'
import { useSeat } from './seat-context.ts'
import type { Delivery } from './seat-frames.ts'
import { t } from './words.ts'

/** What is mine, by when: what still wants something first, then the rest. One card is open at a time. */
export function InboxTab(props: {
  readonly opened: number | undefined
  readonly onOpen: (k: number | undefined) => void
}) {
  const seat = useSeat()
  const inbox = createMemo(() => sortInbox(seat.fold().deliveries, seat.handling))
  const ended = () => seat.fold().status === 'ended'
  const card = (delivery: Delivery) => (
    <DeliveryCard
      delivery={delivery}
      open={props.opened === delivery.k}
      onToggle={() => props.onOpen(props.opened === delivery.k ? undefined : delivery.k)}
    />
  )
  return (
    <Show
      when={seat.fold().deliveries.length > 0}
      fallback={
        <Show when={seat.caughtUp()} fallback={<Progress />}>
          <EmptyState heading={t('inbox.empty')}>
            {seat.fold().status === 'lobby' ? t('inbox.lobbyText') : t('inbox.emptyText')}
          </EmptyState>
        </Show>
      }
    >
      <section aria-label={t(ended() ? 'inbox.left' : 'inbox.todo')}>
        <h2 class={s.section}>
          {t(ended() ? 'inbox.left' : 'inbox.todo')} {inbox().open.length}
        </h2>
        <ul class={s.list}>
          <For each={inbox().open} fallback={<li class={s.soft}>{t('inbox.allDone')}</li>}>
            {card}
          </For>
        </ul>
      </section>
      <Show when={inbox().rest.length > 0}>
        <section aria-label={t('inbox.done')}>
          <h2 class={s.section}>
            {t('inbox.done')} {inbox().rest.length}
          </h2>
          <ul class={s.list}>
            <For each={inbox().rest}>{card}</For>
          </ul>
        </section>
      </Show>
    </Show>
  )
}
