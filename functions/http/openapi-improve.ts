import type { Operation } from './openapi-operations.ts'

const uuid = '0b5c8f5e-6a6f-4d5c-9d2e-3f1d2f5f7a10'

/** The calls of improving. */
export const improveOperations: readonly Operation[] = [
  {
    ...{ method: 'get', path: '/api/drills/{id}/scenario', id: 'drillScenario', who: 'staff' },
    summary: 'The scenario a drill is played with, added verifications included.',
    ...{ status: 200, gives: 'Scenario', problems: ['not-found'] },
  },
  {
    ...{ method: 'get', path: '/api/actions', id: 'listActions', who: 'staff' },
    summary: 'The corrective actions of the organisation, overdue first.',
    ...{ status: 200, gives: 'ActionList' },
  },
  {
    ...{ method: 'get', path: '/api/actions.csv', id: 'actionLedger', who: 'staff' },
    summary: 'The same list as a table file.',
    query: { language: { text: 'zh or en; that of Accept-Language without it.' } },
    ...{ status: 200, gives: 'ActionLedger', media: 'text/csv' },
  },
  {
    ...{ method: 'post', path: '/api/actions', id: 'makeAction', who: 'manager' },
    summary: 'Make a corrective action of a finding. With your own id a retry is safe.',
    ...{ body: 'MakeActionRequest', status: 201, gives: 'Action' },
    example: {
      id: uuid,
      finding: { drill: uuid, kind: 'expected', id: 'order-evacuation' },
      terms: {
        ...{ cause: '…', measure: '…', element: 'plan', owner: '…', unit: '…' },
        ...{ start: '2026-05-01', due: '2026-06-30', needsApproval: false },
      },
    },
    problems: ['unknown-finding', 'not-ended', 'no-verification', 'id-taken'],
  },
  {
    ...{ method: 'get', path: '/api/actions/{id}', id: 'getAction', who: 'staff' },
    summary: 'A corrective action with its history.',
    ...{ status: 200, gives: 'Action', problems: ['not-found'] },
  },
  {
    ...{ method: 'post', path: '/api/actions/{id}/changes', id: 'changeAction', who: 'manager' },
    summary: 'Change a corrective action. The same id is the same change.',
    ...{ body: 'ActionChange', status: 200, gives: 'Action' },
    example: { id: uuid, type: 'done', text: '…' },
    problems: ['not-found', 'action-closed', 'action-not-there-yet', 'due-before-start', 'command-changed'],
  },
  {
    ...{ method: 'get', path: '/api/verifications', id: 'waitingVerifications', who: 'staff' },
    summary: 'Corrective actions that wait to be examined, and whether a scenario can.',
    query: {
      scenario: { text: 'A scenario of the library.' },
      version: 'A version number; the newest without it.',
      seats: { text: 'Roles that will be played, with commas between; all without it.' },
    },
    ...{ status: 200, gives: 'Verifications', problems: ['unknown-scenario'] },
  },
  {
    ...{ method: 'get', path: '/api/trends', id: 'trends', who: 'staff' },
    summary: 'Trends between comparable drills, and which drills were left out and why.',
    query: {
      by: { text: 'role, hazard, capability or pillar.' },
      scenario: { text: 'Only drills of this scenario; all without it.' },
    },
    ...{ status: 200, gives: 'Trends' },
  },
  {
    ...{ method: 'get', path: '/api/calendar', id: 'calendar', who: 'staff' },
    summary: 'The compliance calendar: rules with their basis, the register, and what is due.',
    ...{ status: 200, gives: 'Calendar' },
  },
  {
    ...{ method: 'get', path: '/api/calendar.ics', id: 'calendarFile', who: 'staff' },
    summary: 'What is due as a calendar file (RFC 5545).',
    query: { language: { text: 'zh or en; that of Accept-Language without it.' } },
    ...{ status: 200, gives: 'CalendarFile', media: 'text/calendar' },
  },
  {
    ...{ method: 'post', path: '/api/calendar/subjects', id: 'putSubject', who: 'manager' },
    summary: 'Enter or change a plan or an enterprise of the register.',
    ...{ body: 'SubjectRequest', status: 200, gives: 'Subject' },
    example: { id: uuid, n: 0, kind: 'safety-plan', name: '…', since: '2025-01-01' },
    problems: ['stale-change'],
  },
]
