import { createEffect, createSignal, For, on, Show } from 'solid-js'
import type { ActionAnswer } from '../../../../engine/improve/contract.ts'
import { api } from '../../base/api.ts'
import { Button } from '../../base/button.tsx'
import { Dialog } from '../../base/dialog.tsx'
import { ErrorNote } from '../../base/error-note.tsx'
import { LongField } from '../../base/fields.tsx'
import { newId } from '../../base/new-id.ts'
import { t } from './dictionary.ts'
import s from './improve.module.css'
import { changesOf, draftOf, isWhole, TermsForm } from './terms-form.tsx'

/** The changes that a manager can ask for. */
export type ChangeKind = 'edited' | 'started' | 'done' | 'returned' | 'withdrawn' | 'commented'

const words = {
  edited: { heading: 'action.editHeading' },
  started: { heading: 'action.startHeading', label: 'action.startLabel' },
  done: { heading: 'action.doneHeading', label: 'action.doneLabel', help: 'action.doneHelp' },
  returned: { heading: 'action.returnHeading', label: 'action.returnLabel' },
  withdrawn: { heading: 'action.withdrawHeading', label: 'action.withdrawLabel', help: 'action.withdrawHelp' },
  commented: { heading: 'action.commentHeading', label: 'action.commentLabel' },
} as const satisfies Record<ChangeKind, { heading: string; label?: string; help?: string }>

/** Asks what a change needs, and makes it once however often it is sent. */
export function ChangeDialog(props: {
  readonly action: ActionAnswer
  readonly kind: ChangeKind | undefined
  readonly onClose: () => void
  readonly onChanged: (action: ActionAnswer) => void
}) {
  const [id, setId] = createSignal(newId())
  const [text, setText] = createSignal('')
  const [draft, setDraft] = createSignal(draftOf({}))
  const [busy, setBusy] = createSignal(false)
  const [error, setError] = createSignal<unknown>()
  createEffect(
    on(
      () => props.kind,
      (kind) => {
        if (!kind) return
        setId(newId())
        setText('')
        setDraft(draftOf(props.action.terms))
        setError(undefined)
      },
    ),
  )
  const said = () => words[props.kind ?? 'commented']
  const label = () => {
    const own = said()
    return 'label' in own ? t(own.label) : undefined
  }
  const help = () => {
    const own = said()
    return 'help' in own ? t(own.help) : undefined
  }
  const ready = () => (props.kind === 'edited' ? isWhole(draft()) : props.kind === 'started' || text().trim() !== '')

  async function change(event: SubmitEvent) {
    event.preventDefault()
    if (!props.kind || !ready()) return
    setBusy(true)
    setError(undefined)
    try {
      const written = text().trim()
      const more = props.kind === 'edited' ? { terms: changesOf(draft()) } : written ? { text: written } : {}
      const path = `/api/actions/${encodeURIComponent(props.action.id)}/changes`
      const changed = await api.post<ActionAnswer>(path, { id: id(), type: props.kind, ...more }, { tries: 4 })
      props.onClose()
      props.onChanged(changed)
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog open={props.kind !== undefined} onClose={props.onClose} heading={t(said().heading)}>
      <form class={s.stack} onSubmit={change}>
        <Show
          when={props.kind === 'edited'}
          fallback={
            <LongField
              label={label()}
              help={help()}
              required={props.kind !== 'started'}
              maxLength={2000}
              value={text()}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          }
        >
          <TermsForm draft={draft()} set={setDraft} />
        </Show>
        <For each={error() ? [error()] : []}>{(failure) => <ErrorNote error={failure} />}</For>
        <div class={s.buttons}>
          <Button kind={props.kind === 'withdrawn' ? 'danger' : 'main'} type="submit" busy={busy()} disabled={!ready()}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
