import { describe, expect, it } from 'vitest'
import { check } from '../../engine/check/check.ts'
import type { ScenarioSource } from '../../engine/scenario/scenario.ts'
import { smallScenario, smallSource } from './small-scenario.ts'

const codes = (change: Partial<ScenarioSource>) =>
  check(smallScenario(change)).map(({ code, path }) => `${code} ${path.join('.')}`)
const { injects, expected, branches = [], roles, phases, clauses } = smallSource()
const [i1, i2, i3] = injects as [
  ScenarioSource['injects'][0],
  ScenarioSource['injects'][0],
  ScenarioSource['injects'][0],
]
const [report, evacuate] = expected as [ScenarioSource['expected'][0], ScenarioSource['expected'][0]]
const [b1] = branches as [NonNullable<ScenarioSource['branches']>[0]]
const text = (line: string) => ({ zh: `${line}中`, en: line })

describe('checking a scenario', () => {
  it('[S2] has nothing to say of a good one', () => {
    expect(check(smallScenario())).toEqual([])
  })

  const mistakes: [string, Partial<ScenarioSource>, string][] = [
    [
      'an inject to a role that is not there',
      { injects: [{ ...i1, to: ['NOBODY'] }, i2, i3] },
      'unknown-reference injects.0.to.0',
    ],
    [
      'an expected action without its clause',
      { expected: [{ ...report, clause: 'C-9' }, evacuate] },
      'unknown-reference expected.0.clause',
    ],
    [
      'a branch on an action that is not there',
      { branches: [{ ...b1, when: { notDone: 'nothing', by: '40m' } }] },
      'unknown-reference branches.0.when',
    ],
    [
      'a branch to a phase that is not there',
      { branches: [{ ...b1, effects: [{ goto: 'nowhere' }, { inject: 'I3' }] }] },
      'unknown-reference branches.0.effects.0.goto',
    ],
    [
      'a variable in a text that is not there',
      { injects: [{ ...i1, en: 'Area {area} ha' }, i2, i3] },
      'unknown-reference injects.0.en',
    ],
    ['an id that stands twice', { injects: [i1, i2, i3, { ...i2, at: '30m' }] }, 'duplicate-id injects.3.id'],
    ['an inject that nothing sends', { branches: [] }, 'never-fires injects.2'],
    ['an inject after the end', { injects: [i1, { ...i2, at: '3h' }, i3] }, 'never-fires injects.1.at'],
    [
      'an inject that only simulated roles get',
      { injects: [{ ...i1, to: ['UPR'] }, i2, i3] },
      'nobody-receives injects.0.to',
    ],
    [
      'an inject with two triggers',
      { injects: [i1, { ...i2, after: { inject: 'I1' } }, i3] },
      'overlapping-triggers injects.1',
    ],
    [
      'a phase that never lasts',
      { phases: [phases[0]!, { ...phases[1]!, at: '-10m' }] },
      'unreachable-phase phases.1.at',
    ],
    [
      'a phase after the end',
      { phases: [...phases, { id: 'late', ...text('late'), kind: 'recovery', at: '2h' }] },
      'unreachable-phase phases.2.at',
    ],
    [
      'an action that nothing opens',
      { injects: [{ ...i1, expects: [], noise: true }, i2, i3] },
      'never-opens expected.0',
    ],
    [
      'an action that nobody who plays can do',
      { expected: [{ ...report, role: ['UPR'] }, evacuate] },
      'nobody-acts expected.0.role',
    ],
    [
      'a forbidden act that nobody can commit',
      {
        expected: [
          report,
          evacuate,
          { ...evacuate, id: 'trap', limit: { kind: 'only-role', roles: ['DUTY', 'SUM'], tag: 'D' } },
        ],
      },
      'nobody-breaches expected.2.limit',
    ],
    [
      'a limit before an inject that floats',
      { expected: [report, { ...evacuate, limit: { kind: 'before', event: { inject: 'I3' }, tag: 'D' } }] },
      'floating-limit expected.1.limit.event',
    ],
    [
      'a limit called law whose clause has none',
      { expected: [{ ...report, limit: { kind: 'within', of: '10m', tag: 'S' } }, evacuate] },
      'no-such-law expected.0.limit.tag',
    ],
    [
      'a role with nothing to do',
      { roles: [...roles, { id: 'IDLE', ...text('idle'), duties: [text('none')] }] },
      'idle-role roles.3',
    ],
    [
      'a clause that no action cites',
      { clauses: [...clauses, { ...clauses[0]!, id: 'C-2' }] },
      'untested-clause clauses.1',
    ],
    ['a form that is not there', { expected: [{ ...report, form: 'fly' }, evacuate] }, 'unknown-form expected.0.form'],
    [
      'a field that the form lacks',
      { expected: [{ ...report, fields: ['colour'] }, evacuate] },
      'unknown-field expected.0.fields.0',
    ],
    [
      'a choice that is not offered',
      { expected: [{ ...report, match: { means: 'pigeon' } }, evacuate] },
      'unknown-option expected.0.match.means',
    ],
    [
      'a task that is not there',
      { expected: [report, { ...evacuate, match: { task: 'fly' } }] },
      'unknown-reference expected.1.match.task',
    ],
    ['Chinese that is English', { title: { zh: 'Small drill', en: 'Small' } }, 'missing-language title.zh'],
    ['English that is Chinese', { title: { zh: '演练', en: '演练' } }, 'missing-language title.en'],
    [
      'more at once than one role can take',
      { injects: [...injects, ...crowd().injects], expected: [...expected, ...crowd().expected] },
      'load-peak roles.0',
    ],
  ]
  it.each(mistakes)('[S2] finds %s', (_, change, finding) => {
    expect(codes(change)).toContain(finding)
  })
})

function crowd() {
  const made = Array.from({ length: 10 }, (_, i) => i)
  return {
    injects: made.map((i) => ({ ...i1, id: `X${i}`, at: `${50 + i / 2}m`, expects: [`x${i}`] })),
    expected: made.map((i) => ({ ...report, id: `x${i}` })),
  }
}
