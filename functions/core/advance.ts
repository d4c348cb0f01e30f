import { decide, maxCommands, nextAlarm, type Waiting } from '../../engine/drill/decide.ts'
import { initialState, statusOf } from '../../engine/drill/state.ts'
import type { Machine } from '../../engine/machine/machine.ts'
import {
  type Commit,
  commitItem,
  drillKey,
  inboxKey,
  logKey,
  type Mail,
  mailKey,
  type ReceiptItem,
  readCommit,
  receiptKey,
} from './commit.ts'
import { inherit } from './inherit.ts'
import { getLaunch, type Launch, type Meta, metaItem } from './launch.ts'
import type { Ports } from './ports.ts'
import { getSettled, putSettled } from './settled.ts'
import type { Item, Table } from './table.ts'

/** What one process remembers of a drill between two advances: the head it saw, and how far it is settled. */
interface Head {
  readonly launch: Launch
  readonly machine: Machine
  commit: Commit
  settled: number
  startedAt?: number
  endedAt?: number
}
export type Heads = Map<string, Head>

/** Heads of so many drills are remembered; one that is not is read again, and costs four gets. */
export const keptHeads = 500

/** Finds the compiled machine of a drill's pinned scenario version. */
export type MachineOf = (launch: Launch) => Promise<Machine>

const commitBytes = 100_000

async function openHead({ table }: Ports, machineOf: MachineOf, drill: string): Promise<Head | undefined> {
  const launch = await getLaunch(table, drill)
  if (!launch) return undefined
  const machine = await machineOf(launch)
  const settled = (await getSettled(table, drill))?.n ?? 0
  const start: Commit = {
    n: 0,
    at: launch.createdAt,
    consumed: [],
    entries: [],
    state: initialState(machine, launch.staffed, launch.rate, launch.createdAt),
  }
  const last = settled === 0 ? undefined : await table.get(drillKey(drill), logKey(settled))
  const meta = (await table.get(drillKey(drill), 'META')) as Meta | undefined
  const { startedAt, endedAt } = meta ?? {}
  return { launch, machine, commit: last ? readCommit(last) : start, settled, startedAt, endedAt }
}

function note(head: Head, commit: Commit) {
  for (const entry of commit.entries) {
    if (entry.type === 'drill-started' || entry.type === 'forked') head.startedAt = entry.wall
    if (entry.type === 'drill-ended') head.endedAt = entry.wall
  }
}

/** What a commit owes people; each part may be done again. */
async function settle({ table, reach }: Ports, head: Head, commit: Commit) {
  const { drill } = head.launch
  await Promise.all(
    commit.consumed.map(async ({ key, shard, at, hash, outcome }) => {
      const receipt: ReceiptItem = { n: commit.n, at, hash, outcome }
      await table.put({ pk: inboxKey(drill, shard), sk: receiptKey(key), ...receipt })
      await table.remove(inboxKey(drill, shard), mailKey(key))
    }),
  )
  await reach.publish(drill, commit)
}

/** What lists show changes with the status, and with whatever comes after the end: what they keep of an ended drill is by its number. */
const shown = ({ n, state }: Commit) => (state.status === 'ended' ? n : statusOf(state))
const due = ({ state }: Commit) => nextAlarm(state)

/** Does what `of` tells change with one of the owed commits? What changes there and back has changed. */
function moved(of: (commit: Commit) => unknown, before: Commit, fresh: readonly Commit[], settled: number): boolean {
  const line = [before, ...fresh]
  return fresh.some((commit, index) => commit.n > settled && of(commit) !== of(line[index] ?? before))
}

/** All that commits owe the world: receipts and frames, an alarm for a changed due time, META for what lists show. SETTLED last: it says that the rest is done. */
async function settleAll(ports: Ports, head: Head, fresh: readonly Commit[]) {
  const { table, reach } = ports
  const { launch, settled } = head
  const owed = fresh.filter((commit) => commit.n > settled)
  for (const commit of owed) await settle(ports, head, commit)
  const last = fresh.at(-1)
  if (!last) return
  for (const commit of fresh) note(head, commit)
  if (owed.length > 0) {
    const { startedAt, endedAt } = head
    if (moved(due, head.commit, fresh, settled)) {
      await reach.arm(launch.drill, nextAlarm(last.state), { n: last.n, owed: true })
    }
    if (moved(shown, head.commit, fresh, settled)) {
      await table.put(metaItem(launch, last, { startedAt, endedAt }), { ifNewer: 'n' })
    }
    await putSettled(table, launch.drill, last)
    head.settled = last.n
  }
  // Not before SETTLED stands: the next try would find nothing new and leave it behind for good.
  head.commit = last
}

const commitsAfter = async (table: Table, { launch, commit }: Head): Promise<Commit[]> =>
  (await table.query(drillKey(launch.drill), { prefix: 'LOG#', after: logKey(commit.n) })).map(readCommit)

/** What others have settled meanwhile is not settled again. */
async function learn({ table }: Ports, head: Head) {
  head.settled = Math.max(head.settled, (await getSettled(table, head.launch.drill))?.n ?? 0)
}

/**
 * Waiting commands, oldest first; those with a receipt are done and only left over. `rest` is the moment (wall ms) at
 * which the first one was accepted that has to wait for the next commit: no timer after it may fire before.
 */
async function load({ table }: Ports, { drill, shards }: Launch): Promise<{ fresh: Mail[]; rest?: number }> {
  const boxes = await Promise.all(
    Array.from({ length: shards }, (_, shard) =>
      // All of them: the oldest may sort last.
      table.query(inboxKey(drill, shard), { prefix: 'CMD#' }),
    ),
  )
  const waiting = (boxes.flat() as (Item & Mail)[]).toSorted((a, b) => a.command.at - b.command.at)
  const fresh: Mail[] = []
  let bytes = 0
  let next = 0
  while (next < waiting.length && fresh.length < maxCommands) {
    const some = waiting.slice(next, next + maxCommands - fresh.length)
    next += some.length
    const receipts = await Promise.all(some.map(({ shard, key }) => table.get(inboxKey(drill, shard), receiptKey(key))))
    for (const [index, mail] of some.entries()) {
      if (bytes > commitBytes) return { fresh, rest: mail.command.at }
      if (receipts[index]) {
        await table.remove(inboxKey(drill, mail.shard), mailKey(mail.key))
        continue
      }
      fresh.push(mail)
      bytes += Buffer.byteLength(JSON.stringify(mail.command))
    }
  }
  return { fresh, rest: waiting[next]?.command.at }
}

/**
 * The only worker. Anyone may call it at any time and it may stop anywhere; the next call repairs. Settles what is
 * committed, loads what waits (the clock first, then the inbox), decides, and puts the next commit if absent: the log
 * is the lock, and commit n+1 is never put before commit n's receipts exist. Lost, it goes round again; won, only for
 * commands that it saw and had to leave: what was accepted meanwhile has a caller of its own, who begins after it was,
 * and what falls due has its alarm. False: there is no such drill.
 */
export async function advance(ports: Ports, machineOf: MachineOf, heads: Heads, drill: string): Promise<boolean> {
  const { table, clock, reach } = ports
  const head = heads.get(drill) ?? (await openHead(ports, machineOf, drill))
  if (!head) return false
  // The one used last is the last in line; the first is forgotten.
  heads.delete(drill)
  heads.set(drill, head)
  const oldest = heads.keys().next().value
  if (heads.size > keptHeads && oldest !== undefined) heads.delete(oldest)
  let won: Commit | undefined
  let left = false
  for (;;) {
    const after = won ? [won] : await commitsAfter(table, head)
    if (!won && after.length > 0) await learn(ports, head)
    await settleAll(ports, head, after)
    if (won && !left) return true
    // What is inherited comes before anything of its own; commands that are early wait in the inbox.
    if (await inherit(table, head.launch, head.commit)) continue
    const { commit, machine } = head
    await reach.arm(drill, nextAlarm(commit.state), { n: commit.n, owed: false })
    const now = clock.now()
    const horizon = clock.horizon()
    const { fresh: inbox, rest } = await load(ports, head.launch)
    const waiting: Waiting[] = inbox.map(({ key, command }) => ({ key, command }))
    const decided = decide(machine, commit.state, waiting, { now, horizon, rest })
    if (!decided) return true
    const mail = new Map(inbox.map((each) => [each.key, each]))
    const next: Commit = {
      n: commit.n + 1,
      at: now,
      consumed: decided.outcomes.map(({ key, outcome }) => {
        const { shard, hash, command } = mail.get(key)!
        return { key, shard, at: command.at, hash, outcome }
      }),
      entries: decided.entries,
      state: decided.state,
    }
    const put = await table.put(commitItem(drill, next), { ifAbsent: true })
    won = put.ok ? next : undefined
    left = rest !== undefined || decided.outcomes.length < inbox.length
  }
}
