import type { Text } from '../../scenario/scenario.ts'
import { span } from '../../words/time-text.ts'
import { both } from '../../words/words.ts'
import type { ItemScore } from '../review.ts'
import type { Finding } from './finding.ts'
import type { Names } from './names.ts'

/** Why it went as it did, as far as the log shows, and what would mend it. A proposal: people decide. */
export type Remedy = Required<Pick<Finding, 'cause' | 'fix' | 'poete'>>

const remedy = (cause: Text, fix: Text, poete: Remedy['poete']): Remedy => ({ cause, fix, poete })

function ofMissed(item: ItemScore, names: Names): Remedy {
  const who = names.doers(item)
  const after = names.expected(item.expected)?.after
  // Only what an inject calls for can be seen or left unseen; the rest people must think of themselves.
  if (after && !('inject' in after)) {
    return remedy(
      both('没有情况提醒，要靠自己想到', 'Nothing called for it: people had to think of it themselves'),
      both(
        `把条款${item.clause}列入${who.zh}的值班清单，到时自查`,
        `Put clause ${item.clause} on the checklist of ${who.en}`,
      ),
      'plan',
    )
  }
  if (item.seenAt === undefined) {
    return remedy(
      both('没有人打开过引发它的情况', 'Nobody opened what called for it'),
      both(
        `先查通知是否到人、${who.zh}是否有人值守`,
        `Check that notices reach a person and that ${who.en} is on watch`,
      ),
      'organisation',
    )
  }
  return remedy(
    both('看到了，但没有人办', 'It was seen and nobody did it'),
    both(
      `在条款${item.clause}写明由谁牵头，下次演练再验证`,
      `Write into clause ${item.clause} who takes the lead, and test it in the next drill`,
    ),
    'plan',
  )
}

function ofLate({ seenAt, openedAt, doneAt }: ItemScore): Remedy {
  if (seenAt === undefined || openedAt === undefined || doneAt === undefined || doneAt < seenAt) {
    return remedy(
      both('时间花在流转上', 'The time went into passing it on'),
      both('提前准备文本和流程，压缩流转环节', 'Prepare texts and steps ahead; pass it through fewer hands'),
      'organisation',
    )
  }
  const [notice, decision] = [seenAt - openedAt, doneAt - seenAt]
  return notice > decision
    ? remedy(
        both(`${span(notice).zh}之后才有人看到`, `It was first seen after ${span(notice).en}`),
        both('改进接报与提醒方式，保证有人值守', 'Mend the way notices arrive, and keep somebody on watch'),
        'equipment',
      )
    : remedy(
        both(`看到之后又用了 ${span(decision).zh}`, `Another ${span(decision).en} went by after it was seen`),
        both(
          '简化审批，事先备好文本，必要时预先授权',
          'Fewer approvals, texts prepared beforehand, authority given in advance',
        ),
        'organisation',
      )
}

/** The remedy for an item that lost points; undefined where it lost none that the log explains. */
export function remedyFor(item: ItemScore, names: Names): Remedy | undefined {
  switch (item.result) {
    case 'breached':
      return remedy(
        both('权限或禁止事项不够明白', 'What is allowed, and to whom, was not clear enough'),
        both(
          `对照条款${item.clause}逐岗重申权限与禁止事项，并列入下次演练`,
          `Go through clause ${item.clause} post by post: who may do this, what nobody may; and test it again`,
        ),
        'training',
      )
    case 'missed':
      return ofMissed(item, names)
    case 'late':
      return item.limit.kind === 'every'
        ? remedy(
            both('没有按期进行', 'It was not kept up'),
            both('设定定时提醒，明确专人', 'Set a reminder and name who keeps to it'),
            'organisation',
          )
        : ofLate(item)
    case 'done': {
      const missing = names.missing(item)
      if (!missing) return undefined
      return remedy(
        both('要素没有填全', 'The content was not complete'),
        both(`用固定格式填报，补齐${missing.zh}`, `Use a set format that asks for ${missing.en}`),
        'plan',
      )
    }
    default:
      return undefined
  }
}
