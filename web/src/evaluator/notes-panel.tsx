import { createEffect, createSignal, For, on, Show } from 'solid-js'
import type { Entry } from '../../../engine/drill/entries.ts'
import type { JudgedItem } from '../../../engine/judge/judgement.ts'
import type { Observation } from '../../../engine/judge/records.ts'
import { Button } from '../base/button.tsx'
import { Chip } from '../base/chip.tsx'
import { ChoiceField, LongField, SelectField } from '../base/fields.tsx'
import { pick, wallText } from '../base/i18n.ts'
import { makeNarrator } from '../staff/entry-text.ts'
import { makeNames } from '../staff/names.ts'
import { stamp } from '../staff/stamp.ts'
import type { Drill } from '../trainer/control/create-drill.ts'
import type { Judging, MyNote } from './create-judging.ts'
import s from './evaluator.module.css'
import { t } from './words.ts'

/** What a note is about, chosen elsewhere on the page. */
export interface About {
  readonly item?: JudgedItem
  readonly entry?: Entry
}
const kinds = ['strength', 'improve', 'fact'] as const

/** What I saw, in words: bound, if I wish, to an item, a role or an entry of the log. */
export function NotesPanel(props: {
  readonly drill: Drill
  readonly judging: Judging
  readonly about: About
  readonly onAbout: (about: About) => void
}) {
  const names = makeNames(props.drill.scenario)
  const [kind, setKind] = createSignal<Observation['kind']>('improve')
  const [text, setText] = createSignal('')
  const [role, setRole] = createSignal('')
  const [mending, setMending] = createSignal<MyNote>()
  const [missing, setMissing] = createSignal(false)
  let area: HTMLDivElement | undefined
  createEffect(
    on(
      () => props.about,
      ({ item, entry }) => {
        if (item || entry) area?.querySelector('textarea')?.focus()
      },
      { defer: true },
    ),
  )
  const sentence = (entry: Entry) => {
    const index = props.drill.index()
    return pick(makeNarrator(props.drill.scenario, index.entryOf, index.seatOf).sentence(entry))
  }
  const itemOf = (id: string | undefined) => props.judging.judgement().items.find((each) => each.id === id)

  function save() {
    const said = text().trim()
    setMissing(said === '')
    if (said === '') return
    const old = mending()
    if (old?.state === 'refused') props.judging.queue.drop(old.id)
    const replaces = old?.state === 'refused' ? old.replaces : old?.id
    const { item, entry } = props.about
    props.judging.note({
      ...{ kind: kind(), text: said },
      ...(role() && { role: role() }),
      ...(item && { item: item.id }),
      ...(entry && { entry: entry.e }),
      ...(replaces && { replaces }),
    })
    clear()
  }
  function clear() {
    setText('')
    setRole('')
    setMending()
    props.onAbout({})
  }
  function mend(note: MyNote) {
    setMending(note)
    setText(note.text)
    setKind(note.kind)
    setRole(note.role ?? '')
    const [item, entry] = [itemOf(note.item), note.entry ? props.drill.index().entryOf(note.entry) : undefined]
    props.onAbout({ ...(item && { item }), ...(entry && { entry }) })
  }
  function takeBack(note: MyNote) {
    if (note.state === 'refused') return props.judging.queue.drop(note.id)
    props.judging.note({ kind: note.kind, text: null, replaces: note.id })
  }
  return (
    <>
      <div class={s.form} ref={area}>
        <ChoiceField
          label={t('notes.kind')}
          options={kinds.map((id) => ({ id, label: t(`notes.${id}`) }))}
          value={[kind()]}
          onPick={([id]) => setKind(kinds.find((each) => each === id) ?? kind())}
        />
        <Show when={props.about.item ?? props.about.entry}>
          <p class={s.about}>
            <span>
              {t('notes.about', {
                what: props.about.item
                  ? pick(props.about.item.label)
                  : `${stamp(props.about.entry?.at ?? 0)} ${props.about.entry ? sentence(props.about.entry) : ''}`,
              })}
            </span>
            <Button small kind="plain" onClick={() => props.onAbout({})}>
              {t('notes.unbind')}
            </Button>
          </p>
        </Show>
        <LongField
          label={t('notes.text')}
          rows={3}
          value={text()}
          maxlength={2000}
          required
          error={missing() ? t('notes.text') : undefined}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <SelectField
          label={t('notes.role')}
          empty={t('notes.anyRole')}
          value={role()}
          options={props.drill.scenario.roles.map((each) => ({ id: each.id, label: pick(each) }))}
          onPick={setRole}
        />
        <div class={s.buttons}>
          <Button kind="main" onClick={save}>
            {mending() ? t('notes.update') : t('notes.save')}
          </Button>
          <Show when={mending()}>
            <Button kind="plain" onClick={clear}>
              {t('cancel')}
            </Button>
          </Show>
        </div>
      </div>
      <h3 class={s.soft}>{t('notes.own')}</h3>
      <ul class={s.notes}>
        <For each={props.judging.notes()} fallback={<li class={s.soft}>{t('notes.none')}</li>}>
          {(note) => (
            <li class={s.noteLine} data-kind={note.kind}>
              <p class={s.meta}>
                <Chip>{t(`notes.${note.kind}`)}</Chip>
                <Show when={note.drillAt !== undefined}>
                  <span>{stamp(note.drillAt ?? 0)}</span>
                </Show>
                <Show when={note.role}>{(id) => <span>{pick(names.role(id()))}</span>}</Show>
                <span class={s.mine} data-state={note.state}>
                  {t(`mine.${note.state}`)}
                </span>
              </p>
              <p class={s.noteText}>{note.text}</p>
              <Show when={itemOf(note.item)}>{(item) => <p class={s.soft}>{pick(item().label)}</p>}</Show>
              <Show when={note.state === 'waiting' && note.writtenAt}>
                {(at) => <p class={s.soft}>{t('notes.late', { time: wallText(at(), 'time') })}</p>}
              </Show>
              <Show when={note.why}>
                <p class={s.why} role="alert">
                  {note.why}
                </p>
              </Show>
              <div class={s.links}>
                <Button small kind="plain" onClick={() => mend(note)}>
                  {t('notes.edit')}
                </Button>
                <Button small kind="plain" onClick={() => takeBack(note)}>
                  {t('notes.takeBack')}
                </Button>
              </div>
            </li>
          )}
        </For>
      </ul>
    </>
  )
}
