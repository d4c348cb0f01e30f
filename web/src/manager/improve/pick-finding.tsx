import { createEffect, createSignal, For, on, Show } from 'solid-js'
import type { DrillSummary } from '../../../../engine/contract.ts'
import type { Finding } from '../../../../engine/score/findings/finding.ts'
import type { Review } from '../../../../engine/score/review.ts'
import { api } from '../../base/api.ts'
import { Button } from '../../base/button.tsx'
import { createLoaded } from '../../base/create-loaded.ts'
import { Dialog } from '../../base/dialog.tsx'
import { SelectField } from '../../base/fields.tsx'
import { pick, wallText } from '../../base/i18n.ts'
import { Load } from '../../base/load.tsx'
import { bracketed } from '../../base/punctuation.ts'
import { t } from './dictionary.ts'
import { makeFromFinding } from './finding-action.tsx'
import s from './improve.module.css'
import { MakeActionDialog, type MakeFrom } from './make-action-dialog.tsx'

/** From the list of corrective actions to a new one: a drill that has ended, one of its problems, then what to do about it. */
export function PickFinding() {
  const [open, setOpen] = createSignal(false)
  const [drill, setDrill] = createSignal('')
  const [from, setFrom] = createSignal<MakeFrom>()
  const [drills] = createLoaded(open, async () =>
    (await api.get<readonly DrillSummary[]>('/api/drills')).filter(({ status }) => status === 'ended'),
  )
  const [review, { refetch }] = createLoaded(
    () => open() && drill(),
    (id) => api.get<Review>(`/api/drills/${encodeURIComponent(id)}/review`),
  )
  createEffect(
    on(
      () => drills.latest,
      (found) => setDrill(found?.[0]?.id ?? ''),
    ),
  )
  const take = (read: Review, finding: Finding) => {
    setOpen(false)
    setFrom(makeFromFinding(read, finding))
  }
  return (
    <>
      <Button kind="main" onClick={() => setOpen(true)}>
        {t('make.new')}
      </Button>
      <Dialog open={open()} onClose={() => setOpen(false)} heading={t('make.pick')}>
        <div class={s.stack}>
          <Load of={drills}>
            {(found) => (
              <Show when={found().length > 0} fallback={<p class={s.soft}>{t('make.noDrills')}</p>}>
                <SelectField
                  noEmpty
                  label={t('make.drill')}
                  value={drill()}
                  onPick={setDrill}
                  options={found().map(({ id, title, endedAt, createdAt }) => ({
                    id,
                    label: `${pick(title)}${bracketed(wallText(endedAt ?? createdAt))}`,
                  }))}
                />
                <Load of={review} retry={refetch}>
                  {(read) => (
                    <ul class={s.list}>
                      <For each={read().findings.problems} fallback={<li class={s.soft}>{t('make.noProblems')}</li>}>
                        {(finding) => (
                          <li class={s.row}>
                            <span>{pick(finding.text)}</span>
                            <Button small onClick={() => take(read(), finding)}>
                              {t('make.take')}
                            </Button>
                          </li>
                        )}
                      </For>
                    </ul>
                  )}
                </Load>
              </Show>
            )}
          </Load>
        </div>
      </Dialog>
      <MakeActionDialog from={from()} onClose={() => setFrom()} />
    </>
  )
}
