import { hasRates, ratesAfter } from '../drill/rates.ts'
import { type DrillState, statusOf } from '../drill/state.ts'
import { couldHold } from '../machine/holds.ts'
import type { Ledger, Row } from '../machine/ledger.ts'
import { valuesAt } from '../machine/variables.ts'
import { type Condition, parts, thresholds } from '../scenario/condition.ts'
import type { ExpectedAction } from '../scenario/scenario.ts'
import { isForbidden, type Script } from '../scenario/script.ts'
import type { LiveView, Standing } from './live.ts'

function standingOf(expected: ExpectedAction, row: Row | undefined, staffed: readonly string[]): Standing {
  if (!expected.role.some((role) => staffed.includes(role))) return 'unstaffed'
  return row?.s ?? 'waiting'
}

/** When time alone may decide a condition: at a time it names, or where a figure that moves gets to its bound. */
function decidesAt(script: Script, crossings: Ledger['crossings'], condition: Condition, at: number) {
  const asked = new Set([...parts(condition)].flatMap((part) => ('var' in part ? [part.var] : [])))
  const crossed = script.bounds.flatMap(({ variable }, index) =>
    asked.has(variable) ? (crossings?.[index] ?? []) : [],
  )
  return [...thresholds(condition), ...crossed].filter((time) => time >= at).sort((a, b) => a - b)[0]
}

/** What staff see of a drill as its state stands. */
export function liveView(script: Script, state: DrillState, n: number): LiveView {
  const { ledger } = state.snapshot
  const { scenario } = script
  const due = new Map(
    state.timers.flatMap(({ event, dueAt }) => (event.type === 'deliver' ? [[event.inject, dueAt] as const] : [])),
  )
  const far = (at: number | undefined) => at ?? Number.MAX_SAFE_INTEGER
  return {
    n,
    status: statusOf(state),
    clock: state.clock,
    rate: state.rate,
    ...(hasRates(scenario.clock) && {
      rates: {
        followed: !state.overruled,
        ...(ratesAfter(scenario.clock, state.logAt)[0] && { next: ratesAfter(scenario.clock, state.logAt)[0] }),
      },
    }),
    held: state.held,
    locked: state.locked,
    released: state.released,
    ...(ledger.phase !== undefined && { phase: ledger.phase }),
    variables: valuesAt(script, ledger, state.logAt),
    upcoming: scenario.injects
      .filter(({ id }) => !ledger.injects[id] && ledger.withheld[id] === undefined)
      .map(({ id, at }) => {
        const dueAt = due.get(id) ?? (state.status === 'lobby' ? at : undefined)
        return { inject: id, ...(dueAt !== undefined && { dueAt }) }
      })
      .sort((a, b) => far(a.dueAt) - far(b.dueAt)),
    expected: scenario.expected
      .filter((each) => !isForbidden(each))
      .map((each) => {
        const row = ledger.expected[each.id]
        const opened = row && row.opened < Number.MAX_SAFE_INTEGER
        return {
          expected: each.id,
          standing: standingOf(each, row, ledger.staffed),
          ...(opened && { openedAt: row.opened, dueAt: row.due }),
          ...(row?.done !== undefined && { doneAt: row.done }),
        }
      }),
    branches: scenario.branches.map((branch) => {
      const fired = ledger.branches[branch.id] !== undefined
      const next = decidesAt(script, ledger.crossings, branch.when, state.logAt)
      const open = state.status !== 'ended' && couldHold(script, ledger, branch.when)
      const stands = fired ? 'fired' : open ? 'possible' : 'avoided'
      return {
        branch: branch.id,
        state: stands,
        ...(stands === 'possible' && next !== undefined && { decidesAt: next }),
      }
    }),
  }
}
