import { useParams } from '@solidjs/router'
import { createSignal, For, onCleanup, Show } from 'solid-js'
import type { DrillAnswer, ScenarioAnswer } from '../../../engine/contract.ts'
import type { HotWash } from '../../../engine/judge/judgement.ts'
import { type Card as HotCard, hotWashQuestions } from '../../../engine/judge/records.ts'
import { api } from '../base/api.ts'
import { ButtonLink } from '../base/button.tsx'
import { createLoaded } from '../base/create-loaded.ts'
import { pick } from '../base/i18n.ts'
import { LanguageSwitch } from '../base/language-switch.tsx'
import { LoadFront } from '../base/load-front.tsx'
import { createTitle } from '../base/page.tsx'
import { makeNames } from '../staff/names.ts'
import { arrive } from './arrivals.ts'
import { t as drills } from './dictionary.ts'
import s from './hot-wash.module.css'
import { t } from './hot-wash-words.ts'

const every = 2_000
const columns = ['keep', 'change', 'unclear'] as const

interface Start {
  readonly drill: DrillAnswer
  readonly names: ReturnType<typeof makeNames>
  readonly wash: HotWash
}

/** The wall of the hot wash: three columns of cards that arrive by themselves, for a whole room to read. */
export function HotWashPage() {
  const params = useParams()
  const [start, { refetch }] = createLoaded(
    () => params.id,
    async (id): Promise<Start> => {
      const path = `/api/drills/${encodeURIComponent(id)}`
      const [drill, wash, { scenario }] = await Promise.all([
        api.get<DrillAnswer>(path),
        api.get<HotWash>(`${path}/hotwash`),
        api.get<ScenarioAnswer>(`${path}/scenario`),
      ])
      return { drill, wash, names: makeNames(scenario) }
    },
  )
  return (
    <LoadFront of={start} retry={refetch} back={{ href: '/trainer/drills', text: drills('drills.heading') }}>
      {(found) => <Wall start={found()} />}
    </LoadFront>
  )
}

function Wall(props: { readonly start: Start }) {
  const { drill, names } = props.start
  const [wash, setWash] = createSignal(props.start.wash)
  const [cards, setCards] = createSignal(arrive<HotCard>([], props.start.wash.cards))
  const [status, setStatus] = createSignal(drill.status)
  const [offline, setOffline] = createSignal(false)
  const path = `/api/drills/${encodeURIComponent(drill.id)}`
  createTitle(() => t('heading'))

  let asking = false
  async function look() {
    if (asking || document.visibilityState !== 'visible') return
    asking = true
    try {
      const next = await api.get<HotWash>(`${path}/hotwash`, { tries: 1, timeoutMs: 5_000 })
      setWash(next)
      setCards((shown) => arrive(shown, next.cards))
      if (status() !== 'ended') setStatus((await api.get<DrillAnswer>(path, { tries: 1 })).status)
      setOffline(false)
    } catch {
      setOffline(true)
    } finally {
      asking = false
    }
  }
  const timer = setInterval(() => void look(), every)
  onCleanup(() => clearInterval(timer))

  const first = new Set(props.start.wash.cards.map(({ id }) => id))
  const of = (kind: string) => cards().filter((card) => card.kind === kind)
  const card = (each: HotCard) => (
    <li class={s.card} data-fresh={!first.has(each.id) || undefined}>
      <p class={s.text}>{each.text}</p>
      <p class={s.by}>{each.by ? `${each.by.name} · ${pick(names.role(each.by.role))}` : t('anonymous')}</p>
    </li>
  )
  return (
    <div class={s.wall}>
      <header class={s.head}>
        <div>
          <h1>{t('heading')}</h1>
          <p class={s.sub}>{pick(drill.title)}</p>
        </div>
        <p class={s.count} aria-live="polite">
          <b>{t('answered', wash().answered, wash().seats)}</b>
          <span>{t('cards', cards().length)}</span>
        </p>
        <div class={s.buttons}>
          <ButtonLink small href={`/trainer/drills/${drill.id}`}>
            {t('back')}
          </ButtonLink>
          <LanguageSwitch />
        </div>
      </header>
      <main class={s.main}>
        <p class={s.how} role="status">
          {offline() ? t('offline') : status() === 'ended' ? t('how') : t('notYet')}
        </p>
        <div class={s.columns}>
          <For each={columns}>
            {(kind) => (
              <section class={s.column} data-kind={kind} aria-label={t(kind)}>
                <h2>
                  {t(kind)} <span class={s.number}>{of(kind).length}</span>
                </h2>
                <ul class={s.list}>
                  <For each={of(kind)} fallback={<li class={s.none}>{t('none')}</li>}>
                    {card}
                  </For>
                </ul>
              </section>
            )}
          </For>
        </div>
        <Show when={hotWashQuestions.some(({ id }) => of(id).length > 0)}>
          <section aria-label={t('questions')}>
            <h2 class={s.questionsTitle}>{t('questions')}</h2>
            <div class={s.questions}>
              <For each={hotWashQuestions}>
                {(question) => (
                  <div class={s.question}>
                    <h3>{pick(question)}</h3>
                    <ul class={s.list}>
                      <For each={of(question.id)} fallback={<li class={s.none}>{t('noAnswer')}</li>}>
                        {card}
                      </For>
                    </ul>
                  </div>
                )}
              </For>
            </div>
          </section>
        </Show>
      </main>
    </div>
  )
}
