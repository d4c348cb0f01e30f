import { calendarOf, type DrillHeld } from '../../../engine/improve/calendar.ts'
import { civilDateAt } from '../../../engine/improve/civil-date.ts'
import type { ActionAnswer, ActionLine } from '../../../engine/improve/contract.ts'
import { type CorrectiveAction, isOverdue } from '../../../engine/improve/corrective-action.ts'
import { fitVerification } from '../../../engine/improve/fit.ts'
import { writeIcs } from '../../../engine/improve/ics.ts'
import { writeLedger } from '../../../engine/improve/ledger.ts'
import { frequencyRules } from '../../../engine/improve/rules.ts'
import { trendsOf } from '../../../engine/improve/trend.ts'
import { deriveVerification } from '../../../engine/improve/verification.ts'
import { chartOf } from '../../../engine/scenario/chart.ts'
import type { Review } from '../../../engine/score/review.ts'
import type { Deps } from '../deps.ts'
import type { Launch, Meta } from '../launch.ts'
import { notFound } from '../not-found.ts'
import type { Done, Staff } from '../use-cases.ts'
import { type KeptAction, makeActionStore } from './action-store.ts'
import { dayEvents } from './calendar-file.ts'
import type { ImproveCases } from './cases.ts'
import { findIn } from './finding.ts'
import { scheduleAll } from './launch-verifications.ts'
import type { RunSummaries } from './run-summaries.ts'
import { makeSubjectStore } from './subject-store.ts'
import { makeVerdicts } from './verdicts.ts'

/** The use cases of improving, over the same table. `reviewOf` is the one review that everybody reads. */
export function makeImproveCases(
  deps: Deps,
  reviewOf: (launch: Launch) => Promise<Review>,
  runs: RunSummaries,
): ImproveCases {
  const { table, launchOf, clock, versions, drillScenarios } = deps
  const actions = makeActionStore(table)
  const subjects = makeSubjectStore(table)
  const settle = makeVerdicts(deps, actions, reviewOf)
  const today = () => civilDateAt(clock.now())

  async function drillsOf(org: string): Promise<Meta[]> {
    return (await table.list('org', `drills#${org}`, { reverse: true })) as unknown as Meta[]
  }

  function lineOf({ verification: _, ...action }: CorrectiveAction): ActionLine {
    return { ...action, overdue: isOverdue(action, today()) }
  }

  function answerOf({ action, history }: KeptAction): ActionAnswer {
    return { ...action, overdue: isOverdue(action, today()), history, today: today() }
  }

  async function mine(org: string, id: string): Promise<KeptAction | undefined> {
    const kept = await actions.get(org, id)
    if (!kept) return undefined
    const settled = await settle(org, kept.action)
    return settled.n === kept.action.n ? kept : actions.get(org, id)
  }

  /** All actions, up to date: a launch that crashed before it noted its verifications is made good here. */
  async function all({ org }: Staff): Promise<CorrectiveAction[]> {
    const launched = (await drillsOf(org)).filter((meta) => meta.verify)
    const listed = await actions.list(org)
    return Promise.all(
      listed.map(async (action) => {
        const forgotten = launched.filter(
          ({ drill, verify }) =>
            verify?.includes(action.id) && !action.examinations.some((each) => each.drill === drill),
        )
        for (const meta of forgotten) {
          const by = { role: 'drill', name: meta.title.zh } as const
          await scheduleAll(actions, { org, by }, { ...meta, verify: [action.id] })
        }
        const fresh = forgotten.length > 0 ? ((await actions.get(org, action.id))?.action ?? action) : action
        return settle(org, fresh)
      }),
    )
  }

  async function calendarFor({ org }: Staff) {
    const [register, drills] = await Promise.all([subjects.list(org), drillsOf(org)])
    const held = drills.flatMap(({ drill, title, counts, startedAt, endedAt }): DrillHeld[] =>
      counts && startedAt !== undefined && endedAt !== undefined
        ? [{ drill, title, date: civilDateAt(endedAt), ...counts }]
        : [],
    )
    return { register, duties: calendarOf(register, held, today()) }
  }

  return {
    async listActions(who) {
      const lines = (await all(who)).map(lineOf)
      const over = (line: ActionLine) =>
        line.status === 'closed' || line.status === 'withdrawn' ? 2 : line.overdue ? 0 : 1
      const order = (a: ActionLine, b: ActionLine) =>
        over(a) - over(b) ||
        (a.terms.due < b.terms.due ? -1 : Number(a.terms.due > b.terms.due)) ||
        a.createdAt - b.createdAt
      return { today: today(), actions: lines.sort(order) }
    },

    async actionLedger(who, language) {
      const { actions: lines } = await this.listActions(who)
      return writeLedger(lines, today(), language)
    },

    async getAction(who, id) {
      const kept = await mine(who.org, id)
      return kept ? { ok: true, value: answerOf(kept) } : notFound
    },

    async makeAction(who, request): Promise<Done<ActionAnswer>> {
      const { id, finding, terms, expected, wording } = request
      const launch = await launchOf(finding.drill)
      if (!launch || launch.org !== who.org) return { ok: false, reason: 'unknown-finding', detail: finding.drill }
      const review = await reviewOf(launch)
      if (review.drill.status !== 'ended') return { ok: false, reason: 'not-ended' }
      const found = findIn(review, finding, expected)
      if (!found) return { ok: false, reason: 'unknown-finding', detail: expected ?? finding.id }
      const { script } = await drillScenarios.machineOf(launch)
      const { item, text, entries } = found
      const verification = deriveVerification(script.scenario, item.expected, item, wording)
      if (!verification) return { ok: false, reason: 'no-verification', detail: item.expected }
      const { id: scenario, version, title } = review.scenario
      const source = {
        ...{ drill: launch.drill, title: launch.title, scenario: { id: scenario, version, title } },
        ...{ kind: finding.kind, id: finding.id, text, entries },
        ...{ expected: item.expected, clause: item.clause },
      }
      const by = { role: who.role, name: who.name }
      const entry = { n: 1, id, at: clock.now(), by, type: 'made', source, terms, verification } as const
      const made = await actions.make(who.org, id, entry, request)
      return made ? { ok: true, value: answerOf(made) } : { ok: false, reason: 'id-taken' }
    },

    async changeAction(who, id, { id: change, ...ask }): Promise<Done<ActionAnswer>> {
      if (!(await mine(who.org, id))) return notFound
      const by = { role: who.role, name: who.name }
      const written = await actions.change(who.org, id, { id: change, at: clock.now(), by }, ask)
      if (!written) return notFound
      return written.ok ? { ok: true, value: answerOf(written.kept) } : written
    },

    async waitingVerifications(who, id, version, seats) {
      const found = await versions.load(who.org, id, version)
      if (!found) return { ok: false, reason: 'unknown-scenario', detail: id }
      const players = found.machine.script.players
      const staffed = seats ? players.filter((role) => seats.includes(role)) : players
      const waiting = (await all(who)).filter(({ status }) => status === 'done' || status === 'scheduled')
      const value = waiting.map((action) => {
        const fitted = fitVerification(found.scenario, [], action.id, action.verification, staffed)
        const at = fitted.ok ? fitted.addition.inject.at : undefined
        return { action: lineOf(action), fit: fitted.ok ? { ok: true as const, at: at ?? 0 } : fitted }
      })
      return { ok: true, value }
    },

    async drillScenario(who, drill) {
      const launch = await launchOf(drill)
      if (!launch || launch.org !== who.org) return notFound
      const { script } = await drillScenarios.machineOf(launch)
      const additions = await drillScenarios.additionsOf(launch)
      const { version, hash } = launch.scenario
      const value = {
        scenario: { ...script.scenario, version },
        hash,
        chart: chartOf(script.scenario),
        versions: [version],
        additions: additions.map(({ action, inject, examines }) => ({ action, inject: inject.id, examines })),
      }
      return { ok: true, value }
    },

    async trends(who, by, scenario) {
      const ended = (await drillsOf(who.org)).filter(
        (meta) => meta.status === 'ended' && (scenario === undefined || meta.scenario.id === scenario),
      )
      return trendsOf(await runs.all(who.org, ended), by)
    },

    async calendar(who) {
      const { register, duties } = await calendarFor(who)
      return { today: today(), duties, subjects: register, rules: frequencyRules }
    },

    async calendarFile(who, language) {
      const { register, duties } = await calendarFor(who)
      const stamp = `${new Date(clock.now()).toISOString().replace(/[-:]|\.\d+/g, '')}`
      const name = language === 'zh' ? '演练合规日历' : 'Drill compliance calendar'
      return writeIcs(name, dayEvents(register, duties, language), stamp)
    },

    async putSubject(who, request) {
      const value = await subjects.put(who.org, request)
      return value ? { ok: true, value } : { ok: false, reason: 'stale-change' }
    },
  }
}
