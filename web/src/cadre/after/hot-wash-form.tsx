import { createSignal, For, Show } from 'solid-js'
import { type CardKind, hotWashQuestions } from '../../../../engine/judge/records.ts'
import { Button } from '../../base/button.tsx'
import { Card } from '../../base/card.tsx'
import { Chip } from '../../base/chip.tsx'
import { ChoiceField, LongField, SelectField } from '../../base/fields.tsx'
import { pick } from '../../base/i18n.ts'
import s from './after.module.css'
import type { MyCard, Saying } from './create-saying.ts'
import { t } from './words.ts'

const kinds = ['keep', 'change', 'unclear'] as const

/** Cards for the hot wash: keep, change, unclear, or an answer to one of the five questions. */
export function HotWashForm(props: { readonly saying: Saying }) {
  const [kind, setKind] = createSignal<CardKind>('keep')
  const [text, setText] = createSignal('')
  const [anonymous, setAnonymous] = createSignal(false)
  const mine = () => [...props.saying.said().cards].reverse()
  const word = (card: MyCard) => {
    const question = hotWashQuestions.find(({ id }) => id === card.kind)
    const known = kinds.find((each) => each === card.kind)
    return question ? pick(question) : known ? t(`hot.${known}`) : card.kind
  }
  return (
    <Card heading={t('hot.title')}>
      <form
        class={s.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (text().trim() === '') return
          props.saying.putCard({ kind: kind(), text: text().trim(), anonymous: anonymous() })
          setText('')
        }}
      >
        <p class={s.soft}>{t('hot.help')}</p>
        <ChoiceField
          label={t('hot.kind')}
          options={kinds.map((id) => ({ id, label: t(`hot.${id}`) }))}
          value={[kind()]}
          onPick={([id]) => setKind(kinds.find((each) => each === id) ?? kind())}
        />
        <SelectField
          label={t('hot.question')}
          empty={t('hot.noQuestion')}
          value={kind().startsWith('q') ? kind() : ''}
          options={hotWashQuestions.map((each) => ({ id: each.id, label: pick(each) }))}
          onPick={(id) => setKind(hotWashQuestions.find((each) => each.id === id)?.id ?? 'keep')}
        />
        <LongField
          label={t('hot.text')}
          value={text()}
          maxlength={500}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <label class={s.check}>
          <input
            type="checkbox"
            checked={anonymous()}
            onChange={(event) => setAnonymous(event.currentTarget.checked)}
          />
          <span>
            {t('hot.anonymous')}
            <small class={s.soft}>{t('hot.anonymousHelp')}</small>
          </span>
        </label>
        <Button kind="main" type="submit" disabled={text().trim() === ''}>
          {t('hot.send')}
        </Button>
      </form>
      <Show when={mine().length > 0}>
        <h3 class={s.sub}>{t('hot.mine')}</h3>
        <ul class={s.cards}>
          <For each={mine()}>
            {(card) => (
              <li class={s.card}>
                <p class={s.soft}>
                  <Chip>{word(card)}</Chip> {card.anonymous ? t('hot.anonymous') : t('hot.withName')}
                </p>
                <p>{card.text}</p>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Card>
  )
}
