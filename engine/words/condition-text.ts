import type { Condition, FieldTest } from '../scenario/condition.ts'
import { formOf } from '../scenario/forms.ts'
import type { Effect, Scenario, Text } from '../scenario/scenario.ts'
import { makeNames } from './names.ts'
import { span, stamp, stampText } from './time-text.ts'
import { both, list, same } from './words.ts'

const quoted = (text: Text) => both(`“${text.zh}”`, `“${text.en}”`)
const until = (by: number | undefined, text: Text) =>
  by === undefined ? text : both(`${stampText(by).zh} 前${text.zh}`, `${text.en} by ${stamp(by)}`)

function testText(test: FieldTest): string {
  if (Array.isArray(test)) return test.join(' / ')
  if (typeof test !== 'object') return String(test)
  return [test.gte !== undefined && `≥ ${test.gte}`, test.lte !== undefined && `≤ ${test.lte}`]
    .filter(Boolean)
    .join(' ')
}

/** A branch condition in words. */
export function conditionText(scenario: Scenario, condition: Condition): Text {
  const names = makeNames(scenario)
  const words = (one: Condition) => conditionText(scenario, one)
  const actions = (ids: readonly string[]) => list(ids.map((id) => quoted(names.expected(id))))
  if ('done' in condition) {
    const action = quoted(names.expected(condition.done))
    return until(condition.by, both(`已完成${action.zh}`, `${action.en} is done`))
  }
  if ('notDone' in condition) {
    const action = quoted(names.expected(condition.notDone))
    return until(condition.by, both(`未完成${action.zh}`, `${action.en} is not done`))
  }
  if ('breached' in condition) {
    const action = quoted(names.expected(condition.breached))
    return both(`发生了${action.zh}`, `${action.en} happened`)
  }
  if ('answered' in condition) {
    const { form, role, with: tests } = condition.answered
    const who = role ? names.role(role) : both('有人', 'somebody')
    const what = formOf(form) ?? same(form)
    const detail = Object.entries(tests ?? {}).map(([field, test]) => `${field} = ${testText(test)}`)
    const tail = detail.length > 0 ? ` (${detail.join(', ')})` : ''
    return until(condition.by, both(`${who.zh}作出“${what.zh}”${tail}`, `${who.en} sends “${what.en}”${tail}`))
  }
  if ('count' in condition) {
    const { of, atLeast } = condition.count
    const which = actions(of)
    return until(
      condition.by,
      both(`${which.zh}中至少完成 ${atLeast} 项`, `at least ${atLeast} of ${which.en} are done`),
    )
  }
  if ('var' in condition) {
    const name = names.variable(condition.var)
    const bounds = [
      condition.gte !== undefined && ['≥', condition.gte],
      condition.lte !== undefined && ['≤', condition.lte],
      condition.is !== undefined && ['=', condition.is],
    ].filter((bound) => bound !== false) as [string, string | number | boolean][]
    return list(
      bounds.map(([sign, value]) => {
        const shown = names.value(condition.var, value)
        return both(`${name.zh} ${sign} ${shown.zh}`, `${name.en} ${sign} ${shown.en}`)
      }),
      '且',
      ' and ',
    )
  }
  if ('score' in condition) {
    const which = actions(condition.score.of)
    const { below } = condition.score
    return until(condition.by, both(`${which.zh}得分低于 ${below}`, `${which.en} score below ${below}`))
  }
  if ('delivered' in condition) {
    return both(`情况 ${condition.delivered} 已送达`, `inject ${condition.delivered} is delivered`)
  }
  if ('at' in condition) return both(`到 ${stampText(condition.at).zh}`, `at ${stamp(condition.at)}`)
  if ('all' in condition) return list(condition.all.map(words), '，且', ', and ')
  if ('any' in condition) return list(condition.any.map(words), '，或', ', or ')
  const inner = words(condition.not)
  return both(`并非（${inner.zh}）`, `not (${inner.en})`)
}

/** What a branch does, in words. */
export function effectText(scenario: Scenario, effect: Effect): Text {
  const names = makeNames(scenario)
  if ('inject' in effect) {
    if (effect.delay === 0) return both(`立即送达情况 ${effect.inject}`, `inject ${effect.inject} at once`)
    const wait = span(effect.delay)
    return both(`${wait.zh}后送达情况 ${effect.inject}`, `inject ${effect.inject} after ${wait.en}`)
  }
  if ('withhold' in effect) return both(`不再送达情况 ${effect.withhold}`, `inject ${effect.withhold} is withheld`)
  if ('goto' in effect) {
    const phase = names.phase(effect.goto)
    return both(`进入阶段“${phase.zh}”`, `the phase becomes “${phase.en}”`)
  }
  if ('fail' in effect) {
    return both(`目标 ${effect.fail} 不再可能达成`, `objective ${effect.fail} can no longer be reached`)
  }
  const changes = 'set' in effect ? Object.entries(effect.set) : Object.entries(effect.add)
  return list(
    changes.map(([id, value]) => {
      const name = names.variable(id)
      const shown = names.value(id, value)
      if ('set' in effect) return both(`${name.zh}变为 ${shown.zh}`, `${name.en} becomes ${shown.en}`)
      const sign = Number(value) > 0 ? '+' : ''
      return both(`${name.zh} ${sign}${shown.zh}`, `${name.en} ${sign}${shown.en}`)
    }),
  )
}
