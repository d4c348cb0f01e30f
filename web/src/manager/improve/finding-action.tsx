import { createSignal, Show } from 'solid-js'
import type { Finding } from '../../../../engine/score/findings/finding.ts'
import { Button } from '../../base/button.tsx'
import { pick } from '../../base/i18n.ts'
import { createMayWrite } from './create-role.ts'
import { t } from './dictionary.ts'
import { MakeActionDialog, type MakeFrom } from './make-action-dialog.tsx'

/** A problem of a review as the start of a corrective action, with what the review suggests. */
export function makeFromFinding(drill: string, finding: Finding): MakeFrom {
  const { id, text, cause, fix, poete, problems, capability } = finding
  return {
    ...{ drill, kind: 'finding', id, text },
    suggest: {
      ...(cause && { cause: pick(cause) }),
      ...(fix && { measure: pick(fix) }),
      ...(poete && { element: poete }),
      ...(problems[0] && { problem: problems[0] }),
      ...(capability[0] && { capability: capability[0] }),
    },
  }
}

/** Beside a problem of an ended drill's review: makes a corrective action of it. Shown to managers. */
export function FindingAction(props: { readonly drill: string; readonly finding: Finding }) {
  const mayWrite = createMayWrite()
  const [from, setFrom] = createSignal<MakeFrom>()
  return (
    <Show when={mayWrite()}>
      <Button small kind="plain" onClick={() => setFrom(makeFromFinding(props.drill, props.finding))}>
        {t('make.open')}
      </Button>
      <MakeActionDialog from={from()} onClose={() => setFrom()} />
    </Show>
  )
}
