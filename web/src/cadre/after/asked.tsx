import { For, Match, Show, Switch } from 'solid-js'
import { Button } from '../../base/button.tsx'
import { useSeat } from '../seat-context.ts'
import s from './after.module.css'
import { FeedbackForm } from './feedback-form.tsx'
import { HotWashForm } from './hot-wash-form.tsx'
import { LoadSurvey } from './load-survey.tsx'
import { t } from './words.ts'

/** What this person is asked beside the story: the load while it runs, and all three when it is over. */
export function Asked() {
  const seat = useSeat()
  const { saying } = seat
  const ended = () => seat.fold().status === 'ended'
  const open = (survey: number | undefined) =>
    survey !== undefined && !saying.said().surveys.includes(survey) ? { survey } : undefined
  const survey = (of: { readonly survey: number }) => (
    <LoadSurvey onSend={(load) => saying.answerSurvey(of.survey, load)} onSkip={() => saying.skipSurvey(of.survey)} />
  )
  const unsent = () => saying.queue.items().filter(({ why }) => why === undefined).length
  return (
    <>
      <div role="status" class={s.state}>
        <Show when={saying.queue.waiting() && unsent() > 0}>
          <p class={s.soft}>{t('after.unsent', unsent())}</p>
        </Show>
        <For each={saying.queue.items().filter(({ why }) => why !== undefined)}>
          {({ body, why }) => (
            <p class={s.why}>
              {t('after.refused', { why: why ?? '' })}{' '}
              <Button kind="plain" onClick={() => saying.queue.drop(body.id)}>
                {t('after.drop')}
              </Button>
            </p>
          )}
        </For>
      </div>
      <Switch>
        <Match when={ended()}>
          <section class={s.after} aria-label={t('after.title')}>
            <h2 class={s.title}>{t('after.title')}</h2>
            <p class={s.soft}>{t('after.text')}</p>
            <HotWashForm saying={saying} />
            <Show when={open(0)}>{(of) => survey(of())}</Show>
            <FeedbackForm saying={saying} />
          </section>
        </Match>
        <Match when={open(seat.fold().survey)}>{(of) => survey(of())}</Match>
      </Switch>
    </>
  )
}
