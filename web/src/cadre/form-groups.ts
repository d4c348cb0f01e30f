import type { Form } from '../../../engine/scenario/forms.ts'

/** What a form is for, in the order in which a picker shows it. */
export const formGroups = ['answer', 'report', 'direct', 'tell', 'record'] as const
export type FormGroup = (typeof formGroups)[number]

const groupOf: Readonly<Record<string, FormGroup>> = {
  acknowledge: 'answer',
  choose: 'answer',
  assess: 'report',
  warn: 'tell',
  notify: 'tell',
  'shelter-notice': 'tell',
  publish: 'tell',
  note: 'record',
}

/** Forms by what they are for; groups without any are left out. Reports are told by their name, the rest directs. */
export function groupForms<F extends Pick<Form, 'id'>>(forms: readonly F[]): readonly (readonly [FormGroup, F[]])[] {
  const of = ({ id }: F): FormGroup => groupOf[id] ?? (id.startsWith('report') ? 'report' : 'direct')
  return formGroups.flatMap((group) => {
    const mine = forms.filter((form) => of(form) === group)
    return mine.length > 0 ? [[group, mine] as const] : []
  })
}
