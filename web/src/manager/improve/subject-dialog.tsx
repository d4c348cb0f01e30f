import { createEffect, createSignal, For, Index, on, Show } from 'solid-js'
import type { HeldRecord } from '../../../../engine/improve/calendar.ts'
import { civilDateAt } from '../../../../engine/improve/civil-date.ts'
import type { SubjectAnswer } from '../../../../engine/improve/contract.ts'
import { planLevels, subjectKinds } from '../../../../engine/improve/rules.ts'
import { api } from '../../base/api.ts'
import { Button } from '../../base/button.tsx'
import { Dialog } from '../../base/dialog.tsx'
import { ErrorNote } from '../../base/error-note.tsx'
import { SelectField, TextField } from '../../base/fields.tsx'
import { pick } from '../../base/i18n.ts'
import { newId } from '../../base/new-id.ts'
import { t } from './dictionary.ts'
import s from './improve.module.css'
import { levelWords, subjectWords } from './words.ts'

const blank = (): SubjectAnswer => ({
  id: newId(),
  n: 0,
  kind: 'government-plan',
  name: '',
  since: '',
  held: [],
  retired: false,
})
const isPlan = ({ kind }: SubjectAnswer) => kind === 'government-plan' || kind === 'safety-plan'

/** Enters or changes a plan or an enterprise of the register, with what was held outside this system. */
export function SubjectDialog(props: {
  readonly of: SubjectAnswer | 'new' | undefined
  readonly onClose: () => void
  readonly onSaved: () => void
}) {
  const [draft, setDraft] = createSignal(blank())
  const [busy, setBusy] = createSignal(false)
  const [error, setError] = createSignal<unknown>()
  createEffect(
    on(
      () => props.of,
      (of) => {
        setDraft(of === undefined || of === 'new' ? blank() : of)
        setError(undefined)
      },
    ),
  )
  const put = (change: Partial<SubjectAnswer>) => setDraft((before) => ({ ...before, ...change }))
  const putHeld = (at: number, change: Partial<HeldRecord>) =>
    put({ held: draft().held.map((each, index) => (index === at ? { ...each, ...change } : each)) })
  const ready = () =>
    draft().name.trim() !== '' && draft().since !== '' && draft().held.every((each) => each.date && each.note.trim())

  async function save(event: SubmitEvent) {
    event.preventDefault()
    if (!ready()) return
    setBusy(true)
    setError(undefined)
    try {
      await api.post<SubjectAnswer>('/api/calendar/subjects', draft(), { tries: 4 })
      props.onClose()
      props.onSaved()
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      open={props.of !== undefined}
      onClose={props.onClose}
      heading={props.of === 'new' ? t('calendar.addHeading') : t('calendar.editHeading')}
    >
      <form class={s.stack} onSubmit={save}>
        <TextField
          required
          label={t('calendar.name')}
          maxLength={120}
          value={draft().name}
          onInput={(event) => put({ name: event.currentTarget.value })}
        />
        <SelectField
          noEmpty
          label={t('calendar.kind')}
          value={draft().kind}
          onPick={(kind) => put({ kind: kind as SubjectAnswer['kind'] })}
          options={subjectKinds.map((id) => ({ id, label: pick(subjectWords[id]) }))}
        />
        <TextField
          required
          type="date"
          label={t('calendar.sinceField')}
          help={t('calendar.sinceHelp')}
          value={draft().since}
          onInput={(event) => put({ since: event.currentTarget.value })}
        />
        <p class={s.soft}>{t('calendar.heldField')}</p>
        <Index each={draft().held}>
          {(held, index) => (
            <div class={s.held}>
              <TextField
                required
                type="date"
                label={t('calendar.heldDate')}
                value={held().date}
                onInput={(event) => putHeld(index, { date: event.currentTarget.value })}
              />
              <SelectField
                noEmpty
                label={t('calendar.heldWhat')}
                value={held().what}
                onPick={(what) => putHeld(index, { what: what as HeldRecord['what'] })}
                options={[
                  { id: 'drill', label: t('calendar.heldDrill') },
                  ...(isPlan(draft()) ? [{ id: 'plan-review', label: t('calendar.heldReview') }] : []),
                ]}
              />
              <Show when={held().what === 'drill' && !isPlan(draft())}>
                <SelectField
                  noEmpty
                  label={t('calendar.heldLevel')}
                  value={held().level ?? 'special'}
                  onPick={(level) => putHeld(index, { level: level as NonNullable<HeldRecord['level']> })}
                  options={planLevels.map((id) => ({ id, label: pick(levelWords[id]) }))}
                />
              </Show>
              <TextField
                required
                label={t('calendar.heldNote')}
                maxLength={200}
                value={held().note}
                onInput={(event) => putHeld(index, { note: event.currentTarget.value })}
              />
              <Button small onClick={() => put({ held: draft().held.filter((_, at) => at !== index) })}>
                {t('calendar.heldRemove')}
              </Button>
            </div>
          )}
        </Index>
        <div class={s.buttons}>
          <Button
            small
            onClick={() => put({ held: [...draft().held, { date: civilDateAt(Date.now()), what: 'drill', note: '' }] })}
          >
            {t('calendar.heldAdd')}
          </Button>
        </div>
        <Show when={draft().n > 0}>
          <label class={s.check}>
            <input
              type="checkbox"
              checked={draft().retired}
              onChange={(event) => put({ retired: event.currentTarget.checked })}
            />
            {t('calendar.retire')}
          </label>
        </Show>
        <For each={error() ? [error()] : []}>{(failure) => <ErrorNote error={failure} />}</For>
        <div class={s.buttons}>
          <Button kind="main" type="submit" busy={busy()} disabled={!ready()}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
