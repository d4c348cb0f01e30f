import type { ActionBody, CorrectiveAction, TermChanges, Terms } from './corrective-action.ts'

/** What can be asked of a corrective action: a manager's change, a launch that examines it, or a drill's verdict. */
export type ActionAsk = Exclude<ActionBody, { type: 'made' }>

export type ActionRefusal =
  /** It is closed or withdrawn: make a new one. */
  | 'action-closed'
  /** The change does not follow from where it stands. */
  | 'action-not-there-yet'
  /** Its owner has not said that it is done. */
  | 'action-not-done'
  | 'due-before-start'
  | 'not-scheduled-there'

export type ActionDecision =
  | { readonly ok: true; readonly body: ActionBody }
  /** It stands already; nothing to write. */
  | { readonly ok: true; readonly body?: undefined }
  | { readonly ok: false; readonly reason: ActionRefusal; readonly detail?: string }

const yes = (body: ActionBody): ActionDecision => ({ ok: true, body })
const no = (reason: ActionRefusal, detail?: string): ActionDecision => ({
  ok: false,
  reason,
  ...(detail !== undefined && { detail }),
})
const stands: ActionDecision = { ok: true }

function edit({ terms }: CorrectiveAction, changes: TermChanges): ActionDecision {
  const keys = Object.keys(changes) as (keyof Terms)[]
  const fresh: TermChanges = Object.fromEntries(
    keys.filter((key) => (changes[key] ?? undefined) !== terms[key]).map((key) => [key, changes[key]]),
  )
  if (Object.keys(fresh).length === 0) return stands
  const { start = terms.start, due = terms.due } = fresh
  return due < start ? no('due-before-start', `${start} > ${due}`) : yes({ type: 'edited', terms: fresh })
}

/** Decides what is asked of an action where it stands. Pure: who and when is written by the caller. */
export function decideAction(action: CorrectiveAction, ask: ActionAsk): ActionDecision {
  const { status } = action
  if (ask.type === 'examined') {
    const found = action.examinations.find((each) => each.drill === ask.drill)
    if (!found) return no('not-scheduled-there', ask.drill)
    return found.verdict === undefined ? yes(ask) : stands
  }
  if (ask.type === 'commented') return yes(ask)
  if (status === 'closed' || status === 'withdrawn') return no('action-closed', status)
  switch (ask.type) {
    case 'edited':
      return edit(action, ask.terms)
    case 'withdrawn':
      return yes(ask)
    case 'started':
      return status === 'open' || status === 'reopened' ? yes(ask) : no('action-not-there-yet', status)
    case 'done':
      return status === 'done' || status === 'scheduled' ? no('action-not-there-yet', status) : yes(ask)
    case 'returned':
      return status === 'done' ? yes(ask) : no('action-not-there-yet', status)
    case 'scheduled':
      if (action.examinations.some((each) => each.drill === ask.drill)) return stands
      return status === 'done' || status === 'scheduled' ? yes(ask) : no('action-not-done', status)
  }
}
