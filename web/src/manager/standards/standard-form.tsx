import { createMemo, createSignal, For, Show } from 'solid-js'
import type { ScoringStandard, StandardRequest } from '../../../../engine/score/standard-schema.ts'
import { Button, ButtonLink } from '../../base/button.tsx'
import { Card } from '../../base/card.tsx'
import { ErrorNote } from '../../base/error-note.tsx'
import { LongField, TextField } from '../../base/fields.tsx'
import { pick } from '../../base/i18n.ts'
import { Problem } from '../../base/problem.ts'
import { CurveFields } from './curve-fields.tsx'
import { type Draft, draftOf, readDraft, writtenOf } from './draft.ts'
import type { FigureInfo } from './figure.ts'
import { FigureField, mistakeText } from './figure-field.tsx'
import { figureGroups } from './figures.ts'
import s from './standards.module.css'
import { TrialCard } from './trial-card.tsx'
import { t } from './words.ts'

/** A new version being written, every figure beside the shipped one, and what it would do to a drill. */
export function StandardForm(props: {
  readonly base: ScoringStandard
  readonly shipped: ScoringStandard
  /** The number that it will get. */
  readonly next: number
  readonly onSave: (request: StandardRequest) => Promise<void>
}) {
  const [draft, setDraft] = createSignal<Draft>(draftOf(props.base))
  const [tried, setTried] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [failure, setFailure] = createSignal<unknown>()
  const read = createMemo(() => readDraft(draft(), props.base))
  const unnamed = createMemo(() => readDraft(draft(), props.base, false))
  // A name that is not written yet is no mistake until one wants to save.
  const mistakes = () => {
    const now = tried() ? read() : unnamed()
    return now.ok ? {} : now.mistakes
  }
  const count = () => Object.keys(mistakes()).length
  const request = () => {
    const now = unnamed()
    return now.ok ? now.request : undefined
  }
  const told = (field: keyof ReturnType<typeof mistakes>) => {
    const mistake = mistakes()[field]
    return mistake && mistakeText(mistake)
  }
  const put = (part: 'name' | 'note', lang: 'zh' | 'en') => (event: { currentTarget: { value: string } }) =>
    setDraft((now) => ({ ...now, [part]: { ...now[part], [lang]: event.currentTarget.value } }))
  const share = ({ path }: FigureInfo) => {
    const [group] = path.split('.')
    if (group !== 'profile' && group !== 'adherence') return undefined
    const of = (each: string) => Number(each) || 0
    const all = Object.entries(draft().figures).filter(([each]) => each.startsWith(`${group}.`))
    const sum = all.reduce((total, [, each]) => total + of(each), 0)
    return sum > 0 ? t('makesUp', { n: Math.round((1000 * of(draft().figures[path])) / sum) / 10 }) : undefined
  }
  async function save(event: SubmitEvent) {
    event.preventDefault()
    setTried(true)
    const now = read()
    if (!now.ok) {
      queueMicrotask(() => document.querySelector<HTMLElement>('main [aria-invalid="true"]')?.focus())
      return
    }
    setBusy(true)
    setFailure()
    try {
      await props.onSave(now.request)
    } catch (error) {
      setFailure(() => error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form class={s.desk} onSubmit={save} novalidate>
      <div class={s.stack}>
        <Card heading={t('name')}>
          <div class={s.stack}>
            <div class={s.pair}>
              <TextField
                required
                label={t('nameZh')}
                maxLength={80}
                value={draft().name.zh}
                error={told('name.zh')}
                onInput={put('name', 'zh')}
              />
              <TextField
                required
                label={t('nameEn')}
                maxLength={80}
                value={draft().name.en}
                error={told('name.en')}
                onInput={put('name', 'en')}
              />
            </div>
            <p class={s.soft}>{t('nameHelp')}</p>
            <div class={s.pair}>
              <LongField
                label={t('noteZh')}
                maxLength={500}
                value={draft().note.zh}
                error={told('note')}
                onInput={put('note', 'zh')}
              />
              <LongField label={t('noteEn')} maxLength={500} value={draft().note.en} onInput={put('note', 'en')} />
            </div>
          </div>
        </Card>
        <For each={figureGroups}>
          {(group) => (
            <>
              <Card heading={pick(group.label)}>
                <p class={s.soft}>{pick(group.says)}</p>
                <For each={group.figures}>
                  {(info) => (
                    <FigureField
                      label={pick(info.label)}
                      says={pick(info.says)}
                      unit={t(`unit.${info.unit}`)}
                      value={draft().figures[info.path]}
                      shipped={writtenOf(props.shipped, info)}
                      mistake={mistakes()[info.path]}
                      onInput={(value) =>
                        setDraft((now) => ({ ...now, figures: { ...now.figures, [info.path]: value } }))
                      }
                      aside={share(info)}
                    />
                  )}
                </For>
              </Card>
              <Show when={group.id === 'points'}>
                <CurveFields draft={draft()} set={setDraft} mistakes={mistakes()} />
              </Show>
            </>
          )}
        </For>
        <p class={s.note}>{t('kept')}</p>
      </div>
      <div class={s.beside}>
        <TrialCard request={request()} tried={t('draft')} />
        <Show when={failure()}>
          {(error) => (
            <>
              <ErrorNote error={error()} />
              <Refused error={error()} />
            </>
          )}
        </Show>
        <Show when={count() > 0}>
          <p class={s.bad} role="status">
            {t('mistakes', count())}
          </p>
        </Show>
        <div class={s.buttons}>
          <Button kind="main" type="submit" disabled={busy()}>
            {t('save', { n: props.next })}
          </Button>
          <ButtonLink href="/manager/standards">{t('cancel')}</ButtonLink>
        </div>
      </div>
    </form>
  )
}

/** What the server found wrong, field by field: it is the judge. */
function Refused(props: { readonly error: unknown }) {
  const problems = () => (props.error instanceof Problem ? (props.error.details.problems ?? []) : [])
  return (
    <ul class={s.bad}>
      <For each={problems()}>
        {(problem) => (
          <li>
            {problem.path}: {problem.message}
          </li>
        )}
      </For>
    </ul>
  )
}
