import { A } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import type { Finding } from '../../../../engine/score/findings/finding.ts'
import type { ItemScore, Review } from '../../../../engine/score/review.ts'
import { Button } from '../../base/button.tsx'
import { pick } from '../../base/i18n.ts'
import { createActionsOf, createMayWrite } from './create-shared.ts'
import { t } from './dictionary.ts'
import s from './improve.module.css'
import { MakeActionDialog, type MakeFrom } from './make-action-dialog.tsx'
import { ActionStatusChips } from './status-chip.tsx'

/** What may be examined of a problem that is about no one expected action: what its roles owed, as far as anybody played them. */
function examinable({ expected, roles }: Finding, items: readonly ItemScore[]): MakeFrom['examine'] {
  if (expected !== undefined) return undefined
  const played = items.filter((item) => item.result !== 'unstaffed')
  const owed = played.filter((item) => item.roles.some((role) => roles.includes(role)))
  return (owed.length > 0 ? owed : played).map(({ expected: id, label }) => ({ id, label }))
}

/** A problem of a review as the start of a corrective action, with what the review suggests. */
export function makeFromFinding(review: Review, finding: Finding): MakeFrom {
  const { id, text, cause, fix, poete, problems, capability } = finding
  const examine = examinable(finding, review.items)
  return {
    ...{ drill: review.drill.id, kind: 'finding', id, text },
    ...(examine && { examine }),
    suggest: {
      ...(cause && { cause: pick(cause) }),
      ...(fix && { measure: pick(fix) }),
      ...(poete && { element: poete }),
      ...(problems[0] && { problem: problems[0] }),
      ...(capability[0] && { capability: capability[0] }),
    },
  }
}

/** Beside a problem of an ended drill's review: what was made of it, or for managers the way to make it. */
export function FindingAction(props: { readonly review: Review; readonly finding: Finding }) {
  const mayWrite = createMayWrite()
  const made = createActionsOf(
    () => props.review.drill.id,
    () => props.finding.id,
  )
  const [from, setFrom] = createSignal<MakeFrom>()
  return (
    <Show when={props.review.drill.status === 'ended'}>
      <div class={s.beside}>
        <For each={made()}>
          {(action) => (
            <>
              <A href={`/manager/actions/${action.id}`}>{t('make.there')}</A>
              <ActionStatusChips status={action.status} overdue={action.overdue} />
            </>
          )}
        </For>
        <Show when={mayWrite() && made().length === 0}>
          <Button small kind="plain" onClick={() => setFrom(makeFromFinding(props.review, props.finding))}>
            {t('make.open')}
          </Button>
          <MakeActionDialog from={from()} onClose={() => setFrom()} />
        </Show>
      </div>
    </Show>
  )
}
