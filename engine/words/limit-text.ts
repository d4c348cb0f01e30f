import type { Limit, Provenance, Scenario, Text } from '../scenario/scenario.ts'
import { makeNames } from './names.ts'
import { span, stamp, stampText } from './time-text.ts'
import { both, list } from './words.ts'

/** Where a figure comes from, as it may be shown: only S is law; D is a drill standard; the rest is to be checked. */
export function provenanceText(tag: Provenance): Text {
  if (tag === 'S') return both('法定', 'Law')
  if (tag === 'D') return both('演练标准', 'Drill standard')
  return both('参考，待核实', 'Reference, to be checked')
}
export const provenanceTone = (tag: Provenance) => (tag === 'S' ? 'law' : tag === 'D' ? 'drill' : 'reference')

/** What a limit demands, in words. */
export function limitText(scenario: Scenario, limit: Limit): Text {
  const names = makeNames(scenario)
  switch (limit.kind) {
    case 'within': {
      const time = span(limit.of)
      return both(`${time.zh}内`, `within ${time.en}`)
    }
    case 'before': {
      const margin = span(limit.event.margin)
      const event =
        'at' in limit.event
          ? stampText(limit.event.at)
          : both(`情况 ${limit.event.inject}`, `inject ${limit.event.inject}`)
      if (limit.event.margin === 0) return both(`${event.zh} 之前`, `before ${event.en}`)
      return both(`${event.zh} 前 ${margin.zh}`, `${margin.en} before ${event.en}`)
    }
    case 'every': {
      const period = span(limit.period)
      return both(
        `每 ${period.zh}一次，到 ${stampText(limit.until).zh} 为止`,
        `once every ${period.en} until ${stamp(limit.until)}`,
      )
    }
    case 'not-before': {
      const action = names.expected(limit.action)
      return both(`不得早于“${action.zh}”`, `not before “${action.en}”`)
    }
    case 'must-not':
      return both('不得发生', 'must not happen')
    case 'only-role': {
      const roles = list(limit.roles.map(names.role))
      return both(`只能由${roles.zh}作出`, `only by ${roles.en}`)
    }
  }
}

/** A limit as short as a table wants it: 15′, before T+00:47, never. Undefined for those without a time. */
export function limitLength(limit: Limit): number | undefined {
  if (limit.kind === 'within') return limit.of
  if (limit.kind === 'every') return limit.period
  return undefined
}
