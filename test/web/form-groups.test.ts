import { expect, test } from 'vitest'
import { forms } from '../../engine/scenario/forms.ts'
import { groupForms } from '../../web/src/cadre/form-groups.ts'

test('every form stands in one group, in the order it came', () => {
  const groups = groupForms(forms)
  expect(groups.map(([group]) => group)).toEqual(['answer', 'report', 'direct', 'tell', 'record'])
  const ids = groups.flatMap(([, some]) => some.map(({ id }) => id))
  expect(ids.toSorted()).toEqual(forms.map(({ id }) => id).toSorted())
  for (const [, some] of groups) expect(some).toEqual(forms.filter((form) => some.includes(form)))
})

test('what tells people is not among what directs them', () => {
  const of = (id: string) => groupForms([{ id }])[0]?.[0]
  expect(['warn', 'notify', 'publish', 'shelter-notice'].map(of)).toEqual(['tell', 'tell', 'tell', 'tell'])
  expect(['order', 'activate', 'requisition', 'hand-off'].map(of)).toEqual(['direct', 'direct', 'direct', 'direct'])
  expect(of('report-snow')).toBe('report')
})

test('a group without forms is not shown', () => {
  expect(groupForms([{ id: 'act' }])).toEqual([['direct', [{ id: 'act' }]]])
})
