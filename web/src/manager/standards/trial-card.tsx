import { createEffect, createMemo, createSignal, type JSX, on, onCleanup, Show } from 'solid-js'
import type { DrillSummary } from '../../../../engine/contract.ts'
import type { StandardRequest } from '../../../../engine/score/standard-schema.ts'
import type { Trial } from '../../../../engine/score/trial.ts'
import { api } from '../../base/api.ts'
import { Card } from '../../base/card.tsx'
import { createLoaded } from '../../base/create-loaded.ts'
import { ErrorNote } from '../../base/error-note.tsx'
import { SelectField } from '../../base/fields.tsx'
import { pick, wallText } from '../../base/i18n.ts'
import { Load } from '../../base/load.tsx'
import s from './standards.module.css'
import { TrialTable } from './trial-table.tsx'
import { t } from './words.ts'

/** Wall ms without another key stroke before a draft is sent to be counted. */
const pause = 500

/** What a standard would make of a drill that the reader chooses, at once. Without `request` there is a mistake to mend. */
export function TrialCard(props: {
  readonly request: StandardRequest | undefined
  /** The heading of the right column. */
  readonly tried: string
  /** A choice beside that of the drill. */
  readonly beside?: JSX.Element
  /** What stands under the table. */
  readonly after?: (drill: string) => JSX.Element
}) {
  const [drills, { refetch }] = createLoaded(
    () => true,
    async () =>
      (await api.get<readonly DrillSummary[]>('/api/drills'))
        .filter(({ status }) => status === 'ended')
        .sort((a, b) => (b.endedAt ?? b.createdAt) - (a.endedAt ?? a.createdAt)),
  )
  const [chosen, setChosen] = createSignal<string>()
  const drill = () => chosen() ?? drills.latest?.[0]?.id
  const [trial, setTrial] = createSignal<Trial>()
  const [busy, setBusy] = createSignal(false)
  const [failure, setFailure] = createSignal<unknown>()
  const [again, setAgain] = createSignal(0)
  // As text, so that a draft that came out the same is not counted twice.
  const asked = createMemo(() => {
    const [id, request] = [drill(), props.request]
    return id !== undefined && request ? JSON.stringify([id, request, again()]) : undefined
  })
  createEffect(
    on(asked, (text) => {
      if (text === undefined) return
      const [id, request] = JSON.parse(text) as [string, StandardRequest]
      const stop = new AbortController()
      setBusy(true)
      const timer = setTimeout(
        async () => {
          try {
            const answer = await api.post<Trial>(`/api/drills/${encodeURIComponent(id)}/trial`, request, {
              tries: 3,
              signal: stop.signal,
            })
            setTrial(answer)
            setFailure()
          } catch (error) {
            if (!stop.signal.aborted) setFailure(() => error)
          } finally {
            if (!stop.signal.aborted) setBusy(false)
          }
        },
        trial() ? pause : 0,
      )
      onCleanup(() => {
        clearTimeout(timer)
        stop.abort()
      })
    }),
  )
  return (
    <Card id="trial" heading={t('trial')}>
      <div class={s.stack}>
        <p class={s.soft}>{t('trialSays')}</p>
        <Load of={drills} retry={refetch}>
          {(found) => (
            <Show when={found().length > 0} fallback={<p class={s.note}>{t('noDrill')}</p>}>
              <div class={s.pair}>
                <SelectField
                  noEmpty
                  label={t('tryDrill')}
                  value={drill() ?? ''}
                  onPick={setChosen}
                  options={found().map(({ id, title, endedAt, createdAt }) => ({
                    id,
                    label: `${pick(title)} · ${wallText(endedAt ?? createdAt)}`,
                  }))}
                />
                {props.beside}
              </div>
              <Show when={failure()}>
                {(error) => <ErrorNote error={error()} onRetry={() => setAgain((n) => n + 1)} />}
              </Show>
              <Show when={props.request} fallback={<p class={s.note}>{t('fix')}</p>}>
                <Show when={trial()} fallback={<p class={s.soft}>{t('counting')}</p>}>
                  {(done) => <TrialTable trial={done()} tried={props.tried} busy={busy()} />}
                </Show>
                <Show when={drill()}>{(id) => props.after?.(id())}</Show>
              </Show>
            </Show>
          )}
        </Load>
      </div>
    </Card>
  )
}
