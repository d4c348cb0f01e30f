import { createSignal, createUniqueId, For, Show } from 'solid-js'
import { type FeedbackAspect, feedbackAspects } from '../../../../engine/judge/judgement.ts'
import { Button } from '../../base/button.tsx'
import { Card } from '../../base/card.tsx'
import { LongField } from '../../base/fields.tsx'
import s from './after.module.css'
import type { MyForm, Saying } from './create-saying.ts'
import { t } from './words.ts'

const marks = [1, 2, 3, 4, 5] as const

/** Four statements to agree with from 1 to 5, and a free line. */
export function FeedbackForm(props: { readonly saying: Saying }) {
  const base = createUniqueId()
  const [given, setGiven] = createSignal<Partial<Record<FeedbackAspect, number>>>({})
  const [text, setText] = createSignal('')
  const whole = () => feedbackAspects.every((aspect) => given()[aspect] !== undefined)
  return (
    <Card heading={t('form.title')}>
      <Show when={!props.saying.said().form} fallback={<p>{t('after.thanks')}</p>}>
        <form
          class={s.form}
          onSubmit={(event) => {
            event.preventDefault()
            if (!whole()) return
            props.saying.giveForm({ ...(given() as MyForm), ...(text().trim() && { text: text().trim() }) })
          }}
        >
          <p class={s.soft}>{t('form.help')}</p>
          <For each={feedbackAspects}>
            {(aspect) => (
              <fieldset class={s.marks}>
                <legend>{t(`form.${aspect}`)}</legend>
                <For each={marks}>
                  {(mark) => (
                    <label class={s.mark}>
                      <input
                        type="radio"
                        name={`${base}-${aspect}`}
                        checked={given()[aspect] === mark}
                        onChange={() => setGiven((all) => ({ ...all, [aspect]: mark }))}
                      />
                      <span>{mark}</span>
                    </label>
                  )}
                </For>
              </fieldset>
            )}
          </For>
          <LongField
            label={t('form.text')}
            value={text()}
            maxlength={2000}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          <Button kind="main" type="submit" disabled={!whole()}>
            {t('form.send')}
          </Button>
          <Show when={!whole()}>
            <p class={s.soft}>{t('form.left')}</p>
          </Show>
        </form>
      </Show>
    </Card>
  )
}
