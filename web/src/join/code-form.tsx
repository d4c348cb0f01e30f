import { createSignal, onMount } from 'solid-js'
import { Button } from '../base/button.tsx'
import { TextField } from '../base/fields.tsx'
import { readCode, showCode } from './code.ts'
import s from './join.module.css'
import { t } from './words.ts'

/** Asks for a join code and gives it clean. */
export function CodeForm(props: { readonly onCode: (code: string) => void; readonly start?: string }) {
  const [typed, setTyped] = createSignal(showCode(readCode(props.start ?? '').code))
  const [tried, setTried] = createSignal(false)
  let input!: HTMLInputElement
  onMount(() => matchMedia('(pointer: fine)').matches && input.focus())

  const error = () => {
    const { code, complete, stray } = readCode(typed())
    if (!tried() || complete) return undefined
    return stray === undefined ? t('code.short', { n: code.length }) : t('code.stray', { sign: stray })
  }
  const type = (text: string) => {
    const read = readCode(text)
    // Tidy only while writing at the end: a caret in the middle must not jump.
    const atEnd = input.selectionStart === text.length
    setTyped(read.stray === undefined && atEnd && text.length >= typed().length ? showCode(read.code) : text)
  }
  return (
    <form
      class={s.form}
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        const { code, complete } = readCode(typed())
        if (complete) props.onCode(code)
        else input.focus()
      }}
    >
      <TextField
        ref={input}
        label={t('code.label')}
        help={t('code.help')}
        error={error()}
        class={s.code}
        value={typed()}
        onInput={(event) => type(event.currentTarget.value)}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        enterkeyhint="next"
        placeholder="7KQ4-M2XH-9C"
      />
      <Button type="submit" kind="main" wide>
        {t('code.next')}
      </Button>
    </form>
  )
}
