import { useNavigate } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import type { JoinAnswer, JoinInfo } from '../../../engine/contract.ts'
import { api } from '../base/api.ts'
import { Button } from '../base/button.tsx'
import { Card } from '../base/card.tsx'
import { EmptyState } from '../base/empty-state.tsx'
import { ErrorNote } from '../base/error-note.tsx'
import { ChoiceField, TextField } from '../base/fields.tsx'
import { pick } from '../base/i18n.ts'
import { newId } from '../base/new-id.ts'
import { keep, readKept } from '../base/storage.ts'
import { t as base } from '../base/words.ts'
import s from './join.module.css'
import { keepSeat } from './kept-seat.ts'
import { t } from './words.ts'

const nameKey = 'sandtable.name'

/** Name and role; joins, keeps the seat and goes to it. */
export function JoinForm(props: { readonly code: string; readonly info: JoinInfo; readonly refresh: () => void }) {
  const navigate = useNavigate()
  const [name, setName] = createSignal(readKept<string>(nameKey) ?? '')
  const [role, setRole] = createSignal<string>()
  const [tried, setTried] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [error, setError] = createSignal<unknown>()
  let form!: HTMLFormElement
  let input!: HTMLInputElement
  // One id for one wish: pressing twice, or again after a lost answer, takes one seat.
  let wish = { text: '', id: '' }

  async function join() {
    setTried(true)
    const wanted = role()
    if (!name().trim()) return input.focus()
    if (wanted === undefined) return form.querySelector<HTMLInputElement>('input[type=radio]')?.focus()
    const text = JSON.stringify([props.code, name().trim(), wanted])
    if (wish.text !== text) wish = { text, id: newId() }
    setBusy(true)
    setError(undefined)
    try {
      const body = { id: wish.id, name: name().trim(), role: wanted }
      const { token, seat } = await api.post<JoinAnswer>(`/api/join/${props.code}`, body, { tries: 4 })
      const chosen = props.info.roles.find(({ id }) => id === wanted)!
      keepSeat({
        token,
        seat,
        code: props.code,
        title: props.info.title,
        role: { zh: chosen.zh, en: chosen.en },
      })
      keep(nameKey, name().trim())
      navigate('/seat', { replace: true })
    } catch (failure) {
      setError(failure)
      props.refresh()
    } finally {
      setBusy(false)
    }
  }

  const note = () => {
    const { status } = props.info
    return status === 'running' || status === 'paused' || status === 'lobby' ? t(`form.${status}`) : undefined
  }
  return (
    <Card>
      <p class={s.drill}>{base(`drillStatus.${props.info.status}`)}</p>
      <h1 class={s.title}>{pick(props.info.title)}</h1>
      <p class={s.soft}>{props.info.locked ? t('form.locked') : note()}</p>
      <Show
        when={props.info.roles.length > 0}
        fallback={<EmptyState heading={t('form.none')}>{t('form.noneText')}</EmptyState>}
      >
        <form
          ref={form}
          class={s.form}
          novalidate
          onSubmit={(event) => {
            event.preventDefault()
            void join()
          }}
        >
          <TextField
            ref={input}
            label={t('form.name')}
            help={t('form.nameHelp')}
            error={tried() && !name().trim() ? t('form.nameMissing') : undefined}
            value={name()}
            onInput={(event) => setName(event.currentTarget.value)}
            maxlength={40}
            autocomplete="name"
            required
          />
          <ChoiceField
            label={t('form.role')}
            required
            look="lines"
            value={role() === undefined ? [] : [role()!]}
            onPick={([id]) => setRole(id)}
            error={tried() && role() === undefined ? t('form.roleMissing') : undefined}
            options={props.info.roles.map((each) => ({
              id: each.id,
              label: pick(each),
              help: each.taken === 0 ? t('form.free') : t('form.taken', { n: each.taken }),
            }))}
          />
          <div class={s.foot}>
            <Show when={error()}>
              <ErrorNote error={error()} />
            </Show>
            <Button type="submit" kind="main" wide busy={busy()} disabled={props.info.locked}>
              {t('form.join')}
            </Button>
          </div>
          <Show when={props.info.locked}>
            <Button wide onClick={() => props.refresh()}>
              {base('retry')}
            </Button>
          </Show>
        </form>
      </Show>
    </Card>
  )
}
