import type { Entry } from '../../engine/drill/entries.ts'
import { typeText } from '../../engine/report/appendix-log.ts'
import type { Language } from '../../engine/report/document.ts'
import type { ReportInput } from '../../engine/report/input.ts'
import { makePen, type Pen } from '../../engine/report/pen.ts'

/** An entry as exchange files carry it: what happened to whom, and which clause it concerns. */
export interface ExchangeRow {
  readonly e: number
  /** What a process miner calls the activity. */
  readonly activity: string
  readonly type: Entry['type']
  /** The role, never the person. */
  readonly resource: string
  readonly group: string
  /** Wall ms. */
  readonly wall: number
  /** Drill ms. */
  readonly at: number
  readonly clause: string
  readonly lifecycle: 'start' | 'complete' | 'suspend' | 'resume' | 'pi_abort' | 'autoskip'
  readonly expected: string
  readonly text: string
}

const lifecycles: Partial<Record<Entry['type'], ExchangeRow['lifecycle']>> = {
  'expected-opened': 'start',
  'drill-started': 'start',
  'drill-paused': 'suspend',
  'clock-held': 'suspend',
  'drill-resumed': 'resume',
  'expected-overdue': 'pi_abort',
  'expected-skipped': 'autoskip',
  'inject-withheld': 'autoskip',
}

/** Rows of the whole log, with role, clause and lifecycle looked up; the activity is in the language asked for. */
export function exchangeRows(input: ReportInput, lang: Language): readonly ExchangeRow[] {
  const pen = makePen(input, lang)
  const seats = new Map(pen.of('seat-joined').map((entry) => [entry.seat, entry.role]))
  const expectedOf = new Map(pen.scenario.expected.map((each) => [each.id, each]))
  const metBy = new Map<number, string>()
  for (const entry of [...pen.of('expected-met'), ...pen.of('breached')])
    if (!metBy.has(entry.action)) metBy.set(entry.action, entry.expected)
  return input.entries.map((entry) => {
    const expected = 'expected' in entry ? entry.expected : (metBy.get(entry.e) ?? '')
    const plan = expectedOf.get(expected)
    const resource = resourceOf(entry, pen, seats) ?? plan?.role[0] ?? ''
    return {
      e: entry.e,
      activity: activityOf(entry, pen, plan ? pen.say(plan) : ''),
      type: entry.type,
      resource,
      group: resource ? pen.role(resource) : '',
      wall: entry.wall,
      at: entry.at,
      clause: (entry.type === 'action-taken' ? entry.clause : undefined) ?? plan?.clause ?? '',
      lifecycle: lifecycles[entry.type] ?? 'complete',
      expected,
      text: pen.say(pen.narrator.sentence(entry)),
    }
  })
}

function resourceOf(entry: Entry, pen: Pen, seats: ReadonlyMap<string, string>): string | undefined {
  switch (entry.type) {
    case 'action-taken':
    case 'seat-joined':
      return entry.role
    case 'inject-seen':
    case 'seat-removed':
      return seats.get(entry.seat)
    case 'inject-delivered':
      return entry.message.from
    case 'said':
      return entry.from
    case 'expected-met':
    case 'breached': {
      const action = pen.entryOf(entry.action)
      return action?.type === 'action-taken' ? action.role : undefined
    }
    default:
      return undefined
  }
}

function activityOf(entry: Entry, pen: Pen, planned: string): string {
  const type = pen.say(typeText[entry.type])
  if (planned) return entry.type === 'action-taken' ? planned : `${type}: ${planned}`
  switch (entry.type) {
    case 'inject-delivered':
      return `${type} ${entry.inject ?? '*'}`
    case 'phase-entered':
      return `${type} ${pen.say(pen.names.phase(entry.phase))}`
    case 'branch-fired':
      return `${type} ${entry.branch}`
    case 'action-taken':
      return `${type} ${entry.form}`
    case 'variable-set':
      return `${type} ${pen.say(pen.names.variable(entry.variable))}`
    default:
      return type
  }
}
