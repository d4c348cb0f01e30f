import { createEffect, createMemo, createSignal, For, Show } from 'solid-js'
import type { CalendarAnswer, WaitingVerification } from '../../../../engine/improve/contract.ts'
import { type PlanLevel, planLevels } from '../../../../engine/improve/rules.ts'
import { api } from '../../base/api.ts'
import { Card } from '../../base/card.tsx'
import { createLoaded } from '../../base/create-loaded.ts'
import { ChoiceField } from '../../base/fields.tsx'
import { pick } from '../../base/i18n.ts'
import { colon } from '../../base/punctuation.ts'
import { stamp } from '../../staff/stamp.ts'
import { t } from './dictionary.ts'
import s from './improve.module.css'
import { levelWords, subjectWords } from './words.ts'

/** What a launch is asked for besides scenario, speed and seats. */
export interface Extras {
  readonly verify: readonly string[]
  readonly subjects: readonly string[]
  readonly level: PlanLevel
}
export const noExtras: Extras = { verify: [], subjects: [], level: 'special' }

/** The same as the request has it: nothing chosen, nothing sent. */
export const extrasOf = ({ verify, subjects, level }: Extras) => ({
  ...(verify.length > 0 && { verify }),
  ...(subjects.length > 0 && { counts: { subjects, level } }),
})

/**
 * On the launch page: corrective actions that wait to be examined, and what this drill counts for. Absent while there
 * is neither. A tick that the chosen roles no longer allow is taken away.
 */
export function LaunchExtras(props: {
  readonly scenario: string
  readonly version: number
  readonly seats: readonly string[]
  readonly value: Extras
  readonly onChange: (value: Extras) => void
}) {
  const path = createMemo(() => {
    const query = new URLSearchParams({ scenario: props.scenario, version: String(props.version) })
    if (props.seats.length > 0) query.set('seats', props.seats.join(','))
    return `/api/verifications?${query}`
  })
  const [waiting] = createLoaded(path, (at) => api.get<readonly WaitingVerification[]>(at))
  const [calendar] = createLoaded(
    () => true,
    () => api.get<CalendarAnswer>('/api/calendar'),
  )
  const subjects = () => calendar.latest?.subjects.filter(({ retired }) => !retired) ?? []
  // What stood before stays while other roles are asked about: nothing jumps under the finger.
  const [shown, setShown] = createSignal<readonly WaitingVerification[]>([])
  createEffect(() => {
    if (waiting.state !== 'ready') return
    setShown(waiting.latest ?? [])
    const fits = new Set(waiting.latest?.flatMap(({ action, fit }) => (fit.ok ? [action.id] : [])))
    const left = props.value.verify.filter((id) => fits.has(id))
    if (left.length < props.value.verify.length) props.onChange({ ...props.value, verify: left })
  })
  const tick = (id: string, on: boolean) => {
    const { verify } = props.value
    props.onChange({ ...props.value, verify: on ? [...verify, id] : verify.filter((each) => each !== id) })
  }
  return (
    <>
      <Show when={shown().length > 0}>
        <Card heading={t('launch.heading')}>
          <p class={s.soft}>{t('launch.help')}</p>
          <For each={shown()}>
            {(one) => (
              <Waiting
                one={one}
                on={props.value.verify.includes(one.action.id)}
                onTick={(on) => tick(one.action.id, on)}
              />
            )}
          </For>
        </Card>
      </Show>
      <Show when={subjects().length > 0}>
        <Card heading={t('launch.counts')}>
          <div class={s.stack}>
            <ChoiceField
              many
              look="lines"
              label={<span class="visually-hidden">{t('launch.counts')}</span>}
              help={t('launch.countsHelp')}
              value={props.value.subjects}
              onPick={(chosen) => props.onChange({ ...props.value, subjects: chosen })}
              options={subjects().map(({ id, name, kind }) => ({ id, label: name, help: pick(subjectWords[kind]) }))}
            />
            <Show when={props.value.subjects.length > 0}>
              <ChoiceField
                label={t('launch.level')}
                value={[props.value.level]}
                onPick={([level]) => level && props.onChange({ ...props.value, level: level as PlanLevel })}
                options={planLevels.map((id) => ({ id, label: pick(levelWords[id]) }))}
              />
            </Show>
          </div>
        </Card>
      </Show>
    </>
  )
}

function Waiting(props: {
  readonly one: WaitingVerification
  readonly on: boolean
  readonly onTick: (on: boolean) => void
}) {
  const action = () => props.one.action
  const fitting = () => props.one.fit
  const why = () => {
    const own = fitting()
    return own.ok ? t('launch.at', { at: stamp(own.at) }) : `${t('launch.unfit')}${colon()}${pick(own.why)}`
  }
  return (
    <label class={s.waiting} data-unfit={fitting().ok ? undefined : ''}>
      <input
        type="checkbox"
        checked={props.on}
        disabled={!fitting().ok}
        onChange={(event) => props.onTick(event.currentTarget.checked)}
      />
      <span>
        {pick(action().source.text)}
        <br />
        <small class={s.soft}>
          {[
            action().terms.measure,
            pick(action().source.scenario.title),
            action().status === 'scheduled' ? t('launch.scheduled') : '',
            why(),
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </span>
    </label>
  )
}
