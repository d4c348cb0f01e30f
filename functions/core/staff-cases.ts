import type { CreateDrillAnswer, DrillAnswer, DrillSummary } from '../../engine/contract.ts'
import type { TrainerCommand } from '../../engine/drill/commands.ts'
import { rateAt } from '../../engine/drill/rates.ts'
import { initialState } from '../../engine/drill/state.ts'
import { xstateVersion } from '../../engine/machine/machine.ts'
import type { Conclusion } from '../../engine/score/review.ts'
import { shippedStandard } from '../../engine/score/standard.ts'
import { trialOf } from '../../engine/score/trial.ts'
import { liveView } from '../../engine/view/live-view.ts'
import { type Asked, accept } from './accept.ts'
import { canonical, drillKey, inboxKey, type ReceiptItem, receiptKey, shardOf } from './commit.ts'
import type { StaffDeps } from './deps.ts'
import { composedHash } from './drill-scenario.ts'
import { makeActionStore } from './improve/action-store.ts'
import type { ImproveCases } from './improve/cases.ts'
import { makeImproveCases } from './improve/improve-cases.ts'
import { fitAll, scheduleAll } from './improve/launch-verifications.ts'
import { makeRunSummaries } from './improve/run-summaries.ts'
import { makeSubjectStore } from './improve/subject-store.ts'
import { readSource } from './inherit.ts'
import { makeJudgeCases, type StaffJudging } from './judge-cases.ts'
import { getLaunch, type Launch, type Meta, metaItem } from './launch.ts'
import { notFound } from './not-found.ts'
import { makeReviewOf } from './review-of.ts'
import { makeScriptCases, type ScriptCases } from './script-cases.ts'
import { getSeat, listSeats, removeSeat } from './seats.ts'
import type { Item } from './table.ts'
import type { Done, Refused, Staff, UseCases } from './use-cases.ts'

type StaffCases = Pick<
  UseCases,
  | 'listScenarios'
  | 'getScenario'
  | 'putScenario'
  | 'checkScenario'
  | 'createDrill'
  | 'listDrills'
  | 'getDrill'
  | 'getLog'
  | 'command'
  | 'getReview'
  | 'tryStandard'
  | keyof ScriptCases
  | keyof ImproveCases
  | keyof StaffJudging
>

const idTaken: Refused = { ok: false, reason: 'id-taken' }
/** How many people a drill takes before its inbox is spread: a partition takes about 1,000 writes a second. */
const spreadAbove = 200

function summary(meta: Meta & { readonly score?: number }): DrillSummary {
  const { id, version, title } = meta.scenario
  return {
    id: meta.drill,
    title: meta.title,
    status: meta.status,
    scenario: { id, version, title },
    ...(meta.from && { from: meta.from }),
    createdAt: meta.createdAt,
    ...(meta.startedAt !== undefined && { startedAt: meta.startedAt }),
    ...(meta.endedAt !== undefined && { endedAt: meta.endedAt }),
  }
}

interface Known {
  readonly n: number
  readonly score: number
  readonly conclusion: Conclusion
  readonly until: number
}
/** Wall ms for which a listed score is not looked up again. */
const goodFor = 10_000

/** What trainers, managers and evaluators can ask. Another organisation's drill is not there. */
export function makeStaffCases(deps: StaffDeps): StaffCases {
  // An ended drill's score is a fold of a log that hardly changes: kept by the commit it was made at.
  // A ruling changes it without a commit: one of this process drops it here, one of another is seen after a while.
  const scores = new Map<string, Known>()
  const { table, clock, scenarios, logs, ids, drillScenarios, launchOf, machineOf, advanceNow, presence, joinUrl } =
    deps
  const actions = makeActionStore(table)
  const reviews = makeReviewOf(deps)
  const { standards, reviewOf, comparableOf } = reviews
  const runs = makeRunSummaries(deps, comparableOf, reviewOf)

  async function mine(who: Staff, drill: string): Promise<Launch | undefined> {
    const launch = await launchOf(drill)
    return launch?.org === who.org ? launch : undefined
  }

  async function metaOf(drill: string): Promise<Meta | undefined> {
    return (await table.get(drillKey(drill), 'META')) as (Item & Meta) | undefined
  }

  async function standing(launch: Launch) {
    const machine = await machineOf(launch)
    const log = await logs.read(launch.drill)
    const state = log.state ?? initialState(machine, launch.staffed, launch.rate, launch.createdAt)
    return { machine, log, state, live: liveView(machine.script, state, log.n) }
  }

  async function metasOf(who: Staff): Promise<Meta[]> {
    return (await table.list('org', `drills#${who.org}`, { reverse: true, limit: 500 })) as (Item & Meta)[]
  }

  async function strangeSubject({ org }: Staff, ids: readonly string[]): Promise<string | undefined> {
    if (ids.length === 0) return undefined
    const register = await makeSubjectStore(table).list(org)
    return ids.find((id) => !register.some((subject) => subject.id === id && !subject.retired))
  }

  /** What follows a launch; every part may be done again. */
  async function launched(who: Staff, launch: Launch): Promise<Done<CreateDrillAnswer>> {
    const { drill: id, joinCode } = launch
    await table.put({ pk: `CODE#${joinCode}`, sk: 'CODE', drill: id })
    const state = initialState(await machineOf(launch), launch.staffed, launch.rate, launch.createdAt)
    await table.put(metaItem(launch, { n: 0, state }, {}), { ifAbsent: true })
    if (launch.from) await advanceNow(launch.drill)
    await scheduleAll(actions, { org: who.org, by: { role: who.role, name: who.name } }, launch)
    return { ok: true, value: { id, joinCode, joinUrl: joinUrl(joinCode) } }
  }

  /** The outcome of an accepted command; advancing again while a timer in the grace holds it back. */
  async function outcomeOf(launch: Launch, key: string) {
    for (let tries = 0; tries < 20; tries++) {
      await advanceNow(launch.drill)
      const pk = inboxKey(launch.drill, shardOf('staff', launch.shards))
      const receipt = (await table.get(pk, receiptKey(key))) as (Item & ReceiptItem) | undefined
      if (receipt) return receipt.outcome
      await deps.wait(50)
    }
    throw new Error('accepted, but not decided in time: ask again under the same id')
  }

  return {
    ...makeImproveCases(deps, reviewOf, runs),
    ...makeJudgeCases(deps, reviews, (drill) => scores.delete(drill)),
    ...makeScriptCases(deps),
    async listScenarios(who) {
      const [list, drills] = await Promise.all([scenarios.list(who.org), metasOf(who)])
      return list.map((each) => {
        const runs = drills.filter((drill) => drill.scenario.id === each.id).map((drill) => drill.startedAt ?? 0)
        const lastRun = Math.max(0, ...runs)
        return lastRun > 0 ? { ...each, lastRun } : each
      })
    },
    async getScenario(who, id, version) {
      const value = await scenarios.answer(who.org, id, version)
      return value ? { ok: true, value } : notFound
    },
    putScenario: (who, text, language) => scenarios.put(who.org, text, undefined, language),
    checkScenario: async (_, text, language) => scenarios.check(text, language),

    async createDrill(who, request) {
      const asked = canonical({ ...request, id: undefined })
      const before = request.id === undefined ? undefined : await getLaunch(table, request.id)
      // A retry, however late: what it asked for may be decided otherwise by now, but the drill stands.
      if (before) return before.org === who.org && before.request === asked ? launched(who, before) : idTaken
      const source = await readSource(table, who.org, request)
      if (source && !source.ok) return source
      const version = source ? source.launch.scenario.version : request.version
      const found = await scenarios.load(who.org, request.scenario, version)
      if (!found) return { ok: false, reason: 'unknown-scenario', detail: request.scenario }
      const { scenario, machine } = found
      const { players } = machine.script
      const staffed = source?.launch.staffed ?? request.seats ?? players
      const stranger = staffed.find((role) => !players.includes(role))
      if (stranger !== undefined) return { ok: false, reason: 'unknown-role', detail: stranger }
      const strange = await strangeSubject(who, request.counts?.subjects ?? [])
      if (strange !== undefined) return { ok: false, reason: 'unknown-subject', detail: strange }
      const fitted = await fitAll(actions, who.org, scenario, request.verify ?? [], staffed)
      if (!fitted.ok) return fitted
      // What goes on from another drill is played with what that one's launch added, and verifies nothing anew.
      const additions = source ? await drillScenarios.additionsOf(source.launch) : fitted.additions
      const verify = fitted.additions.map(({ action }) => action)
      const hash = additions.length > 0 ? composedHash(found.hash, additions) : found.hash
      const standard = await standards.newest(who.org)
      const title = request.title ? { zh: request.title, en: request.title } : (source?.launch.title ?? scenario.title)
      const launch: Launch = {
        drill: request.id ?? ids.uuid(),
        org: who.org,
        title,
        scenario: { id: scenario.id, version: found.version, title: scenario.title, hash },
        ...(additions.length > 0 && { base: found.hash }),
        ...(verify.length > 0 && { verify }),
        ...(request.counts && { counts: request.counts }),
        ...(standard !== shippedStandard.version && { standard }),
        xstate: xstateVersion,
        staffed: players.filter((role) => staffed.includes(role)),
        ...(request.from && { from: request.from }),
        rate: request.rate ?? source?.rate ?? rateAt(scenario.clock, scenario.phases[0]?.at ?? 0),
        shards: (request.people ?? 0) > spreadAbove ? 8 : 1,
        joinCode: ids.joinCode(),
        createdAt: clock.now(),
        request: asked,
      }
      if (additions.length > 0) await drillScenarios.keepAdditions(launch.drill, hash, additions)
      const item: Item = { pk: drillKey(launch.drill), sk: 'LAUNCH', ...launch }
      const put = await table.put(item, { ifAbsent: true })
      const stands = put.ok ? launch : await getLaunch(table, launch.drill)
      return stands?.org === who.org && stands.request === asked ? launched(who, stands) : idTaken
    },

    async listDrills(who) {
      return Promise.all(
        (await metasOf(who)).map(async (meta) => {
          if (meta.status !== 'ended') return summary(meta)
          const known = scores.get(meta.drill)
          const good = known?.n === meta.n && clock.now() < known.until
          const standing = good ? known : await runs.standing(meta)
          if (!standing) return summary(meta)
          const { score, conclusion } = standing
          if (!good) scores.set(meta.drill, { n: meta.n, score, conclusion, until: clock.now() + goodFor })
          return { ...summary(meta), score, conclusion }
        }),
      )
    },
    async getDrill(who, drill) {
      const launch = await mine(who, drill)
      const meta = launch && (await metaOf(drill))
      if (!launch || !meta) return notFound
      const { live } = await standing(launch)
      const present = await presence(drill)
      const seats = await listSeats(table, drill)
      const value: DrillAnswer = {
        ...summary({ ...meta, status: live.status }),
        joinCode: launch.joinCode,
        joinUrl: joinUrl(launch.joinCode),
        staffed: launch.staffed,
        seats: seats.map(({ seat, role, name, removed }) => ({
          seat,
          role,
          name,
          removed,
          present: present.has(seat),
        })),
        live,
        hash: launch.scenario.hash,
        now: clock.now(),
      }
      return { ok: true, value }
    },
    async getLog(who, drill, since) {
      if (!(await mine(who, drill))) return notFound
      const log = await logs.read(drill)
      return { ok: true, value: log.pages.filter((page) => page.n > since) }
    },

    async command(who, drill, command: TrainerCommand) {
      const launch = await mine(who, drill)
      if (!launch) return notFound
      const asked: Asked = { ...command, by: { kind: 'trainer', name: who.name } }
      const seat = command.type === 'remove-seat' ? await getSeat(table, drill, command.seat) : undefined
      if (command.type === 'remove-seat' && !seat) return { ok: false, reason: 'unknown-seat', detail: command.seat }
      const accepted = await accept(deps.ports, drill, launch.shards, asked)
      if (!accepted.ok) return accepted
      if (seat) await removeSeat(table, drill, seat)
      const outcome = accepted.outcome ?? (await outcomeOf(launch, `staff#${command.id}`))
      if (!outcome.ok) return outcome
      if (seat) await deps.dismiss(drill, seat.seat)
      return { ok: true, value: { id: command.id, receivedAt: accepted.at } }
    },
    async getReview(who, drill, version) {
      const launch = await mine(who, drill)
      if (!launch) return notFound
      const standard = version === undefined ? undefined : await standards.get(who.org, version)
      if (version !== undefined && !standard) {
        return { ok: false, reason: 'unknown-standard', detail: String(version) }
      }
      return { ok: true, value: await reviewOf(launch, standard) }
    },
    async tryStandard(who, drill, request) {
      const launch = await mine(who, drill)
      if (!launch) return notFound
      const [own, tried] = await Promise.all([reviewOf(launch), reviews.triedOf(launch, request)])
      return { ok: true, value: trialOf(own, tried) }
    },
  }
}
