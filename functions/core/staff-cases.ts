import type { DrillAnswer, DrillSummary } from '../../engine/contract.ts'
import type { TrainerCommand } from '../../engine/drill/commands.ts'
import { initialState } from '../../engine/drill/state.ts'
import { xstateVersion } from '../../engine/machine/machine.ts'
import type { Conclusion } from '../../engine/score/review.ts'
import { score } from '../../engine/score/score.ts'
import { liveView } from '../../engine/view/live-view.ts'
import { type Asked, accept } from './accept.ts'
import { canonical, drillKey, inboxKey, type ReceiptItem, receiptKey, shardOf } from './commit.ts'
import type { Deps } from './deps.ts'
import { readSource } from './inherit.ts'
import { getLaunch, type Launch, type Meta, metaItem } from './launch.ts'
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
>

export const notFound: Refused = { ok: false, reason: 'not-found' }
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

/** What trainers, managers and evaluators can ask. Another organisation's drill is not there. */
export function makeStaffCases(deps: Deps): StaffCases {
  // An ended drill's score is a fold of a log that hardly changes: kept by the commit it was made at.
  const scores = new Map<string, { readonly n: number; readonly score: number; readonly conclusion: Conclusion }>()
  const { table, clock, scenarios, logs, ids, machineOf, advanceNow, presence, joinUrl } = deps

  async function mine(who: Staff, drill: string): Promise<Launch | undefined> {
    const launch = await getLaunch(table, drill)
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

  async function reviewOf(launch: Launch) {
    const { machine, log, live } = await standing(launch)
    const { drill: id, title, staffed, scenario } = launch
    const facts = { id, title, status: live.status, n: log.n, hash: scenario.hash, staffed }
    return score({ ...machine.script.scenario, version: scenario.version }, log.entries, facts)
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
    async listScenarios(who) {
      const [list, drills] = await Promise.all([scenarios.list(who.org), this.listDrills(who)])
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
    putScenario: (who, text) => scenarios.put(who.org, text),
    checkScenario: async (_, text) => scenarios.check(text),

    async createDrill(who, request) {
      const source = await readSource(table, who.org, request)
      if (source && !source.ok) return source
      const version = source ? source.launch.scenario.version : request.version
      const found = await scenarios.load(who.org, request.scenario, version)
      if (!found) return { ok: false, reason: 'unknown-scenario', detail: request.scenario }
      const { scenario, machine } = found
      const players = machine.script.players
      const staffed = source?.launch.staffed ?? request.seats ?? players
      const stranger = staffed.find((role) => !players.includes(role))
      if (stranger !== undefined) return { ok: false, reason: 'unknown-role', detail: stranger }
      const title = request.title ? { zh: request.title, en: request.title } : (source?.launch.title ?? scenario.title)
      const launch: Launch = {
        drill: request.id ?? ids.uuid(),
        org: who.org,
        title,
        scenario: { id: scenario.id, version: found.version, title: scenario.title, hash: found.hash },
        xstate: xstateVersion,
        staffed: players.filter((role) => staffed.includes(role)),
        ...(request.from && { from: request.from }),
        rate: request.rate ?? source?.rate ?? scenario.clock.rate,
        shards: (request.people ?? 0) > spreadAbove ? 8 : 1,
        joinCode: ids.joinCode(),
        createdAt: clock.now(),
        request: canonical({ ...request, id: undefined }),
      }
      const item: Item = { pk: drillKey(launch.drill), sk: 'LAUNCH', ...launch }
      const put = await table.put(item, { ifAbsent: true })
      const stands = put.ok ? launch : await getLaunch(table, launch.drill)
      if (!stands || stands.org !== who.org || stands.request !== launch.request)
        return { ok: false, reason: 'id-taken' }
      await table.put({ pk: `CODE#${stands.joinCode}`, sk: 'CODE', drill: stands.drill })
      const state = initialState(machine, stands.staffed, stands.rate, stands.createdAt)
      await table.put(metaItem(stands, { n: 0, state }, {}), { ifAbsent: true })
      if (stands.from) await advanceNow(stands.drill)
      const { drill: id, joinCode } = stands
      return { ok: true, value: { id, joinCode, joinUrl: joinUrl(joinCode) } }
    },

    async listDrills(who) {
      const items = await table.list('org', `drills#${who.org}`, { reverse: true, limit: 500 })
      const metas = items as (Item & Meta)[]
      return Promise.all(
        metas.map(async (meta) => {
          if (meta.status !== 'ended') return summary(meta)
          const known = scores.get(meta.drill)
          const review = known?.n === meta.n ? known : { ...(await reviewOf(meta)), n: meta.n }
          const { score, conclusion } = review
          scores.set(meta.drill, { n: meta.n, score, conclusion })
          return { ...summary(meta), score, conclusion }
        }),
      )
    },
    async getDrill(who, drill) {
      const launch = await mine(who, drill)
      const meta = launch && (await metaOf(drill))
      if (!launch || !meta) return notFound
      const { live } = await standing(launch)
      const present = presence(drill)
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
      if (seat) deps.dismiss(drill, seat.seat)
      return { ok: true, value: { id: command.id, receivedAt: accepted.at } }
    },
    async getReview(who, drill): Promise<Done<Awaited<ReturnType<typeof reviewOf>>>> {
      const launch = await mine(who, drill)
      return launch ? { ok: true, value: await reviewOf(launch) } : notFound
    },
  }
}
