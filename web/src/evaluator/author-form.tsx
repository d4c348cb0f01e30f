import { createSignal } from 'solid-js'
import { Button } from '../base/button.tsx'
import { Card } from '../base/card.tsx'
import { TextField } from '../base/fields.tsx'
import { author, nameAuthor } from './author.ts'
import s from './evaluator.module.css'
import { t } from './words.ts'

/** Asks once who judges on this device. */
export function AuthorForm(props: { readonly onDone?: () => void }) {
  const [name, setName] = createSignal(author()?.name ?? '')
  return (
    <Card heading={t('author.title')} class={s.author}>
      <form
        class={s.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (name().trim() === '') return
          nameAuthor(name().trim())
          props.onDone?.()
        }}
      >
        <p class={s.soft}>{t('author.text')}</p>
        <TextField
          label={t('author.name')}
          value={name()}
          maxlength={40}
          required
          autocomplete="name"
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <Button kind="main" type="submit">
          {t('author.save')}
        </Button>
      </form>
    </Card>
  )
}
