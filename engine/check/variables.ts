import { parts } from '../scenario/condition.ts'
import { figuresOf } from '../scenario/moving.ts'
import type { Variable } from '../scenario/scenario.ts'
import { type Report, say } from './finding.ts'
import type { Lookup } from './lookup.ts'

function checkModel(lookup: Lookup, variable: Variable, i: number, report: Report) {
  const { id, model, initial } = variable
  if (!model) return
  const path = ['variables', i, 'model']
  if (typeof initial !== 'number')
    report(
      'bad-model',
      ['variables', i, 'initial'],
      say(
        `变量“${id}”由模型推算，initial 应为数字。`,
        `Variable “${id}” is moved by a model: its initial must be a number.`,
      ),
    )
  for (const [key, figure] of figuresOf(model)) {
    const read = typeof figure === 'number' ? undefined : lookup.variables.get(figure.var)
    if (read && (read.model || typeof read.initial !== 'number'))
      report(
        'bad-model',
        [...path, key, 'var'],
        say(
          `“${id}”的模型所读的“${read.id}”应为没有模型的数字变量。`,
          `The model of “${id}” reads “${read.id}”, which moves by itself or is no number: name a plain number.`,
        ),
      )
  }
  if (model.kind === 'quotient') {
    const of = lookup.variables.get(model.of)
    if (of && (of.model?.kind === 'quotient' || typeof of.initial !== 'number'))
      report(
        'bad-model',
        [...path, 'of'],
        say(
          `“${id}”所除的“${of.id}”应为数字，且自身不是比值。`,
          `“${id}” divides “${of.id}”, which is itself a quotient or no number: name a number.`,
        ),
      )
  }
  if (model.kind === 'course') {
    const turn = model.points.findIndex(([at], j) => j > 0 && at <= (model.points[j - 1]?.[0] ?? at))
    if (turn >= 0)
      report(
        'bad-model',
        [...path, 'points', turn],
        say(`“${id}”的各点应按时间先后。`, `The points of “${id}” must come in the order of time.`),
      )
    const first = model.points[0]?.[1]
    if (first !== initial)
      report(
        'bad-model',
        ['variables', i, 'initial'],
        say(
          `“${id}”的 initial 应等于第一个点的值 ${first}。`,
          `The initial of “${id}” must be its first point's value, ${first}.`,
        ),
      )
  }
  if (model.from !== undefined && model.from >= lookup.scenario.clock.end)
    report(
      'bad-model',
      [...path, 'from'],
      say(`“${id}”的模型在 clock.end 之后才开始。`, `The model of “${id}” begins at or after clock.end.`),
    )
}

/** Variables that nothing shows or asks about, and models that cannot be worked out. */
export function checkVariables(lookup: Lookup, report: Report) {
  const { scenario } = lookup
  const used = new Set<string>()
  for (const inject of scenario.injects) {
    for (const text of [inject, ...inject.attachments.map((each) => each.body)])
      for (const [, id = ''] of text.zh.matchAll(/\{([A-Za-z][A-Za-z0-9_-]*)\}/g)) used.add(id)
  }
  for (const { condition } of lookup.conditions)
    for (const part of parts(condition)) if ('var' in part) used.add(part.var)
  for (const { model } of scenario.variables) {
    if (!model) continue
    for (const [, figure] of figuresOf(model)) if (typeof figure !== 'number') used.add(figure.var)
    if (model.kind === 'quotient') used.add(model.of)
  }
  for (const { effects } of scenario.branches)
    for (const effect of effects) {
      const changes = 'set' in effect ? effect.set : 'add' in effect ? effect.add : {}
      for (const id of Object.keys(changes)) used.add(id)
    }
  scenario.variables.forEach((variable, i) => {
    if (!used.has(variable.id) && !variable.model)
      report(
        'unused-variable',
        ['variables', i],
        say(
          `变量“${variable.id}”从不出现，也从不改变：请用在文字、条件里，或删去。`,
          `Variable “${variable.id}” is never shown, asked about or changed: use it in a text or a condition, or remove it.`,
        ),
        'warning',
      )
    checkModel(lookup, variable, i, report)
  })
}
