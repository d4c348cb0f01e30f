import { createUniqueId, For, Show } from 'solid-js'
import { Chip, StatusChip, type Tone } from '../base/chip.tsx'
import { Countdown } from '../base/clock.tsx'
import { clockText, leftText } from '../base/clock-text.ts'
import { cx } from '../base/cx.ts'
import { language, pick } from '../base/i18n.ts'
import { AnswerArea } from './answer-area.tsx'
import s from './delivery.module.css'
import { FieldList } from './field-list.tsx'
import { dueAt, type Standing, settles, standingOf } from './inbox.ts'
import { fieldLines, formOf, roleName } from './names.ts'
import { isUnread, useSeat } from './seat-context.ts'
import type { Delivery } from './seat-frames.ts'
import { t } from './words.ts'

const tones: Record<Standing, Tone> = {
  'to-read': 'waiting',
  read: 'waiting',
  open: 'waiting',
  overdue: 'missed',
  sending: 'late',
  aside: 'waiting',
  receipt: 'waiting',
  answered: 'on-time',
  'answered-in-time': 'on-time',
  'answered-late': 'late',
}

/** One thing received: folded up to its essence, or open with everything one can do about it. */
export function DeliveryCard(props: {
  readonly delivery: Delivery
  readonly open: boolean
  readonly onToggle: () => void
}) {
  const seat = useSeat()
  const body = createUniqueId()
  const { k, at, from, to } = props.delivery
  const due = dueAt(props.delivery)
  const answers = () => seat.fold().answers.get(k) ?? []
  const standing = () =>
    standingOf(props.delivery, {
      handling: seat.handling(props.delivery),
      seen: seat.isSeen(k),
      at: seat.at(),
      answeredAt: answers().find(({ form }) => settles(props.delivery, form))?.at,
    })
  const waits = () => due !== undefined && (seat.handling(props.delivery) === 'open' || standing() === 'aside')
  const unread = () => isUnread(seat, props.delivery)
  const text = () => {
    // Doctrine: every message starts so, lest a bystander take it for real.
    if (props.delivery.type === 'inject') return t('drillMark') + pick(props.delivery.text)
    const lines = fieldLines(seat.view, props.delivery.form, props.delivery.fields).map(({ value }) => pick(value))
    const answered = mineBefore()
    return lines.length === 0 && answered ? t('inbox.inReply', { form: answered }) : lines.join(' · ')
  }
  const kind = () => {
    if (props.delivery.type === 'inject') return t(`via.${props.delivery.via}`)
    const form = formOf(seat.view, props.delivery.form)
    return form ? pick(form) : t('inbox.simSays')
  }
  const left = () => (due ?? 0) - seat.at()
  const leftWord = () => {
    const { rate } = seat.fold().clock
    return rate !== 1 && rate !== 0 ? t('real', { time: leftText(left() / rate, language()) }) : undefined
  }
  const mineBefore = () => {
    const { inReplyTo } = props.delivery as { inReplyTo?: number }
    if (inReplyTo === undefined) return undefined
    const mine = [...seat.fold().actions.values()].find((action) => action.k === inReplyTo)
    const form = formOf(seat.view, mine?.form)
    return form && pick(form)
  }

  return (
    <li class={cx(s.card, s[tones[standing()]], unread() && s.unread)} data-k={k}>
      <button type="button" class={s.head} aria-expanded={props.open} aria-controls={body} onClick={props.onToggle}>
        <span class={s.top}>
          <span class={s.meta}>
            <Chip>
              {kind()} · {pick(roleName(seat.view, from))}
            </Chip>
            <span class={s.soft}>{clockText(at, language())}</span>
          </span>
          <span class={s.side}>
            <Show when={unread()}>
              <span class={s.new}>{t('inbox.isNew')}</span>
            </Show>
            <Show
              when={waits()}
              fallback={
                <Show when={!unread()}>
                  <StatusChip tone={tones[standing()]}>{t(`standing.${standing()}`)}</StatusChip>
                </Show>
              }
            >
              <Countdown left={left()} label={leftWord()} />
            </Show>
          </span>
        </span>
        <span class={cx(s.text, s.lead, !props.open && s.folded)}>{text()}</span>
      </button>
      <Show when={props.open}>
        <div class={s.body} id={body}>
          <Show when={props.delivery.type === 'message' && props.delivery.form !== 'say' && props.delivery}>
            {(message) => <FieldList form={message().form} fields={message().fields} />}
          </Show>
          <p class={s.soft}>
            <Show when={to.length > 0} fallback={t('inbox.unaddressed')}>
              {t('inbox.toMe', { roles: to.map((role) => pick(roleName(seat.view, role))).join(t('comma')) })}
            </Show>
            <Show when={due !== undefined}> · {t('inbox.due', { time: clockText(due ?? 0, language()) })}</Show>
            <Show when={mineBefore()}>{(form) => <> · {t('inbox.inReply', { form: form() })}</>}</Show>
          </p>
          <For each={props.delivery.type === 'inject' ? props.delivery.attachments : []}>
            {(attachment) => (
              <details class={s.attachment}>
                <summary>{t('inbox.attachment', { name: pick(attachment.name) })}</summary>
                <p class={s.text}>{pick(attachment.body)}</p>
              </details>
            )}
          </For>
          <Show when={answers().length > 0}>
            <section class={s.answers}>
              <h3>{t('inbox.answered')}</h3>
              <ul>
                <For each={answers()}>
                  {(answer) => (
                    <li>
                      <p>
                        <strong>{pick(formOf(seat.view, answer.form) ?? { zh: answer.form, en: answer.form })}</strong>{' '}
                        <span class={s.soft}>{clockText(answer.at, language())}</span>
                      </p>
                      <FieldList
                        form={answer.form}
                        fields={answer.fields}
                        options={props.delivery.type === 'inject' ? props.delivery.reply.options : undefined}
                      />
                    </li>
                  )}
                </For>
              </ul>
            </section>
          </Show>
          <Show when={seat.fold().status !== 'ended'}>
            <AnswerArea delivery={props.delivery} onDone={props.onToggle} />
          </Show>
        </div>
      </Show>
    </li>
  )
}
