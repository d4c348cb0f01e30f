import { type Condition, parts } from '../scenario/condition.ts'
import { type Report, say } from './finding.ts'
import type { Lookup } from './lookup.ts'
import type { Reach } from './reach.ts'

/** An action that is blamed for being undone before anything asks for it, where that can be told from fixed times. */
function blamedTooEarly(lookup: Lookup, condition: Condition): string | undefined {
  for (const part of parts(condition)) {
    if (!('notDone' in part)) continue
    const expected = lookup.expected.get(part.notDone)
    if (!expected) continue
    const injects = lookup.openers.get(part.notDone) ?? []
    const times = injects.map((inject) => inject.at ?? Number.NEGATIVE_INFINITY)
    const { after } = expected
    const opens =
      after && 'at' in after ? after.at : after || times.length === 0 ? Number.NEGATIVE_INFINITY : Math.min(...times)
    if (part.by < opens) return part.notDone
  }
  return undefined
}

/** Branches that never fire, contradict themselves, or blame too early; conditions that say nothing. */
export function checkBranches(lookup: Lookup, reach: Reach, report: Report) {
  const { scenario } = lookup
  for (const { condition, path } of lookup.conditions) {
    for (const part of parts(condition)) {
      if (!('var' in part)) continue
      if (part.gte === undefined && part.lte === undefined && part.is === undefined)
        report(
          'empty-condition',
          path,
          say(
            `条件里的变量“${part.var}”没有写 gte、lte 或 is，请写一个。`,
            `The condition on “${part.var}” says nothing: write gte, lte or is.`,
          ),
        )
      const initial = lookup.variables.get(part.var)?.initial
      const bounded = part.gte !== undefined || part.lte !== undefined
      if (initial !== undefined && bounded && typeof initial !== 'number')
        report(
          'wrong-kind-of-value',
          path,
          say(
            `变量“${part.var}”不是数字，不能用 gte、lte 比较，请写 is。`,
            `Variable “${part.var}” is no number: use is instead of gte or lte.`,
          ),
        )
      if (initial !== undefined && part.is !== undefined && typeof part.is !== typeof initial)
        report(
          'wrong-kind-of-value',
          path,
          say(
            `变量“${part.var}”与所比较的值种类不同，请写同类的值。`,
            `Variable “${part.var}” is of another kind than the value it is compared with: write one of its kind.`,
          ),
        )
    }
  }
  scenario.branches.forEach((branch, i) => {
    const { id, effects } = branch
    if (!reach.branches.has(id))
      report(
        'never-holds',
        ['branches', i, 'when'],
        say(
          `分支“${id}”的条件永远不会成立，请改为可能发生的情形。`,
          `The condition of branch “${id}” can never hold: let it wait for something that may happen.`,
        ),
      )
    const early = blamedTooEarly(lookup, branch.when)
    if (early !== undefined)
      report(
        'blamed-too-early',
        ['branches', i, 'when'],
        say(
          `分支“${id}”在提出“${early}”之前就追究它没做，请把 by 推后。`,
          `Branch “${id}” blames “${early}” for being undone before anything asks for it: move its by.`,
        ),
      )
    const sends = effects.flatMap((effect) => ('inject' in effect ? [effect.inject] : []))
    effects.forEach((effect, j) => {
      if ('withhold' in effect && sends.includes(effect.withhold))
        report(
          'contradiction',
          ['branches', i, 'effects', j],
          say(
            `分支“${id}”既发出又扣下情况“${effect.withhold}”，请只留一个。`,
            `Branch “${id}” both sends and withholds inject “${effect.withhold}”: keep one.`,
          ),
        )
      const changes = 'set' in effect ? effect.set : 'add' in effect ? effect.add : {}
      for (const [variable, value] of Object.entries(changes)) {
        const initial = lookup.variables.get(variable)?.initial
        if (initial === undefined || typeof initial === typeof value) continue
        report(
          'wrong-kind-of-value',
          ['branches', i, 'effects', j, 'set' in effect ? 'set' : 'add', variable],
          say(
            `变量“${variable}”的值种类与 initial 不同，请写同类的值。`,
            `Variable “${variable}” gets a value of another kind than its initial: write one of its kind.`,
          ),
        )
      }
      if (('set' in effect || 'add' in effect) && Object.keys(changes).length === 0)
        report(
          'empty-effect',
          ['branches', i, 'effects', j],
          say(`这里没有写改变哪个变量。`, `This changes nothing: name a variable and its value.`),
        )
    })
  })
}
