import { formOf } from '../scenario/forms.ts'
import type { Text } from '../scenario/scenario.ts'
import type { ItemScore } from '../score/review.ts'
import { limitText, provenanceText } from '../words/limit-text.ts'
import { shortSpan, span, stamp } from '../words/time-text.ts'
import { both, brief, list, same } from '../words/words.ts'
import type { Cell } from './document.ts'
import type { Pen } from './pen.ts'

/** The required fields of an action that were left out, by their names on the form. */
export function missingFields(pen: Pen, item: ItemScore): Text | undefined {
  const missing = item.content?.missing ?? []
  if (missing.length === 0) return undefined
  const form = pen.scenario.expected.find((each) => each.id === item.expected)?.form ?? ''
  const fields = formOf(form)?.fields ?? []
  return list(missing.map((id) => fields.find((field) => field.id === id) ?? same(id)))
}

/** Limit and where it comes from: only a statute that was read is called law. */
export function limitCell(pen: Pen, item: ItemScore): Cell {
  const [limit, tag] = [limitText(pen.scenario, item.limit), provenanceText(item.limit.tag)]
  return pen.cell(both(`${limit.zh}（${tag.zh}）`, `${limit.en} (${tag.en.toLowerCase()})`))
}

/** What it took, or how it ended, as short as a table wants it. */
export function actualText(item: ItemScore): Text {
  if (item.took !== undefined) return same(shortSpan(item.took))
  if (item.doneAt !== undefined) return same(stamp(item.doneAt))
  return same('—')
}

/**
 * The sentence pattern of doctrine 8: the clause wants this of that role within a limit; what was done, what it
 * lacked. It names the role of the plan, never a person.
 */
export function itemSentence(pen: Pen, item: ItemScore): Text {
  const roles = list(
    item.roles.map((id) => brief(pen.names.role(id))),
    '或',
    ' or ',
  )
  const limit = limitText(pen.scenario, item.limit)
  const by = item.doneBy ? brief(pen.names.role(item.doneBy.role)) : undefined
  const label = item.label
  const { zh, en } = (() => {
    switch (item.limit.kind) {
      case 'must-not':
      case 'only-role':
      case 'not-before':
        return both(
          `条款 ${item.clause} 规定“${label.zh}”${limit.zh}`,
          `Clause ${item.clause} says of “${label.en}”: ${limit.en}`,
        )
      case 'every':
        return both(
          `条款 ${item.clause} 要求${roles.zh}${limit.zh}：${label.zh}`,
          `Clause ${item.clause} wants ${roles.en} to do this ${limit.en}: ${label.en}`,
        )
      default:
        return both(
          `条款 ${item.clause} 要求${roles.zh}在${limit.zh}完成“${label.zh}”`,
          `Clause ${item.clause} wants ${roles.en} to do this ${limit.en}: “${label.en}”`,
        )
    }
  })()
  const took = item.took === undefined ? undefined : span(item.took)
  const lacked = missingFields(pen, item)
  const gap = lacked ? both(`，缺${lacked.zh}`, `, without ${lacked.en}`) : both('', '')
  const end = (text: Text) => both(`${zh}；${text.zh}${gap.zh}。`, `${en}; ${text.en}${gap.en}.`)
  switch (item.result) {
    case 'done':
      return end(
        took
          ? both(`本次实际用时 ${took.zh}，在时限内`, `it took ${took.en}, in time`)
          : both('本次按要求完成', 'it was done as wanted'),
      )
    case 'late':
      if (item.limit.kind === 'every') {
        const share = Math.round((item.timeliness ?? 0) * 100)
        return end(both(`本次只做到 ${share}% 的期次`, `${share} % of the periods were kept`))
      }
      return end(
        took
          ? both(`本次实际用时 ${took.zh}，超过时限`, `it took ${took.en}, past its limit`)
          : both('本次超过时限', 'it came past its limit'),
      )
    case 'missed':
      return both(`${zh}；本次没有完成。`, `${en}; it was not done.`)
    case 'breached':
      return end(
        by
          ? both(`本次由${by.zh}席位发生，属违反`, `it was breached, by the seat of ${by.en}`)
          : both('本次被违反', 'it was breached'),
      )
    case 'respected':
      return end(both('本次守住', 'the line was kept'))
    default:
      return both(`${zh}；本次不计分。`, `${en}; it is not scored this time.`)
  }
}

/** How much an item cost, for choosing what to name first; heavier and critical ones weigh more. */
export const lost = (item: ItemScore) =>
  (item.points === null && item.result !== 'breached' ? 0 : item.weight * (100 - (item.points ?? 0))) *
  (item.critical ? 1.5 : 1)
