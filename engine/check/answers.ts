import { type FieldTest, parts } from '../scenario/condition.ts'
import { formOf, forms, formsFor } from '../scenario/forms.ts'
import type { ExpectedAction } from '../scenario/scenario.ts'
import { type Path, type Report, say } from './finding.ts'
import { fieldsOf, firstRepeated, type Lookup, sameKind } from './lookup.ts'

const wordsOf = (test: FieldTest) => (Array.isArray(test) ? test : [test]).filter((value) => typeof value === 'string')

/** Forms, fields and choices that conditions and expected actions speak of. */
export function checkAnswers(lookup: Lookup, report: Report) {
  const { scenario } = lookup
  const tasks = new Set(scenario.tasks.map((task) => task.id))
  const offered = new Set(formsFor(scenario.hazard).map((form) => form.id))

  function knownForm(id: string, path: Path): boolean {
    if (!formOf(id)) {
      const known = forms.map((form) => form.id).join(', ')
      report(
        'unknown-form',
        path,
        say(`没有“${id}”这种表单，请写下列之一：${known}。`, `There is no form “${id}”. Write one of: ${known}.`),
      )
      return false
    }
    if (!offered.has(id)) {
      report(
        'form-not-offered',
        path,
        say(
          `表单 ${id} 不用于 ${scenario.hazard} 类情景，请换用 ${[...offered].join(', ')} 之一。`,
          `The form ${id} is not offered in a scenario of ${scenario.hazard}: use one of ${[...offered].join(', ')}.`,
        ),
      )
    }
    return true
  }

  function knownValue(form: string, id: string, test: FieldTest, path: Path, options?: ReadonlySet<string>) {
    const fields = fieldsOf(form)
    const field = fields.get(id)
    if (!field) {
      const known = [...fields.keys()].join(', ')
      report(
        'unknown-field',
        path,
        say(
          `表单 ${form} 没有“${id}”这一项，它有 ${known}。`,
          `The form ${form} has no field “${id}”; it has ${known}.`,
        ),
      )
      return
    }
    const choices =
      field.type === 'task'
        ? tasks
        : field.type === 'role'
          ? new Set(lookup.roles.keys())
          : field.type === 'choice'
            ? new Set(field.options?.map((option) => option.id))
            : field.type === 'option'
              ? options
              : undefined
    for (const value of wordsOf(test)) {
      if (!choices || choices.has(value)) continue
      const known = [...choices].slice(0, 12).join(', ')
      report(
        field.type === 'task' || field.type === 'role' ? 'unknown-reference' : 'unknown-option',
        path,
        choices.size === 0
          ? say(
              `“${value}”无从选择：引出它的情况没有 reply.options，请补上。`,
              `“${value}” can never be chosen: the inject that opens it offers no reply.options. Add them.`,
            )
          : say(
              `“${value}”不在 ${id} 的选项中，请写下列之一：${known}。`,
              `“${value}” is no option of ${id}; write one of: ${known}.`,
            ),
      )
    }
    const bounds = typeof test === 'object' && !Array.isArray(test)
    if (bounds && field.type !== 'number' && field.type !== 'text') {
      report(
        'wrong-kind-of-value',
        path,
        say(
          `${id} 不是数字，不能用 gte、lte 比较，请写它的取值。`,
          `${id} is no number: write a value instead of gte or lte.`,
        ),
      )
    }
  }

  /** Between what people can choose where this is expected: the options of the injects that open it. */
  function optionsFor(expected: ExpectedAction): ReadonlySet<string> {
    const injects = lookup.openers.get(expected.id) ?? []
    const own = injects.flatMap((inject) => inject.reply.options ?? [])
    const all = injects.length > 0 ? own : scenario.injects.flatMap((inject) => inject.reply.options ?? [])
    return new Set(all.map((option) => option.id))
  }

  scenario.expected.forEach((expected, i) => {
    const path = ['expected', i]
    if (!knownForm(expected.form, [...path, 'form'])) return
    const fields = fieldsOf(expected.form)
    const repeated = firstRepeated(expected.fields)
    expected.fields.forEach((id, j) => {
      if (!fields.has(id)) {
        const known = [...fields.keys()].join(', ')
        report(
          'unknown-field',
          [...path, 'fields', j],
          say(
            `表单 ${expected.form} 没有“${id}”这一项，它有 ${known}。`,
            `The form ${expected.form} has no field “${id}”; it has ${known}.`,
          ),
        )
      } else if (j === repeated) {
        report(
          'named-twice',
          [...path, 'fields', j],
          say(`“${id}”写了两遍，请删去一个。`, `“${id}” is named twice: remove one.`),
        )
      }
    })
    for (const [id, test] of Object.entries(expected.match))
      knownValue(expected.form, id, test, [...path, 'match', id], optionsFor(expected))
    expected.same?.forEach((id, j) => {
      const other = lookup.expected.get(id)
      if (other && (id === expected.id || !sameKind(other.form, expected.form)))
        report(
          'never-same',
          [...path, 'same', j],
          say(
            `一次行动不可能同时满足“${expected.id}”和“${id}”：表单不同，或就是它自己。请删去。`,
            `No one act can meet both “${expected.id}” and “${id}”: their forms differ, or it is itself. Remove it.`,
          ),
        )
    })
  })

  const everyOption = new Set(
    scenario.injects.flatMap((inject) => (inject.reply.options ?? []).map((option) => option.id)),
  )
  for (const { condition, path } of lookup.conditions) {
    for (const part of parts(condition)) {
      if (!('answered' in part) || !knownForm(part.answered.form, path)) continue
      for (const [id, test] of Object.entries(part.answered.with ?? {}))
        knownValue(part.answered.form, id, test, path, everyOption)
    }
  }
}
