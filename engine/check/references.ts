import { type Condition, parts } from '../scenario/condition.ts'
import { formOf } from '../scenario/forms.ts'
import type { After, Opening, Scenario } from '../scenario/scenario.ts'
import type { Report } from './finding.ts'

type Path = readonly (string | number)[]

/** Every name that points to something must point to something that is there. */
export function checkReferences(scenario: Scenario, report: Report) {
  const names = {
    role: new Set(scenario.roles.map((each) => each.id)),
    phase: new Set(scenario.phases.map((each) => each.id)),
    clause: new Set(scenario.clauses.map((each) => each.id)),
    objective: new Set(scenario.objectives.map((each) => each.id)),
    inject: new Set(scenario.injects.map((each) => each.id)),
    'expected action': new Set(scenario.expected.map((each) => each.id)),
    branch: new Set(scenario.branches.map((each) => each.id)),
    variable: new Set(scenario.variables.map((each) => each.id)),
    task: new Set(scenario.tasks.map((each) => each.id)),
  }
  type Kind = keyof typeof names
  const need = (kind: Kind, id: string, path: Path) => {
    if (names[kind].has(id)) return
    report(
      'unknown-reference',
      path,
      `There is no ${kind} “${id}”. Write one of: ${[...names[kind]].slice(0, 12).join(', ')}.`,
    )
  }
  for (const [kind, list] of Object.entries({
    roles: scenario.roles,
    phases: scenario.phases,
    clauses: scenario.clauses,
    objectives: scenario.objectives,
    injects: scenario.injects,
    expected: scenario.expected,
    branches: scenario.branches,
    variables: scenario.variables,
    tasks: scenario.tasks,
  })) {
    const seen = new Set<string>()
    list.forEach(({ id }, index) => {
      if (seen.has(id))
        report('duplicate-id', [kind, index, 'id'], `“${id}” stands twice under ${kind}. Give one of them another id.`)
      seen.add(id)
    })
  }
  const needAfter = (after: After | Opening | undefined, path: Path) => {
    if (!after) return
    if ('inject' in after) need('inject', after.inject, [...path, 'inject'])
    if ('action' in after) need('expected action', after.action, [...path, 'action'])
    if ('branch' in after) need('branch', after.branch, [...path, 'branch'])
  }
  const needCondition = (condition: Condition | undefined, path: Path) => {
    for (const part of condition ? parts(condition) : []) {
      if ('done' in part) need('expected action', part.done, path)
      if ('notDone' in part) need('expected action', part.notDone, path)
      if ('breached' in part) need('expected action', part.breached, path)
      if ('delivered' in part) need('inject', part.delivered, path)
      if ('var' in part) need('variable', part.var, path)
      if ('count' in part) for (const id of part.count.of) need('expected action', id, path)
      if ('score' in part) for (const id of part.score.of) need('expected action', id, path)
      if ('answered' in part && !formOf(part.answered.form)) {
        report('unknown-form', path, `There is no form “${part.answered.form}”.`)
      }
    }
  }
  scenario.clauses.forEach((clause, i) => {
    clause.actor.forEach((role, j) => {
      need('role', role, ['clauses', i, 'actor', j])
    })
  })
  scenario.injects.forEach((inject, i) => {
    const path = ['injects', i]
    need('role', inject.from, [...path, 'from'])
    inject.to.forEach((role, j) => {
      need('role', role, [...path, 'to', j])
    })
    inject.expects.forEach((id, j) => {
      need('expected action', id, [...path, 'expects', j])
    })
    if (inject.phase) need('phase', inject.phase, [...path, 'phase'])
    needAfter(inject.after, [...path, 'after'])
    needCondition(inject.when, [...path, 'when'])
    for (const language of ['zh', 'en'] as const) {
      for (const [, id] of inject[language].matchAll(/\{([A-Za-z][A-Za-z0-9_-]*)\}/g))
        need('variable', id ?? '', [...path, language])
    }
  })
  scenario.expected.forEach((expected, i) => {
    const path = ['expected', i]
    expected.role.forEach((role, j) => {
      need('role', role, [...path, 'role', j])
    })
    expected.to.forEach((role, j) => {
      need('role', role, [...path, 'to', j])
    })
    need('clause', expected.clause, [...path, 'clause'])
    need('objective', expected.objective, [...path, 'objective'])
    needAfter(expected.after, [...path, 'after'])
    const { limit } = expected
    if (limit.kind === 'before' && 'inject' in limit.event)
      need('inject', limit.event.inject, [...path, 'limit', 'event', 'inject'])
    if (limit.kind === 'not-before') need('expected action', limit.action, [...path, 'limit', 'action'])
    if (limit.kind === 'only-role') {
      limit.roles.forEach((role, j) => {
        need('role', role, [...path, 'limit', 'roles', j])
      })
    }
    const form = formOf(expected.form)
    if (!form) {
      report('unknown-form', [...path, 'form'], `There is no form “${expected.form}”.`)
      return
    }
    const fields = new Map(form.fields.map((field) => [field.id, field]))
    expected.fields.forEach((id, j) => {
      if (!fields.has(id))
        report(
          'unknown-field',
          [...path, 'fields', j],
          `The form ${form.id} has no field “${id}”; it has ${[...fields.keys()].join(', ')}.`,
        )
    })
    for (const [id, test] of Object.entries(expected.match)) {
      const field = fields.get(id)
      if (!field) {
        report(
          'unknown-field',
          [...path, 'match', id],
          `The form ${form.id} has no field “${id}”; it has ${[...fields.keys()].join(', ')}.`,
        )
        continue
      }
      const values = (Array.isArray(test) ? test : [test]).filter((value) => typeof value === 'string')
      for (const value of values) {
        if (field.type === 'task') need('task', value, [...path, 'match', id])
        if (field.type === 'role') need('role', value, [...path, 'match', id])
        const options = field.type === 'choice' ? field.options : undefined
        if (options && !options.some((option) => option.id === value)) {
          report(
            'unknown-option',
            [...path, 'match', id],
            `“${value}” is no option of ${id}; write one of: ${options.map((option) => option.id).join(', ')}.`,
          )
        }
      }
    }
  })
  scenario.precedence.forEach((pair, i) => {
    pair.forEach((id, j) => {
      need('expected action', id, ['precedence', i, j])
    })
  })
  scenario.links.forEach((pair, i) => {
    pair.forEach((id, j) => {
      need('role', id, ['links', i, j])
    })
  })
  scenario.variables.forEach((variable, i) => {
    needCondition(variable.model?.until, ['variables', i, 'model', 'until'])
  })
  scenario.branches.forEach((branch, i) => {
    needCondition(branch.when, ['branches', i, 'when'])
    branch.effects.forEach((effect, j) => {
      const path = ['branches', i, 'effects', j]
      if ('inject' in effect) need('inject', effect.inject, [...path, 'inject'])
      if ('withhold' in effect) need('inject', effect.withhold, [...path, 'withhold'])
      if ('goto' in effect) need('phase', effect.goto, [...path, 'goto'])
      if ('fail' in effect) need('objective', effect.fail, [...path, 'fail'])
      if ('set' in effect) for (const id of Object.keys(effect.set)) need('variable', id, [...path, 'set', id])
      if ('add' in effect) for (const id of Object.keys(effect.add)) need('variable', id, [...path, 'add', id])
    })
  })
}
