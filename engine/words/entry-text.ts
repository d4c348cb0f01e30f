import type { Cause, Entry, EntryOf } from '../drill/entries.ts'
import { formOf } from '../scenario/forms.ts'
import type { Scenario, Text } from '../scenario/scenario.ts'
import { type FieldLine, makeFieldReader } from './field-text.ts'
import { makeNames, viaText } from './names.ts'
import { shortSpan, span, stamp, stampText } from './time-text.ts'
import { both, brief, list, same } from './words.ts'

/** What a reader may filter by. */
export type EntryKind = 'inject' | 'action' | 'score' | 'story' | 'people' | 'clock' | 'note'
export const entryKinds: readonly EntryKind[] = ['inject', 'action', 'score', 'story', 'people', 'clock', 'note']

const kinds: Record<Entry['type'], EntryKind> = {
  'seat-joined': 'people',
  'seat-removed': 'people',
  'lobby-locked': 'people',
  'lobby-unlocked': 'people',
  'drill-started': 'clock',
  'drill-paused': 'clock',
  'drill-resumed': 'clock',
  'rate-set': 'clock',
  'clock-jumped': 'clock',
  'clock-held': 'clock',
  'phase-entered': 'story',
  'inject-delivered': 'inject',
  'inject-withheld': 'story',
  'inject-seen': 'people',
  'action-taken': 'action',
  said: 'action',
  'expected-opened': 'score',
  'expected-met': 'score',
  'expected-overdue': 'score',
  'expected-skipped': 'score',
  breached: 'score',
  'branch-fired': 'story',
  'variable-set': 'story',
  'objective-failed': 'story',
  noted: 'note',
  'drill-ended': 'clock',
  forked: 'clock',
  'workload-asked': 'people',
  'review-released': 'note',
}
/** Which kind of thing an entry tells. */
export const kindOf = (entry: Entry): EntryKind => kinds[entry.type]

/** Turns entries into sentences; the log is needed because one entry speaks of another by its number. */
export interface Narrator {
  readonly sentence: (entry: Entry) => Text
  /** The filled fields of an action, each with its label. */
  readonly fields: (entry: EntryOf<'action-taken'>) => readonly FieldLine[]
}

/** `entryOf` finds an entry by number. Names of seats are read from their joining. */
export function makeNarrator(
  scenario: Scenario,
  entryOf: (e: number) => Entry | undefined,
  seatOf: (seat: string) => { readonly role: string; readonly name: string } | undefined,
): Narrator {
  const names = makeNames(scenario)
  const role = (id: string) => brief(names.role(id))
  const roles = (ids: readonly string[]) =>
    ids.length === 0 ? both('全体（未指名）', 'everybody (nobody named)') : list(ids.map(role))
  const expected = names.expected

  function person(seat: string): Text {
    const known = seatOf(seat)
    if (!known) return same(seat)
    const of = role(known.role)
    return both(`${of.zh} ${known.name}`, `${of.en} ${known.name}`)
  }

  const fieldList = makeFieldReader(scenario, entryOf)

  function action(entry: EntryOf<'action-taken'>): Text {
    const what = formOf(entry.form) ?? same(entry.form)
    const who = person(entry.seat)
    const to = entry.to.length > 0 ? roles(entry.to) : undefined
    const filled = fieldList(entry.form, entry.fields, entry.inReplyTo)
    const zh = filled.map(({ label, value }) => `${label.zh}：${value.zh}`)
    const en = filled.map(({ label, value }) => `${label.en}: ${value.en}`)
    if (entry.clause) {
      zh.push(`依据条款 ${entry.clause}`)
      en.push(`under clause ${entry.clause}`)
    }
    if (entry.reason) {
      zh.push(`偏离理由：${entry.reason}`)
      en.push(`reason to deviate: ${entry.reason}`)
    }
    return both(
      `${who.zh}“${what.zh}”${to ? `，发给${to.zh}` : ''}${zh.length > 0 ? `。${zh.join('；')}` : ''}`,
      `${who.en}: “${what.en}”${to ? ` to ${to.en}` : ''}${en.length > 0 ? `. ${en.join('; ')}` : ''}`,
    )
  }

  function because(cause: Cause): Text {
    if (cause.by === 'plan') return both('', '')
    if (cause.by === 'trainer') return both('（导调员手动）', ' (by hand of the trainer)')
    return both(`（分支 ${cause.branch} 引出）`, ` (caused by branch ${cause.branch})`)
  }

  function sentence(entry: Entry): Text {
    switch (entry.type) {
      case 'seat-joined': {
        const of = role(entry.role)
        return both(`${entry.name}加入，担任${of.zh}`, `${entry.name} joined as ${of.en}`)
      }
      case 'seat-removed': {
        const who = person(entry.seat)
        return both(`${who.zh}被移出席位`, `${who.en} was removed from the seat`)
      }
      case 'lobby-locked':
        return both('导调员停止接受新人加入', 'The trainer closed the lobby: nobody new may join')
      case 'lobby-unlocked':
        return both('导调员重新允许加入', 'The trainer opened the lobby again')
      case 'drill-started':
        return both(`演练开始，时钟 ×${entry.clock.rate}`, `The drill started, clock ×${entry.clock.rate}`)
      case 'drill-paused':
        return both('演练暂停', 'The drill was paused')
      case 'drill-resumed':
        return both(`演练继续，时钟 ×${entry.clock.rate}`, `The drill went on, clock ×${entry.clock.rate}`)
      case 'rate-set':
        return rateText(entry)
      case 'clock-jumped': {
        const to = entry.clock.drillEpoch
        return both(
          `时钟从 ${stampText(entry.from).zh} 跳到 ${stampText(to).zh}`,
          `The clock jumped from ${stamp(entry.from)} to ${stamp(to)}`,
        )
      }
      case 'clock-held': {
        const late = span(entry.lateMs)
        return both(
          `时钟停住：系统中断约 ${late.zh}，等导调员确认后继续`,
          `The clock was held: the system stood still for about ${late.en} and waits for the trainer`,
        )
      }
      case 'phase-entered': {
        const phase = names.phase(entry.phase)
        return both(`进入阶段“${phase.zh}”`, `The phase “${phase.en}” began`)
      }
      case 'inject-delivered': {
        const { message } = entry
        const [from, to, via, why] = [role(message.from), roles(message.to), viaText(message.via), because(entry.cause)]
        const id = entry.inject
          ? { zh: `情况 ${entry.inject}`, en: `Inject ${entry.inject}` }
          : both('临时情况', 'Ad-hoc inject')
        return both(
          `${id.zh}送达${to.zh}（${from.zh}，${via.zh}）${why.zh}：${message.zh}`,
          `${id.en} reached ${to.en} (from ${from.en}, ${via.en})${why.en}: ${message.en}`,
        )
      }
      case 'inject-withheld':
        return both(
          `因分支 ${entry.branch}，情况 ${entry.inject} 不再送达`,
          `Inject ${entry.inject} was withheld because of branch ${entry.branch}`,
        )
      case 'inject-seen': {
        const who = person(entry.seat)
        const of = entryOf(entry.delivery)
        const id = of?.type === 'inject-delivered' ? of.inject : undefined
        const after = of ? `${shortSpan(entry.at - of.at)}` : ''
        const lag = after && { zh: `（送达后 ${after}）`, en: ` (${after} after delivery)` }
        return both(
          `${who.zh}看到${id ? `情况 ${id}` : '来件'}${lag ? lag.zh : ''}`,
          `${who.en} opened ${id ? `inject ${id}` : 'the message'}${lag ? lag.en : ''}`,
        )
      }
      case 'action-taken':
        return action(entry)
      case 'said': {
        const [from, to] = [role(entry.from), roles(entry.to)]
        return both(
          `${from.zh}（导调员代）对${to.zh}说：${entry.text}`,
          `${from.en} (played by the trainer) to ${to.en}: ${entry.text}`,
        )
      }
      case 'expected-opened': {
        const what = expected(entry.expected)
        const due = stampText(entry.dueAt)
        return both(`“${what.zh}”开始计时，应在 ${due.zh} 前完成`, `“${what.en}” is expected, by ${due.en}`)
      }
      case 'expected-met': {
        const what = expected(entry.expected)
        const took = span(entry.took)
        if (entry.late)
          return both(`“${what.zh}”超时完成，用时 ${took.zh}`, `“${what.en}” was done late, after ${took.en}`)
        return both(`“${what.zh}”按时完成，用时 ${took.zh}`, `“${what.en}” was done in time, after ${took.en}`)
      }
      case 'expected-overdue': {
        const what = expected(entry.expected)
        return both(`“${what.zh}”已过时限，尚未完成`, `“${what.en}” passed its limit undone`)
      }
      case 'expected-skipped': {
        const what = expected(entry.expected)
        return both(`“${what.zh}”被时钟跳过，不计分`, `“${what.en}” was jumped over and is not scored`)
      }
      case 'breached': {
        const what = expected(entry.expected)
        return both(`违反预案：${what.zh}`, `Against the plan: ${what.en}`)
      }
      case 'branch-fired': {
        const what = names.branch(entry.branch)
        return both(`分支 ${entry.branch} 触发：${what.zh}`, `Branch ${entry.branch} fired: ${what.en}`)
      }
      case 'variable-set': {
        const [name, value] = [names.variable(entry.variable), names.value(entry.variable, entry.value)]
        return both(`${name.zh}变为 ${value.zh}`, `${name.en} is now ${value.en}`)
      }
      case 'objective-failed': {
        const what = names.objective(entry.objective)
        return both(
          `因分支 ${entry.branch}，目标 ${entry.objective} 未能达成：${what.zh}`,
          `Branch ${entry.branch} made objective ${entry.objective} unreachable: ${what.en}`,
        )
      }
      case 'noted':
        return both(`${entry.by || '导调员'}记录：${entry.text}`, `Note by ${entry.by || 'the trainer'}: ${entry.text}`)
      case 'workload-asked': {
        const phase = names.phase(entry.phase)
        return both(
          `导调员请参演人员自评阶段“${phase.zh}”的工作负荷`,
          `The trainer asked everybody how heavy the phase “${phase.en}” was`,
        )
      }
      case 'forked':
        return both(
          '从这里接着演：以上是沿用的原演练记录',
          'A new drill goes on from here: what stands before was inherited',
        )
      case 'drill-ended':
        return both('演练结束', 'The drill ended')
      case 'review-released':
        return both('导调员公布了评估', 'The trainer released the review')
    }
  }

  return { sentence, fields: (entry) => fieldList(entry.form, entry.fields, entry.inReplyTo) }
}

/** Who changed the rate, and to what; on a clock that stands, the one it will go on with. */
function rateText({ clock, rate = clock.rate, planned }: EntryOf<'rate-set'>): Text {
  if (rate === 0) return both('调整了继续后的时钟速度', 'The speed after the pause was changed')
  if (clock.rate === 0) return both(`继续后时钟为 ×${rate}`, `After the pause the clock will run at ×${rate}`)
  return planned
    ? both(`按情景安排，时钟改为 ×${rate}`, `As the scenario plans, the clock now runs at ×${rate}`)
    : both(`时钟改为 ×${rate}`, `The clock now runs at ×${rate}`)
}
