import { both } from '../../words/words.ts'
import type { Coordination } from '../coordination/coordination.ts'
import type { Finding } from './finding.ts'
import type { Names } from './names.ts'

const none = { roles: [], capability: [], problems: [] } as const
const problem = { kind: 'problem' } as const

/** Links that the plan requires and nobody used, or used too late. */
export function linkFindings({ edges }: Coordination, staffed: readonly string[], names: Names): Finding[] {
  return edges
    .filter((edge) => edge.planned && !edge.inTime && staffed.includes(edge.from))
    .map((edge): Finding => {
      const [from, to] = [names.role(edge.from), names.role(edge.to)]
      const used = edge.count > 0
      return {
        id: `link:${edge.from}>${edge.to}`,
        ...problem,
        about: 'link',
        text: used
          ? both(
              `预案要求${from.zh}与${to.zh}联络；本次联络晚于需要的时间。`,
              `The plan wants ${from.en} to speak to ${to.en}; it came later than needed.`,
            )
          : both(
              `预案要求${from.zh}与${to.zh}联络；本次没有联络。`,
              `The plan wants ${from.en} to speak to ${to.en}; it never did.`,
            ),
        fix: both(
          `核对${from.zh}的通联名录，把“报${to.zh}”写进处置卡`,
          `Check the contact list of ${from.en}, and write “tell ${to.en}” into its action card`,
        ),
        poete: 'organisation',
        ...none,
        roles: [edge.from, edge.to],
        capability: ['C4', 'C7'],
        problems: ['P5'],
        weight: used ? 0.6 : 0.9,
        entries: edge.entries,
      }
    })
}
