import { createSignal, Show } from 'solid-js'
import { api } from '../../base/api.ts'
import { Button } from '../../base/button.tsx'
import { Dialog } from '../../base/dialog.tsx'
import { ErrorNote } from '../../base/error-note.tsx'
import { LongField, TextField } from '../../base/fields.tsx'
import { newId } from '../../base/new-id.ts'
import { toast } from '../../base/toast.tsx'
import s from './report.module.css'
import { t } from './words.ts'

/** Signs the report as it stands on the page: the hash of what was read goes with the name. */
export function SignDialog(props: {
  readonly open: boolean
  readonly path: string
  readonly content: string
  readonly onClose: () => void
  readonly onSigned: () => void
}) {
  const [name, setName] = createSignal('')
  const [note, setNote] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const [error, setError] = createSignal<unknown>()
  let id = newId()

  async function sign(event: SubmitEvent) {
    event.preventDefault()
    setBusy(true)
    setError(undefined)
    try {
      const said = note().trim()
      const body = { id, name: name().trim(), content: props.content, ...(said && { note: said }) }
      await api.post(`${props.path}/sign-off`, body, { tries: 3, timeoutMs: 60_000 })
      id = newId()
      toast(t('signed'))
      props.onSigned()
    } catch (failure) {
      // A refused one was another question: it is asked anew.
      id = newId()
      setError(() => failure)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Dialog open={props.open} onClose={props.onClose} heading={t('signHeading')}>
      <form class={s.form} onSubmit={(event) => void sign(event)}>
        <p>{t('signHelp')}</p>
        <p class={s.hash}>{props.content.slice(0, 16)}</p>
        <TextField
          label={t('signName')}
          required
          maxlength="40"
          autocomplete="name"
          value={name()}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <LongField
          label={t('signNote')}
          maxlength="500"
          value={note()}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
        <Show when={error()}>
          <ErrorNote error={error()} />
        </Show>
        <Button kind="main" type="submit" busy={busy()} disabled={name().trim() === ''}>
          {t('sign')}
        </Button>
      </form>
    </Dialog>
  )
}
