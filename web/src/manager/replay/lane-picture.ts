import type { Entry } from '../../../../engine/drill/entries.ts'
import type { Scenario } from '../../../../engine/scenario/scenario.ts'
import { pack } from '../../staff/lanes.ts'

/** An expected action as a bar: open from `from`, over its limit from `due`, until `to` (drill ms). */
export interface Bar {
  readonly expected: string
  /** The entry that opened it, and the one that ended it. */
  readonly e: number
  readonly from: number
  readonly due: number
  readonly to: number
  readonly end: 'done' | 'late' | 'open' | 'skipped'
  readonly row: number
}
/** A moment in a lane. */
export interface Dot {
  readonly e: number
  readonly at: number
  readonly kind: 'inject' | 'met' | 'late' | 'breach' | 'other' | 'said'
}
export interface ReplayLane {
  readonly role: string
  readonly bars: readonly Bar[]
  /** How many rows the bars need. */
  readonly rows: number
  readonly dots: readonly Dot[]
}
export interface ReplayLanes {
  readonly lanes: readonly ReplayLane[]
  readonly branches: readonly { readonly branch: string; readonly e: number; readonly at: number }[]
  readonly phases: readonly { readonly phase: string; readonly at: number }[]
}

type Open = { readonly expected: string; readonly e: number; readonly from: number; readonly due: number }

/**
 * The whole drill as lanes by role, laid out once: whoever plays it only uncovers it from the left. Nothing drawn at a
 * moment tells of a later one: a bar is what was open then, and its end has its own mark.
 */
export function layLanes(scenario: Scenario, entries: readonly Entry[]): ReplayLanes {
  const expected = new Map(scenario.expected.map((each) => [each.id, each]))
  const last = entries.at(-1)?.at ?? 0
  const dots = new Map<string, Dot[]>(scenario.roles.map((role) => [role.id, []]))
  const bars = new Map<string, Omit<Bar, 'row'>[]>(scenario.roles.map((role) => [role.id, []]))
  const open = new Map<string, Open>()
  const actions = new Map<number, { readonly role: string; readonly dot: { kind: Dot['kind'] } & Dot }>()
  const branches: { branch: string; e: number; at: number }[] = []
  const phases: { phase: string; at: number }[] = []
  const close = (bar: Open, to: number, end: Bar['end'], role: string | undefined) => {
    open.delete(bar.expected)
    const lane = role ?? expected.get(bar.expected)?.role[0] ?? ''
    bars.get(lane)?.push({ ...bar, to, end })
  }
  for (const entry of entries) {
    const { e, at } = entry
    switch (entry.type) {
      case 'inject-delivered':
        for (const role of entry.message.to) dots.get(role)?.push({ e, at, kind: 'inject' })
        break
      case 'said':
        dots.get(entry.from)?.push({ e, at, kind: 'said' })
        break
      case 'action-taken': {
        const dot = { e, at, kind: 'other' as Dot['kind'] }
        actions.set(e, { role: entry.role, dot })
        dots.get(entry.role)?.push(dot)
        break
      }
      case 'expected-opened':
        open.set(entry.expected, { expected: entry.expected, e, from: at, due: entry.dueAt })
        break
      case 'expected-met': {
        const action = actions.get(entry.action)
        if (action && action.dot.kind !== 'breach') action.dot.kind = entry.late ? 'late' : 'met'
        const bar = open.get(entry.expected)
        if (bar && expected.get(entry.expected)?.limit.kind !== 'every')
          close(bar, at, entry.late ? 'late' : 'done', action?.role)
        break
      }
      case 'breached': {
        const action = actions.get(entry.action)
        if (action) action.dot.kind = 'breach'
        break
      }
      case 'expected-skipped': {
        const bar = open.get(entry.expected)
        if (bar) close(bar, at, 'skipped', undefined)
        break
      }
      case 'branch-fired':
        branches.push({ branch: entry.branch, e, at })
        break
      case 'phase-entered':
        phases.push({ phase: entry.phase, at })
        break
    }
  }
  for (const bar of [...open.values()]) {
    const limit = expected.get(bar.expected)?.limit
    if (limit?.kind !== 'every') close(bar, last, 'open', undefined)
    else {
      // Its limit comes anew with every period: that one was missed is told by the dots that are not there.
      const to = Math.min(last, Math.max(bar.due, limit.until))
      close({ ...bar, due: to }, to, 'open', undefined)
    }
  }
  const lanes = scenario.roles.flatMap(({ id: role }): ReplayLane[] => {
    const { rows, placed } = pack(
      (bars.get(role) ?? []).map((bar) => ({ ...bar, x: bar.from, width: bar.to - bar.from })),
      1,
    )
    const own = dots.get(role) ?? []
    if (placed.length === 0 && own.length === 0) return []
    return [{ role, rows, dots: own, bars: placed.map(({ x: _, width: __, ...bar }) => bar) }]
  })
  return { lanes, branches, phases }
}
