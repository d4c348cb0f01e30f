import { createSignal } from 'solid-js'
import { Button } from '../../base/button.tsx'
import { Dialog } from '../../base/dialog.tsx'
import { LongField } from '../../base/fields.tsx'
import { t } from '../dictionary.ts'
import type { Commands } from './create-commands.ts'

/** A note into the log; Ctrl+Enter saves. */
export function NoteDialog(props: {
  readonly commands: Commands
  readonly open: boolean
  readonly onClose: () => void
}) {
  const [text, setText] = createSignal('')
  async function save() {
    const note = text().trim()
    if (note === '' || !(await props.commands.run({ type: 'note', text: note }))) return
    setText('')
    props.onClose()
  }
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      heading={t('control.noteTitle')}
      actions={
        <Button kind="main" busy={props.commands.busy('note')} disabled={text().trim() === ''} onClick={save}>
          {t('control.save')}
        </Button>
      }
    >
      <LongField
        label={t('control.note')}
        help={t('control.noteHelp')}
        autofocus
        rows={4}
        maxLength={4000}
        value={text()}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
        }}
      />
    </Dialog>
  )
}
