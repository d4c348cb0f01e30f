import { createEffect, createSignal, createUniqueId, For, on, Show } from 'solid-js'
import type { JudgedItem } from '../../../engine/judge/judgement.ts'
import type { Scale } from '../../../engine/judge/scale.ts'
import type { LiveView, Standing } from '../../../engine/view/live.ts'
import { Button } from '../base/button.tsx'
import { StatusChip, type Tone } from '../base/chip.tsx'
import { LongField } from '../base/fields.tsx'
import { pick } from '../base/i18n.ts'
import { stamp } from '../staff/stamp.ts'
import type { Judging } from './create-judging.ts'
import s from './evaluator.module.css'
import { t } from './words.ts'

const tones: Readonly<Record<Standing, Tone>> = {
  waiting: 'waiting',
  open: 'waiting',
  met: 'on-time',
  late: 'late',
  overdue: 'missed',
  skipped: 'waiting',
  unstaffed: 'waiting',
}

/** One thing to rate: what it is, how it stands, the scale as large buttons, and a reason where one is owed. */
export function ItemCard(props: {
  readonly item: JudgedItem
  readonly scale: Scale
  readonly judging: Judging
  readonly standing: LiveView['expected'][number] | undefined
  readonly roles: string
  readonly locked: boolean
  readonly onEvidence: (() => void) | undefined
  readonly onNote: () => void
}) {
  const name = createUniqueId()
  const mine = () => props.judging.mine(props.item.id)
  const [picked, setPicked] = createSignal<string>()
  const [reason, setReason] = createSignal<string>()
  const chosen = () => picked() ?? mine()?.value ?? undefined
  const owes = () => props.scale.values.find(({ id }) => id === chosen())?.reason ?? false
  const writing = () => reason() !== undefined
  // What came back from the server is chosen again, to be mended.
  createEffect(
    on(
      () => mine()?.state === 'refused',
      (refused) => {
        if (!refused) return
        setPicked(mine()?.value ?? undefined)
        setReason(mine()?.reason ?? '')
      },
    ),
  )

  function choose(value: string) {
    const owed = props.scale.values.find(({ id }) => id === value)?.reason
    setPicked(value)
    if (owed || writing()) return setReason((text) => text ?? mine()?.reason ?? '')
    send(value)
  }
  function send(value: string | null, text?: string) {
    const old = mine()
    if (old?.state === 'refused') props.judging.queue.drop(old.id)
    props.judging.rate(props.item.id, value, text?.trim() || undefined)
    stop()
  }
  function stop() {
    setPicked()
    setReason()
  }
  const at = () => props.standing?.doneAt ?? props.standing?.dueAt
  return (
    <li class={s.item}>
      <fieldset disabled={props.locked}>
        <legend class={s.itemLabel}>{props.item.kind === 'objective' ? t('objective') : pick(props.item.label)}</legend>
        <p class={s.meta}>
          <Show when={props.standing}>
            {(standing) => (
              <StatusChip tone={tones[standing().standing]}>
                {t(`standing.${standing().standing}`)} {at() === undefined ? '' : stamp(at() ?? 0)}
              </StatusChip>
            )}
          </Show>
          <Show when={props.item.clause}>{(clause) => <span>{t('clause', { clause: clause() })}</span>}</Show>
          <Show when={props.roles}>
            <span>{props.roles}</span>
          </Show>
          <Show when={mine()?.state}>
            {(state) => (
              <span class={s.mine} data-state={state()}>
                {t(`mine.${state()}`)}
              </span>
            )}
          </Show>
        </p>
        <div class={s.values}>
          <For each={[...props.scale.values].reverse()}>
            {(value) => (
              <label class={s.value}>
                <input
                  type="radio"
                  name={name}
                  value={value.id}
                  checked={chosen() === value.id}
                  onChange={() => choose(value.id)}
                />
                <span>{pick(value)}</span>
              </label>
            )}
          </For>
        </div>
        <Show
          when={writing()}
          fallback={
            <Show when={mine()?.reason}>
              <p class={s.reason}>{mine()?.reason}</p>
            </Show>
          }
        >
          <div class={s.form}>
            <LongField
              label={t('reason')}
              value={reason() ?? ''}
              maxlength={1000}
              required={owes()}
              help={owes() ? t('reasonNeeded') : undefined}
              onInput={(event) => setReason(event.currentTarget.value)}
            />
            <div class={s.buttons}>
              <Button
                kind="main"
                disabled={chosen() === undefined || (owes() && !reason()?.trim())}
                onClick={() => send(chosen() ?? null, reason())}
              >
                {t('save')}
              </Button>
              <Button kind="plain" onClick={stop}>
                {t('cancel')}
              </Button>
            </div>
          </div>
        </Show>
        <Show when={mine()?.why}>
          <p class={s.why} role="alert">
            {mine()?.why}
          </p>
        </Show>
      </fieldset>
      <div class={s.links}>
        <Show when={!writing() && chosen() !== undefined && !props.locked}>
          <Button small kind="plain" onClick={() => setReason(mine()?.reason ?? '')}>
            {t('addReason')}
          </Button>
          <Button small kind="plain" onClick={() => send(null)}>
            {t('takeBack')}
          </Button>
        </Show>
        <Show when={props.onEvidence}>
          <Button small kind="plain" onClick={() => props.onEvidence?.()}>
            {t('evidence')}
          </Button>
        </Show>
        <Button small kind="plain" onClick={props.onNote}>
          {t('note')}
        </Button>
      </div>
    </li>
  )
}
