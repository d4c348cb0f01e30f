import { useNavigate } from '@solidjs/router'
import { createEffect, createSignal, For, on, Show } from 'solid-js'
import { addDays, civilDateAt } from '../../../../engine/improve/civil-date.ts'
import type { ActionAnswer } from '../../../../engine/improve/contract.ts'
import type { Terms } from '../../../../engine/improve/corrective-action.ts'
import type { Text } from '../../../../engine/scenario/scenario.ts'
import { api } from '../../base/api.ts'
import { Button } from '../../base/button.tsx'
import { Dialog } from '../../base/dialog.tsx'
import { ErrorNote } from '../../base/error-note.tsx'
import { LongField, SelectField } from '../../base/fields.tsx'
import { pick } from '../../base/i18n.ts'
import { newId } from '../../base/new-id.ts'
import { toast } from '../../base/toast.tsx'
import { forgetActions } from './create-shared.ts'
import { t } from './dictionary.ts'
import s from './improve.module.css'
import { draftOf, isWhole, TermsForm, termsOf } from './terms-form.tsx'

/** A finding of a review that a corrective action can be made of. */
export interface MakeFrom {
  readonly drill: string
  readonly kind: 'expected' | 'signal' | 'objective' | 'finding'
  /** The expected action, signal (P1–P10), objective or finding in the review. */
  readonly id: string
  readonly text: Text
  /** Cause, measure and so on, where the review suggests some. */
  readonly suggest?: Partial<Terms>
  /** Which expected actions may be examined, for a finding that is about several. */
  readonly examine?: readonly { readonly id: string; readonly label: Text }[]
}

/**
 * Makes a corrective action of a finding. Open while `from` is given; managers only (others get the refusal). Leads to
 * the new action unless `onMade` does something else.
 */
export function MakeActionDialog(props: {
  readonly from: MakeFrom | undefined
  readonly onClose: () => void
  readonly onMade?: (made: ActionAnswer) => void
}) {
  const navigate = useNavigate()
  const today = () => civilDateAt(Date.now())
  const fresh = () => draftOf({ start: today(), due: addDays(today(), 30), ...props.from?.suggest })
  // One id for one opening: whatever is retried, one action comes of it.
  const [id, setId] = createSignal(newId())
  const [draft, setDraft] = createSignal(fresh())
  const [expected, setExpected] = createSignal('')
  const [zh, setZh] = createSignal('')
  const [en, setEn] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const [error, setError] = createSignal<unknown>()
  createEffect(
    on(
      () => props.from,
      (from) => {
        if (!from) return
        setId(newId())
        setDraft(fresh())
        for (const set of [setExpected, setZh, setEn]) set('')
        setError(undefined)
      },
    ),
  )
  const halfWording = () => (zh().trim() === '') !== (en().trim() === '')
  const ready = () => isWhole(draft()) && !halfWording()

  async function make(event: SubmitEvent) {
    event.preventDefault()
    const from = props.from
    if (!from || !ready()) return
    setBusy(true)
    setError(undefined)
    try {
      const { drill, kind, id: finding } = from
      const wording = zh().trim() ? { wording: { zh: zh().trim(), en: en().trim() } } : {}
      const request = {
        ...{ id: id(), finding: { drill, kind, id: finding }, terms: termsOf(draft()) },
        ...(expected() && { expected: expected() }),
        ...wording,
      }
      const made = await api.post<ActionAnswer>('/api/actions', request, { tries: 4 })
      forgetActions()
      toast(t('make.made'), 'on-time')
      props.onClose()
      if (props.onMade) props.onMade(made)
      else navigate(`/manager/actions/${made.id}`)
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog open={props.from !== undefined} onClose={props.onClose} heading={t('make.heading')}>
      <form class={s.stack} onSubmit={make}>
        <p class={s.quote}>{props.from && pick(props.from.text)}</p>
        <TermsForm draft={draft()} set={setDraft} />
        <Show when={(props.from?.examine?.length ?? 0) > 1}>
          <SelectField
            label={t('make.examine')}
            help={t('make.examineHelp')}
            value={expected()}
            onPick={setExpected}
            options={(props.from?.examine ?? []).map((each) => ({ id: each.id, label: pick(each.label) }))}
          />
        </Show>
        <details class={s.more}>
          <summary>{t('make.wording')}</summary>
          <div class={s.stack}>
            <p class={s.soft}>{t('make.wordingHelp')}</p>
            <LongField label={t('make.wordingZh')} value={zh()} onInput={(event) => setZh(event.currentTarget.value)} />
            <LongField
              label={t('make.wordingEn')}
              value={en()}
              error={halfWording() ? t('make.wordingBoth') : undefined}
              onInput={(event) => setEn(event.currentTarget.value)}
            />
          </div>
        </details>
        <For each={error() ? [error()] : []}>{(failure) => <ErrorNote error={failure} />}</For>
        <div class={s.buttons}>
          <Button kind="main" type="submit" busy={busy()} disabled={!ready()}>
            {t('make.go')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
