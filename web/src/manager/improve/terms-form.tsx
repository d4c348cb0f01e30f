import type { Setter } from 'solid-js'
import { elements, type TermChanges, type Terms } from '../../../../engine/improve/corrective-action.ts'
import type { Probe } from '../../../../engine/scenario/scenario.ts'
import { ChoiceField, LongField, SelectField, TextField } from '../../base/fields.tsx'
import { pick } from '../../base/i18n.ts'
import { t } from './dictionary.ts'
import s from './improve.module.css'
import { capabilityWords, elementWords, problemWords } from './words.ts'

/** Terms as they are being written: nothing is settled until they are whole. */
export type Draft = { readonly [K in keyof Terms]-?: Terms[K] extends boolean ? boolean : string }

export const draftOf = (terms: Partial<Terms>): Draft => ({
  cause: terms.cause ?? '',
  measure: terms.measure ?? '',
  element: terms.element ?? '',
  owner: terms.owner ?? '',
  unit: terms.unit ?? '',
  start: terms.start ?? '',
  due: terms.due ?? '',
  needsApproval: terms.needsApproval ?? false,
  problem: terms.problem ?? '',
  capability: terms.capability ?? '',
})

const owed = ['cause', 'measure', 'element', 'owner', 'unit', 'start', 'due'] as const
export const isWhole = (draft: Draft): boolean =>
  owed.every((key) => draft[key].trim() !== '') && draft.start <= draft.due

/** What to send: texts trimmed, what is not chosen left out. */
export function termsOf({ problem, capability, ...draft }: Draft): Terms {
  const trimmed = { cause: draft.cause.trim(), measure: draft.measure.trim() }
  const who = { owner: draft.owner.trim(), unit: draft.unit.trim() }
  const chosen = { ...(problem && { problem: problem as Probe }), ...(capability && { capability }) }
  return { ...draft, ...trimmed, ...who, ...chosen, element: draft.element as Terms['element'] }
}

/** The same as a change: what is not chosen is taken away. */
export const changesOf = (draft: Draft): TermChanges => ({ problem: null, capability: null, ...termsOf(draft) })

/** The fields of a corrective action's terms. */
export function TermsForm(props: { readonly draft: Draft; readonly set: Setter<Draft> }) {
  const put = (change: Partial<Draft>) => props.set((draft) => ({ ...draft, ...change }))
  return (
    <>
      <LongField
        required
        label={t('action.measure')}
        maxLength={2000}
        value={props.draft.measure}
        onInput={(event) => put({ measure: event.currentTarget.value })}
      />
      <LongField
        required
        label={t('action.cause')}
        maxLength={2000}
        value={props.draft.cause}
        onInput={(event) => put({ cause: event.currentTarget.value })}
      />
      <ChoiceField
        required
        label={t('action.element')}
        value={[props.draft.element]}
        onPick={([element]) => element && put({ element })}
        options={elements.map((id) => ({ id, label: pick(elementWords[id]) }))}
      />
      <div class={s.pair}>
        <TextField
          required
          label={t('action.unit')}
          maxLength={80}
          value={props.draft.unit}
          onInput={(event) => put({ unit: event.currentTarget.value })}
        />
        <TextField
          required
          label={t('action.owner')}
          maxLength={60}
          value={props.draft.owner}
          onInput={(event) => put({ owner: event.currentTarget.value })}
        />
      </div>
      <div class={s.pair}>
        <TextField
          required
          type="date"
          label={t('action.start')}
          value={props.draft.start}
          onInput={(event) => put({ start: event.currentTarget.value })}
        />
        <TextField
          required
          type="date"
          label={t('action.due')}
          value={props.draft.due}
          error={props.draft.due && props.draft.due < props.draft.start ? t('action.badDates') : undefined}
          onInput={(event) => put({ due: event.currentTarget.value })}
        />
      </div>
      <label class={s.check}>
        <input
          type="checkbox"
          checked={props.draft.needsApproval}
          onChange={(event) => put({ needsApproval: event.currentTarget.checked })}
        />
        {t('action.approval')}
      </label>
      <div class={s.pair}>
        <SelectField
          label={t('action.problem')}
          empty={t('none')}
          value={props.draft.problem}
          onPick={(problem) => put({ problem })}
          options={Object.entries(problemWords).map(([id, text]) => ({ id, label: `${id} ${pick(text)}` }))}
        />
        <SelectField
          label={t('action.capability')}
          empty={t('none')}
          value={props.draft.capability}
          onPick={(capability) => put({ capability })}
          options={Object.entries(capabilityWords).map(([id, text]) => ({ id, label: `${id} ${pick(text)}` }))}
        />
      </div>
    </>
  )
}
