import { compile, type Machine } from '../../engine/machine/machine.ts'
import { scenarioSchema } from '../../engine/scenario/scenario.ts'

const both = (line: string) => ({ zh: `${line}(中)`, en: line })
const within = (of: string) => ({ kind: 'within', of, tag: 'D' }) as const

/** Nine minutes: eight injects, eight expected actions (one of every period), three branches on what was not done. */
const source = {
  id: 'simulated',
  version: 1,
  hazard: 'flood',
  title: both('Simulated'),
  summary: both('Summary'),
  setting: both('Setting'),
  drill: { form: 'tabletop', content: 'single', purpose: 'inspection', notice: 'announced' },
  clock: { start: '10:00', rate: 1, end: '9m' },
  stop: both('Stop'),
  objectives: [{ id: 'O1', ...both('Objective'), capability: ['C1'] }],
  clauses: [
    {
      id: 'C-1',
      ...both('Clause'),
      actor: ['DUTY', 'SUM'],
      trigger: both('Trigger'),
      limit: { ...both('Limit'), tag: 'D' },
      basis: [{ source: both('Drill standard'), tag: 'D' }],
    },
  ],
  roles: [
    { id: 'DUTY', ...both('Duty officer'), duties: [both('Report')] },
    { id: 'SUM', ...both('Sumu head'), duties: [both('Evacuate')] },
    { id: 'UPR', ...both('League'), kind: 'simcell', duties: [both('Receive')] },
  ],
  phases: [
    { id: 'before', ...both('Before'), kind: 'warning', at: '-20s' },
    { id: 'response', ...both('Response'), kind: 'response', at: '2m' },
  ],
  tasks: [
    { id: 'evacuate', ...both('Evacuate') },
    { id: 'shelter', ...both('Shelter') },
    { id: 'situation', ...both('Situation') },
  ],
  injects: [
    { id: 'I1', at: '30s', to: ['DUTY'], expects: ['report'] },
    { id: 'I2', at: '2m', to: ['SUM'], expects: ['evacuate', 'sitrep', 'shelter'] },
    { id: 'I3', at: '4m', to: ['DUTY', 'SUM'], expects: [], noise: true },
    { id: 'I4', after: { inject: 'I2', delay: '45s' }, to: ['DUTY'], expects: ['assess'] },
    { id: 'I5', to: ['SUM'], expects: ['assess2'] },
    { id: 'I6', to: ['DUTY', 'SUM'], expects: [] },
    { id: 'I7', at: '6m', to: [], expects: ['own'] },
    { id: 'I8', at: '8m', to: ['SUM'], expects: [] },
  ].map((inject) => ({ from: 'UPR', via: 'radio', ...both(`Message ${inject.id}`), ...inject })),
  expected: [
    { id: 'report', role: ['DUTY'], form: 'report-up', to: ['UPR'], limit: within('60s') },
    { id: 'evacuate', role: ['SUM'], form: 'order', match: { task: 'evacuate' }, limit: within('75s') },
    { id: 'assess', role: ['DUTY'], form: 'assess', limit: within('40s') },
    { id: 'assess2', role: ['SUM'], form: 'assess', limit: within('30s') },
    {
      id: 'sitrep',
      role: ['DUTY'],
      form: 'notify',
      match: { task: 'situation' },
      limit: { kind: 'every', period: '60s', until: '7m', tag: 'D' },
    },
    {
      id: 'shelter',
      role: ['SUM', 'DUTY'],
      form: 'act',
      match: { task: 'shelter' },
      limit: { kind: 'before', event: { at: '5m' }, tag: 'D' },
    },
    { id: 'own', role: ['SUM', 'DUTY'], form: 'acknowledge', limit: within('45s') },
    { id: 'hush', role: ['SUM'], form: 'publish', limit: { kind: 'must-not', tag: 'D' } },
  ].map((expected) => ({ ...both(expected.id), clause: 'C-1', objective: 'O1', ...expected })),
  branches: [
    {
      id: 'B1',
      ...both('Nobody left in time'),
      when: { notDone: 'evacuate', by: '3m30s' },
      effects: [{ inject: 'I5', delay: '10s' }, { fail: 'O1' }],
      root: 'response',
    },
    {
      id: 'B2',
      ...both('No shelter'),
      when: { notDone: 'shelter', by: '5m30s' },
      effects: [{ inject: 'I6' }, { withhold: 'I8' }],
      root: 'response',
    },
    {
      id: 'B3',
      ...both('No report'),
      when: { notDone: 'report', by: '90s' },
      effects: [{ goto: 'response' }],
      root: 'warning',
    },
  ],
}

export const story: Machine = compile(scenarioSchema.parse(source))
/** The story's length in drill ms. */
export const storyLength = 9 * 60_000
export interface SeatOf {
  readonly seat: string
  readonly role: string
}
export const seats: readonly SeatOf[] = [
  { seat: 'anna', role: 'DUTY' },
  { seat: 'bold', role: 'DUTY' },
  { seat: 'chen', role: 'SUM' },
  { seat: 'dorj', role: 'SUM' },
]

/** What cadres can do in the story: some of it expected, some forbidden, some refused. */
export const deeds = [
  { role: 'DUTY', expected: 'report', form: 'report-up', fields: { means: 'phone', place: 'north' }, to: ['UPR'] },
  { role: 'SUM', expected: 'evacuate', form: 'order', fields: { task: 'evacuate', content: 'leave' }, to: ['DUTY'] },
  { role: 'DUTY', expected: 'assess', form: 'assess', fields: { grounds: 'smoke' }, to: [] },
  { role: 'SUM', expected: 'assess2', form: 'assess', fields: { grounds: 'wind' }, to: ['DUTY'] },
  { role: 'DUTY', expected: 'sitrep', form: 'notify', fields: { task: 'situation', content: 'same' }, to: ['SUM'] },
  { role: 'SUM', expected: 'shelter', form: 'act', fields: { task: 'shelter', content: 'school' }, to: [] },
  { role: 'SUM', expected: 'own', form: 'acknowledge', fields: {}, to: ['DUTY'] },
  { role: 'SUM', expected: 'hush', form: 'publish', fields: { kind: 'refutation', content: 'calm' }, to: [] },
  { role: 'DUTY', expected: 'none', form: 'order', fields: { task: 'nothing', content: 'x' }, to: ['SUM'] },
] as const
