import { For, Show } from 'solid-js'
import type { ActionEntry, TermChanges, Terms } from '../../../../engine/improve/corrective-action.ts'
import { pick, wallText } from '../../base/i18n.ts'
import { bracketed, semicolon } from '../../base/punctuation.ts'
import { dateText } from './date-text.ts'
import { t } from './dictionary.ts'
import s from './improve.module.css'
import { elementWords, verdictTone, verdictWords } from './words.ts'

const termWords = {
  cause: 'action.cause',
  measure: 'action.measure',
  element: 'action.element',
  owner: 'action.owner',
  unit: 'action.unit',
  start: 'action.start',
  due: 'action.due',
  needsApproval: 'action.approval',
  problem: 'action.problem',
  capability: 'action.capability',
} as const satisfies Record<keyof Terms, string>

function valueText(terms: TermChanges, key: keyof Terms): string {
  if (key === 'element' && terms.element) return pick(elementWords[terms.element])
  if (key === 'needsApproval') return terms.needsApproval ? t('action.approvalYes') : t('action.approvalNo')
  if ((key === 'start' || key === 'due') && terms[key]) return dateText(terms[key])
  return String(terms[key] ?? t('none'))
}

function lineOf(entry: ActionEntry, titles: ReadonlyMap<string, string>): string {
  switch (entry.type) {
    case 'edited': {
      const keys = Object.keys(entry.terms) as (keyof Terms)[]
      const what = keys.map((key) => `${t(termWords[key])} → ${valueText(entry.terms, key)}`).join(semicolon())
      return t('history.edited', { what })
    }
    case 'scheduled':
      return t('history.scheduled', { drill: pick(entry.title) })
    case 'examined':
      return t('history.examined', {
        drill: titles.get(entry.drill) ?? entry.drill,
        verdict: pick(verdictWords[entry.verdict]),
      })
    default:
      return t(`history.${entry.type}`)
  }
}

/** Who did what to it and when, the latest first. */
export function ActionHistory(props: { readonly history: readonly ActionEntry[] }) {
  const titles = () =>
    new Map(
      props.history.flatMap((entry) => (entry.type === 'scheduled' ? [[entry.drill, pick(entry.title)] as const] : [])),
    )
  const tone = (entry: ActionEntry) => (entry.type === 'examined' ? verdictTone[entry.verdict] : undefined)
  const who = ({ by }: ActionEntry) => {
    const role = t(`history.${by.role}`)
    // On one machine nobody has a name but their role.
    return by.role === 'drill' || by.name === by.role ? role : `${by.name}${bracketed(role)}`
  }
  return (
    <ol class={s.history}>
      <For each={[...props.history].reverse()}>
        {(entry) => (
          <li class={s.step} data-tone={tone(entry)}>
            <p class={s.said}>{lineOf(entry, titles())}</p>
            <Show when={'text' in entry && entry.text}>{(text) => <p class={s.said}>“{text()}”</p>}</Show>
            <p class={s.soft}>
              {wallText(entry.at)} · {who(entry)}
            </p>
          </li>
        )}
      </For>
    </ol>
  )
}
