import { createEffect, createSignal, Match, on, Show, Switch } from 'solid-js'
import { pick } from '../base/i18n.ts'
import type { OffsetMeter } from '../base/offset.ts'
import { createTitle } from '../base/page.tsx'
import { keep, readKept } from '../base/storage.ts'
import { ActTab } from './act-tab.tsx'
import { Asked } from './after/asked.tsx'
import { createSeat, type Gone } from './create-seat.ts'
import { HistoryTab } from './history-tab.tsx'
import { InboxTab } from './inbox-tab.tsx'
import type { KeptStart } from './kept-start.ts'
import { createMedia } from './media.ts'
import { fieldLines, roleName } from './names.ts'
import type { OutItem } from './outbox.ts'
import { PlanTab } from './plan-tab.tsx'
import { RoleAndClauses } from './role-and-clauses.tsx'
import s from './screen.module.css'
import { isUnread, SeatContext } from './seat-context.ts'
import { SeatHeader } from './seat-header.tsx'
import { type Tab, TabBar, tabs } from './tab-bar.tsx'
import { createWakeLock } from './wake-lock.ts'
import { t } from './words.ts'

/** A seat that is there: header, one of four tabs, the bar to change them. */
export function SeatScreen(props: {
  readonly token: string
  readonly start: KeptStart
  readonly meter: OffsetMeter
  readonly onGone: (why: Gone) => void
  readonly onLeave: () => void
}) {
  const seat = createSeat(props.token, props.start, props.meter)
  const tabKey = `sandtable.tab.${seat.view.seat}`
  const kept = readKept<Tab>(tabKey)
  const [tab, setTab] = createSignal<Tab>(tabs.find((each) => each === kept) ?? 'inbox')
  const [opened, setOpened] = createSignal<number>()
  let main!: HTMLElement
  const wide = createMedia('(min-width: 1000px)')

  const unread = () => seat.fold().deliveries.filter((each) => isUnread(seat, each)).length
  createTitle(() => `${unread() > 0 ? `(${unread()}) ` : ''}${pick(seat.view.role)}`)
  createWakeLock(() => seat.fold().status === 'running')
  createEffect(
    on(seat.gone, (why) => {
      if (why) props.onGone(why)
    }),
  )

  function goTo(next: Tab) {
    keep(tabKey, next)
    setTab(next)
    scrollTo(0, 0)
    main.focus({ preventScroll: true })
  }
  function open(k: number | undefined) {
    setOpened(k)
    if (k === undefined) return
    seat.open(k)
  }
  function mend({ body }: OutItem) {
    const { form, fields, to, clause, reason } = body
    seat.drafts.write(body.inReplyTo ?? 'new', { form, fields, to, clause, reason })
    seat.dismiss(body.id)
    goTo(body.inReplyTo === undefined ? 'act' : 'inbox')
    open(body.inReplyTo)
  }

  const news = () => {
    const delivery = seat.arrived()
    if (!delivery) return ''
    const text =
      delivery.type === 'inject'
        ? pick(delivery.text)
        : fieldLines(seat.view, delivery.form, delivery.fields)
            .map(({ value }) => pick(value))
            .join(t('comma'))
    return t('news', { from: pick(roleName(seat.view, delivery.from)), text })
  }
  return (
    <SeatContext.Provider value={seat}>
      <div class={s.screen}>
        <SeatHeader onHistory={() => goTo('history')} />
        <p class="visually-hidden" aria-live="assertive">
          {news()}
        </p>
        <div class={s.columns}>
          <main class={s.main} ref={main} tabindex={-1} aria-label={t(`tabs.${tab()}`)}>
            <Switch>
              <Match when={tab() === 'inbox'}>
                <Asked />
                <InboxTab opened={opened()} onOpen={open} />
              </Match>
              <Match when={tab() === 'act'}>
                <ActTab onSent={() => goTo('history')} />
              </Match>
              <Match when={tab() === 'plan'}>
                <PlanTab onLeave={props.onLeave} />
              </Match>
              <Match when={tab() === 'history'}>
                <HistoryTab onMend={mend} />
              </Match>
            </Switch>
          </main>
          <Show when={wide() && tab() !== 'plan'}>
            <aside class={s.aside} aria-label={t('tabs.plan')}>
              <RoleAndClauses />
            </aside>
          </Show>
        </div>
        <TabBar tab={tab()} onTab={goTo} />
      </div>
    </SeatContext.Provider>
  )
}
