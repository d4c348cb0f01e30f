import type { Inject, Scenario, Text } from '../scenario/scenario.ts'
import { both, same } from './words.ts'

/** Names of a scenario's things by id; an id the scenario lacks is its own name. */
export interface Names {
  readonly role: (id: string) => Text
  readonly expected: (id: string) => Text
  readonly inject: (id: string) => Text
  readonly branch: (id: string) => Text
  readonly phase: (id: string) => Text
  readonly variable: (id: string) => Text
  readonly task: (id: string) => Text
  readonly objective: (id: string) => Text
  readonly value: (variable: string, value: string | number | boolean) => Text
}

const cache = new WeakMap<Scenario, Names>()

function byId(things: readonly (Text & { readonly id: string })[]) {
  const found = new Map(things.map((thing) => [thing.id, both(thing.zh, thing.en)]))
  return (id: string) => found.get(id) ?? same(id)
}

/** The names of a scenario; made once a scenario. */
export function makeNames(scenario: Scenario): Names {
  const known = cache.get(scenario)
  if (known) return known
  const units = new Map(scenario.variables.map((variable) => [variable.id, variable.unit]))
  const names: Names = {
    role: byId(scenario.roles),
    expected: byId(scenario.expected),
    inject: byId(scenario.injects),
    branch: byId(scenario.branches),
    phase: byId(scenario.phases),
    variable: byId(scenario.variables),
    task: byId(scenario.tasks),
    objective: byId(scenario.objectives),
    value(variable, value) {
      if (typeof value === 'boolean') return value ? both('是', 'yes') : both('否', 'no')
      const unit = units.get(variable)
      const shown = typeof value === 'number' ? String(Math.round(value * 10) / 10) : value
      return unit ? both(`${shown} ${unit.zh}`, `${shown} ${unit.en}`) : same(shown)
    },
  }
  cache.set(scenario, names)
  return names
}

/** By which road a message comes. */
export function viaText(via: Inject['via']): Text {
  const words: Record<Inject['via'], Text> = {
    phone: both('电话', 'phone'),
    radio: both('电台', 'radio'),
    wechat: both('微信', 'WeChat'),
    document: both('公文', 'document'),
    news: both('新闻', 'news'),
    platform: both('平台', 'platform'),
    'in-person': both('当面', 'in person'),
  }
  return words[via]
}
