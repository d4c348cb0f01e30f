import type { Text } from '../../scenario/scenario.ts'
import { span } from '../../words/time-text.ts'
import { both } from '../../words/words.ts'
import type { Conflict, Coordination } from '../coordination/coordination.ts'
import { groupBy } from '../facts.ts'
import type { ScoringStandard } from '../standard-schema.ts'
import type { Finding } from './finding.ts'
import type { Names } from './names.ts'

const none = { roles: [], capability: [], problems: [] } as const
const problem = { kind: 'problem' } as const

/** What had no owner for too long, and orders that contradicted each other. */
export function commandFindings(coordination: Coordination, { thresholds }: ScoringStandard, names: Names): Finding[] {
  const owners = coordination.unaddressed
    .filter(({ took, limit = 0 }) => took > Math.max(limit, thresholds.timeToOwner))
    .map((each): Finding => {
      const [took, limit] = [span(each.took), span(thresholds.timeToOwner)]
      return {
        id: `owner:${each.inject}`,
        ...problem,
        about: 'owner',
        text: each.owner
          ? both(
              `“${each.label.zh}”没有指定单位，${took.zh}后才有人牵头（演练标准 ${limit.zh}）。`,
              `“${each.label.en}” named nobody, and had an owner only after ${took.en} (drill standard ${limit.en}).`,
            )
          : both(
              `“${each.label.zh}”没有指定单位，直到演练结束也无人牵头。`,
              `“${each.label.en}” named nobody, and had no owner by the end of the drill.`,
            ),
        cause: both('预案没有写明此类事项由谁牵头', 'The plan does not say whose this is'),
        fix: both('在职责分工表中补上此类事项的牵头单位', 'Add an owner for such matters to the table of duties'),
        poete: 'plan',
        ...none,
        roles: each.owner ? [each.owner] : [],
        capability: ['C4'],
        problems: ['P2'],
        weight: 1.5,
        entries: each.entries,
      }
    })
  const sides = ({ from: [a, b], to }: Conflict) => `${[a, b].sort().join('+')}>${to}`
  const conflicts = [...groupBy(coordination.conflicts, sides)].map(([id, group]): Finding => {
    const [first] = group as [Conflict]
    const [a, b] = first.from.map(names.role) as [Text, Text]
    const to = names.role(first.to)
    const settled = group.flatMap(({ at, resolvedAt }) => (resolvedAt === undefined ? [] : [resolvedAt - at]))
    const stood = settled.length === group.length ? span(Math.max(...settled)) : undefined
    const times = group.length === 1 ? both('', '') : both(`${group.length} 次`, ` ${group.length} times`)
    return {
      id: `conflict:${id}`,
      ...problem,
      about: 'conflict',
      text: both(
        `${a.zh}和${b.zh}先后${times.zh}向${to.zh}下达不同命令，${stood ? `${stood.zh}后才理顺` : '未见理顺'}。`,
        `${a.en} and ${b.en} gave ${to.en} different orders${times.en}; ${stood ? `it took ${stood.en} to settle` : 'nobody settled it'}.`,
      ),
      fix: both(
        '明确现场由谁下令，其他单位经其下达',
        'Settle who gives orders on scene, and pass all others through that post',
      ),
      poete: 'organisation',
      ...none,
      roles: [...first.from, first.to],
      capability: ['C4'],
      problems: ['P4', 'P5'],
      weight: stood ? 1.5 : 2.5,
      entries: [...new Set(group.flatMap((each) => each.entries))].sort((x, y) => x - y),
    }
  })
  return [...owners, ...conflicts]
}
