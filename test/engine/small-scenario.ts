import { compile, type Machine } from '../../engine/machine/machine.ts'
import { type Scenario, type ScenarioSource, scenarioSchema } from '../../engine/scenario/scenario.ts'

const both = (line: string) => ({ zh: `${line}(中)`, en: line })

/** A scenario small enough to follow by hand: minutes from −10, two players, one simulated role. */
export function smallSource(change: Partial<ScenarioSource> = {}): ScenarioSource {
  return {
    id: 'small',
    version: 1,
    hazard: 'flood',
    title: both('Small'),
    summary: both('Summary'),
    setting: both('Setting'),
    drill: { form: 'tabletop', content: 'single', purpose: 'inspection', notice: 'announced' },
    clock: { start: '10:00', rate: 1, end: '120m' },
    stop: both('Stop'),
    objectives: [{ id: 'O1', ...both('Objective'), capability: ['C1'] }],
    clauses: [
      {
        id: 'C-1.1',
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
      { id: 'before', ...both('Before'), kind: 'prevention', at: '-10m' },
      { id: 'response', ...both('Response'), kind: 'response', at: '0m' },
    ],
    tasks: [
      { id: 'evacuate', ...both('Evacuate') },
      { id: 'shelter', ...both('Shelter') },
    ],
    injects: [
      { id: 'I1', at: '0m', from: 'UPR', to: ['DUTY'], via: 'phone', ...both('Smoke'), expects: ['report'] },
      { id: 'I2', at: '20m', from: 'UPR', to: ['SUM'], via: 'radio', ...both('Fire near'), expects: ['evacuate'] },
      { id: 'I3', from: 'UPR', to: ['SUM'], via: 'radio', ...both('Surrounded'), expects: [], noise: true },
    ],
    expected: [
      {
        id: 'report',
        ...both('Report up'),
        role: ['DUTY'],
        form: 'report-up',
        to: ['UPR'],
        clause: 'C-1.1',
        objective: 'O1',
        limit: { kind: 'within', of: '10m', tag: 'D' },
        fields: ['time', 'place'],
        weight: 3,
      },
      {
        id: 'evacuate',
        ...both('Order evacuation'),
        role: ['SUM'],
        form: 'order',
        match: { task: 'evacuate' },
        clause: 'C-1.1',
        objective: 'O1',
        limit: { kind: 'within', of: '15m', tag: 'D' },
        critical: true,
      },
    ],
    precedence: [['report', 'evacuate']],
    links: [['DUTY', 'UPR']],
    branches: [
      {
        id: 'B1',
        ...both('Nobody left in time'),
        when: { notDone: 'evacuate', by: '40m' },
        effects: [{ inject: 'I3', delay: '2m' }, { fail: 'O1' }],
        root: 'response',
      },
    ],
    ...change,
  }
}

export const smallScenario = (change: Partial<ScenarioSource> = {}): Scenario =>
  scenarioSchema.parse(smallSource(change))
export const smallMachine = (change: Partial<ScenarioSource> = {}): Machine => compile(smallScenario(change))
