import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import type { TrainerCommand } from '../../engine/drill/commands.ts'
import type { SubjectRequest } from '../../engine/improve/contract.ts'
import type { Terms } from '../../engine/improve/corrective-action.ts'
import { shippedStandard } from '../../engine/score/standard.ts'
import { makeMemoryTable } from '../../functions/adapters/memory-table.ts'
import type { Table } from '../../functions/core/table.ts'
import type { Done, Seat, Staff } from '../../functions/core/use-cases.ts'
import { makeProduct } from '../../functions/serve/product.ts'
import { smallSource } from '../engine/small-scenario.ts'
import { makeCountingTable } from '../support/counting-table.ts'
import { makeFakeTime } from '../support/fake-time.ts'

const trainer: Staff = { kind: 'staff', org: 'local', role: 'trainer', name: 'T' }
const manager: Staff = { ...trainer, role: 'manager', name: 'M' }
const stranger: Staff = { ...manager, org: 'elsewhere' }
const value = <T>(done: Done<T>): T => {
  if (!done.ok) throw new Error(`${done.reason} ${done.detail ?? ''}`)
  return done.value
}
const terms: Terms = {
  ...{ cause: 'c', measure: 'm', element: 'training', owner: 'o', unit: 'u', needsApproval: false },
  ...{ start: '2027-01-01', due: '2027-02-01' },
}
const title = { zh: '停', en: 'Halt' }
const full = { means: 'phone', time: '10:30', place: 'north' }

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

/** One table, and as many processes over it as are asked for. */
function place() {
  const logReads: string[] = []
  const inner = makeMemoryTable()
  /** Called before the next put under a sort key that begins so: what else happens just then. */
  const before: { sk?: string; run?: () => Promise<unknown> } = {}
  const watched: Table = {
    ...inner,
    async put(item, condition) {
      const { sk, run } = before
      if (run && sk !== undefined && item.sk.startsWith(sk)) {
        before.run = undefined
        await run()
      }
      return inner.put(item, condition)
    },
    query: (pk, range, options) => {
      if (range.prefix === 'LOG#') logReads.push(pk)
      return inner.query(pk, range, options)
    },
  }
  const { table, idle } = makeCountingTable(watched)
  const time = makeFakeTime()
  const errors: unknown[] = []
  const open = () => {
    const product = makeProduct({
      ...{ table, now: time.now, after: time.after, joinUrl: (code: string) => code },
      onError: (error) => errors.push(error),
    })
    stops.push(product.stop)
    return product
  }
  return { table, time, idle, open, logReads, errors, before }
}
type Product = ReturnType<typeof makeProduct>

async function playOut(
  { useCases }: Product,
  drill: string,
  inject: string,
  fields: Record<string, string>,
  settle: () => Promise<void>,
) {
  const join = value(await useCases.joinInfo(await codeOf(useCases, drill)))
  expect(join.status).toBe('lobby')
  const seat = value(
    await useCases.join(await codeOf(useCases, drill), { name: 'Bao', role: 'DUTY', id: randomUUID() }),
  )
  const who: Seat = { kind: 'seat', drill, seat: seat.seat }
  const say = async (command: Omit<TrainerCommand, 'id'>) =>
    value(await useCases.command(trainer, drill, { ...command, id: randomUUID() } as TrainerCommand))
  await say({ type: 'start' } as TrainerCommand)
  await say({ type: 'inject', inject } as TrainerCommand)
  const { frames } = value(await useCases.getFrames(who, 0))
  const k = frames.findLast((frame) => frame.type === 'inject')!.k
  value(await useCases.act(who, { id: randomUUID(), form: 'report-up', inReplyTo: k, to: ['UPR'], fields }))
  await settle()
  await say({ type: 'end' } as TrainerCommand)
}
const codeOf = async (useCases: Product['useCases'], drill: string) =>
  value(await useCases.getDrill(trainer, drill)).joinCode

async function prepared() {
  const all = place()
  const product = all.open()
  const settle = () => all.time.pass(1000, all.idle)
  value(await product.useCases.putScenario(trainer, JSON.stringify(smallSource())))
  const launch = async (more: object = {}) =>
    value(await product.useCases.createDrill(trainer, { id: randomUUID(), scenario: 'small', rate: 1, ...more })).id
  const first = await launch()
  await playOut(product, first, 'I1', { means: 'phone' }, settle)
  const id = randomUUID()
  const request = { id, finding: { drill: first, kind: 'expected', id: 'report' }, terms } as const
  value(await product.useCases.makeAction(manager, request))
  value(await product.useCases.changeAction(manager, id, { id: randomUUID(), type: 'done', text: 'd' }))
  return { ...all, product, settle, launch, first, id, request }
}

describe('improving', () => {
  it('[I19] keeps organisations apart: another’s action, drill, scenario of a drill, register and trends are not there', async () => {
    const { product, first, id, request, launch } = await prepared()
    const { useCases } = product
    const notFound = { ok: false, reason: 'not-found' }
    expect(await useCases.getAction(stranger, id)).toEqual(notFound)
    expect(await useCases.changeAction(stranger, id, { id: 'change-01', type: 'started' })).toEqual(notFound)
    expect(await useCases.drillScenario(stranger, first)).toEqual(notFound)
    expect(await useCases.makeAction(stranger, { ...request, id: randomUUID() })).toMatchObject({
      reason: 'unknown-finding',
    })
    expect((await useCases.listActions(stranger)).actions).toEqual([])
    value(await useCases.putScenario({ ...stranger, role: 'trainer' }, JSON.stringify(smallSource())))
    expect(
      await useCases.createDrill({ ...stranger, role: 'trainer' }, { scenario: 'small', verify: [id] }),
    ).toMatchObject({
      ...{ ok: false, reason: 'unknown-action' },
    })
    expect(value(await useCases.waitingVerifications(stranger, 'small'))).toEqual([])
    expect((await useCases.trends(stranger, 'role')).leftOut).toEqual([])
    const subject: SubjectRequest = {
      id: 'mine-0001',
      n: 0,
      kind: 'enterprise',
      name: 'Mine',
      since: '2026-01-01',
      held: [],
      retired: false,
    }
    value(await useCases.putSubject(manager, subject))
    expect((await useCases.calendar(stranger)).subjects).toEqual([])
    expect(
      await useCases.createDrill(
        { ...stranger, role: 'trainer' },
        { scenario: 'small', counts: { subjects: ['mine-0001'], level: 'on-site' } },
      ),
    ).toMatchObject({ ok: false, reason: 'unknown-subject' })
    await launch({ counts: { subjects: ['mine-0001'], level: 'on-site' } })
  })

  it('[I11] plays, shows and scores the composed scenario in every process over the same table', async () => {
    const { open, launch, id, settle, errors } = await prepared()
    const drill = await launch({ verify: [id] })
    const [one, two] = [open(), open()]
    const seen = value(await one.useCases.drillScenario(trainer, drill))
    expect(value(await two.useCases.drillScenario(manager, drill))).toEqual(seen)
    const [added] = seen.additions!
    await playOut(two, drill, added!.inject, full, settle)
    const three = open()
    const reviews = await Promise.all(
      [one, two, three].map(async ({ useCases }) => JSON.stringify(await useCases.getReview(manager, drill))),
    )
    expect(new Set(reviews).size).toBe(1)
    expect(reviews[0]).toContain(added!.examines)
    expect(value(await three.useCases.getAction(manager, id))).toMatchObject({ status: 'closed' })
    expect(errors).toEqual([])
  })

  it('[I9] refuses more than one launch can hold, and then there is no drill', async () => {
    const { product, request } = await prepared()
    const base = smallSource()
    const body = { zh: '长'.repeat(15_000), en: 'long' }
    const injects = base.injects.map((each) => ({ ...each, attachments: [{ name: title, body }] }))
    value(await product.useCases.putScenario(trainer, JSON.stringify({ ...base, injects, id: 'wordy' })))
    const drill = value(await product.useCases.createDrill(trainer, { scenario: 'wordy', rate: 1 })).id
    for (const type of ['start', 'end'] as const)
      value(await product.useCases.command(trainer, drill, { id: randomUUID(), type }))
    const verify = Array.from({ length: 10 }, () => randomUUID())
    for (const id of verify) {
      value(await product.useCases.makeAction(manager, { ...request, id, finding: { ...request.finding, drill } }))
      value(await product.useCases.changeAction(manager, id, { id: randomUUID(), type: 'done', text: 'd' }))
    }
    const count = (await product.useCases.listDrills(trainer)).length
    const launch = { scenario: 'wordy', rate: 1, verify }
    expect(await product.useCases.createDrill(trainer, launch)).toMatchObject({ ok: false, reason: 'too-large' })
    expect(await product.useCases.createDrill(trainer, { ...launch, verify: verify.slice(2) })).toMatchObject({
      ok: true,
    })
    expect(await product.useCases.listDrills(trainer)).toHaveLength(count + 1)
  })

  it('[I11] gives the same drill to a launch that is sent again after its action has closed', async () => {
    const { product, launch, id, settle } = await prepared()
    const same = { id: randomUUID(), verify: [id] }
    const drill = await launch(same)
    const [added] = value(await product.useCases.drillScenario(trainer, drill)).additions!
    await playOut(product, drill, added!.inject, full, settle)
    expect(value(await product.useCases.getAction(manager, id)).status).toBe('closed')
    expect(await launch(same)).toBe(drill)
    expect(
      value(await product.useCases.getAction(manager, id)).history.filter(({ type }) => type === 'scheduled'),
    ).toHaveLength(1)
  })

  it('[I10] makes good a launch that crashed before it told the action, when anybody next looks at the list', async () => {
    const { table, product, launch, id, settle } = await prepared()
    const real = table.put
    // The process dies after the launch stands and before the action's history has its line.
    table.put = async (item, condition) => {
      if (item.pk === `ACTION#${id}`) throw new Error('crash')
      return real(item, condition)
    }
    await expect(launch({ id: 'crashed-drill', verify: [id] })).rejects.toThrow('crash')
    table.put = real
    const [added] = value(await product.useCases.drillScenario(trainer, 'crashed-drill')).additions!
    await playOut(product, 'crashed-drill', added!.inject, { means: 'phone' }, settle)
    expect((await product.useCases.listActions(manager)).actions[0]).toMatchObject({
      status: 'reopened',
      examinations: [{ drill: 'crashed-drill', verdict: 'failed' }],
    })
  })

  it('[I10] leaves an action as it stands where its drill cannot be scored, and still lists all of them', async () => {
    const { product, table, open, launch, id, settle } = await prepared()
    const drill = await launch({ verify: [id] })
    const [added] = value(await product.useCases.drillScenario(trainer, drill)).additions!
    await playOut(product, drill, added!.inject, full, settle)
    const item = await table.get('SCENARIO#local#small', 'V#0001')
    await table.put({ ...item!, hash: 'another' })
    expect((await open().useCases.listActions(manager)).actions).toMatchObject([{ id, status: 'scheduled' }])
    // Its scenario is back: so is the verdict.
    await table.put(item!)
    expect((await open().useCases.listActions(manager)).actions).toMatchObject([{ id, status: 'closed' }])
  })

  it('[I4] makes the list good again when a writer died between a change and the list', async () => {
    const { table, product, id } = await prepared()
    const real = table.put
    table.put = async (item, condition) => {
      if (item.pk === `ACTION#${id}` && item.sk === 'META') throw new Error('crash')
      return real(item, condition)
    }
    const change = { id: randomUUID(), type: 'edited', terms: { owner: 'Wu' } } as const
    await expect(product.useCases.changeAction(manager, id, change)).rejects.toThrow('crash')
    table.put = real
    const owner = async () => (await product.useCases.listActions(manager)).actions[0]?.terms.owner
    expect(await owner()).toBe('o')
    expect(value(await product.useCases.getAction(manager, id)).terms.owner).toBe('Wu')
    expect(await owner()).toBe('Wu')
    expect(value(await product.useCases.changeAction(manager, id, change)).history).toHaveLength(3)
  })

  it('[I2] takes a verdict whatever ids people gave their own changes', async () => {
    const { product, launch, id, settle } = await prepared()
    const drill = await launch({ verify: [id] })
    for (const word of ['examined', 'scheduled']) {
      const comment = { id: `${word}-${drill}`, type: 'commented', text: 'mine' } as const
      value(await product.useCases.changeAction(manager, id, comment))
    }
    const [added] = value(await product.useCases.drillScenario(trainer, drill)).additions!
    await playOut(product, drill, added!.inject, full, settle)
    expect(value(await product.useCases.getAction(manager, id)).status).toBe('closed')
  })

  it('[I5] counts the days of the place: overdue from midnight there', async () => {
    const { product, time, idle, id, launch, settle } = await prepared()
    const drill = await launch({ verify: [id] })
    const [added] = value(await product.useCases.drillScenario(trainer, drill)).additions!
    await playOut(product, drill, added!.inject, { means: 'phone' }, settle)
    const midnight = Date.UTC(2027, 1, 1, 16)
    await time.pass(midnight - 1 - time.now(), idle)
    expect(value(await product.useCases.getAction(manager, id))).toMatchObject({ today: '2027-02-01', overdue: false })
    await time.pass(1, idle)
    expect((await product.useCases.listActions(manager)).actions[0]).toMatchObject({
      overdue: true,
      status: 'reopened',
    })
  })

  it('[I14] lists ended drills and draws their trends without folding a log twice, in new processes too', async () => {
    const { product, open, launch, settle, logReads, first } = await prepared()
    for (let n = 0; n < 3; n++) await playOut(product, await launch(), 'I1', full, settle)
    const before = await product.useCases.trends(manager, 'role')
    expect(before.families[0]?.runs).toHaveLength(4)
    const fresh = open()
    logReads.length = 0
    const drills = await fresh.useCases.listDrills(manager)
    expect(drills.map(({ score }) => score)).not.toContain(undefined)
    expect(await fresh.useCases.trends(manager, 'role')).toEqual(before)
    expect(logReads).toEqual([])
    // One more commit after the end: that drill alone is read again.
    value(await product.useCases.command(trainer, first, { id: randomUUID(), type: 'release-review' }))
    await settle()
    logReads.length = 0
    expect(await open().useCases.trends(manager, 'role')).toEqual(before)
    expect(new Set(logReads)).toEqual(new Set([`DRILL#${first}`]))
  })

  it('[I14] does so under a standard of the organisation’s own too, and lists the score that it gives', async () => {
    const { product, open, launch, settle, logReads } = await prepared()
    const { version: _, ...shipped } = shippedStandard
    const adherence = { coverage: 0, timeliness: 0, content: 1, order: 0 }
    value(await product.useCases.putStandard(manager, { ...shipped, adherence }))
    const drill = await launch()
    await playOut(product, drill, 'I1', { means: 'phone' }, settle)
    const { score, conclusion } = value(await product.useCases.getReview(manager, drill))
    expect(score).not.toBe(value(await product.useCases.getReview(manager, drill, 1)).score)
    await product.useCases.listDrills(manager)
    const fresh = open()
    logReads.length = 0
    const listed = (await fresh.useCases.listDrills(manager)).find(({ id }) => id === drill)
    await fresh.useCases.listScenarios(trainer)
    expect(listed).toMatchObject({ score, conclusion })
    expect(logReads).toEqual([])
  })

  it('[I14] lists a drill that cannot be scored, without a score, and the others with theirs', async () => {
    const { product, table, open, launch, settle, first } = await prepared()
    value(await product.useCases.putScenario(trainer, JSON.stringify({ ...smallSource(), version: 2, stop: title })))
    const [second, third] = [await launch(), await launch()]
    for (const drill of [second, third]) await playOut(product, drill, 'I1', full, settle)
    // What an import finds where another scenario has the same name and number: the drill comes, its scenario does not.
    const item = await table.get('SCENARIO#local#small', 'V#0001')
    await table.put({ ...item!, hash: 'another' })
    const { useCases } = open()
    const scores = new Map((await useCases.listDrills(manager)).map(({ id, score }) => [id, score]))
    expect([...scores.keys()].sort()).toEqual([first, second, third].sort())
    expect([scores.get(first), typeof scores.get(second)]).toEqual([undefined, 'number'])
    const { families } = await useCases.trends(manager, 'role')
    expect(families.flatMap(({ runs }) => runs.map(({ drill }) => drill)).sort()).toEqual([second, third].sort())
    await expect(useCases.getReview(manager, first)).rejects.toThrow('not the one the drill was launched with')
  })

  it('[I14] never keeps a summary that was made before a ruling and comes to be put after it', async () => {
    const { product, open, first, before } = await prepared()
    const { conclusion } = value(await product.useCases.getReview(manager, first))
    const author = { key: 'a-key-of-sixteen-1', name: 'M' }
    const ruled = conclusion === 'poor' ? 'fair' : 'poor'
    const ruling = { id: randomUUID(), author, kind: 'conclusion', value: ruled, reason: 'seen otherwise' } as const
    before.sk = 'RUN#'
    before.run = async () => value(await product.useCases.rule(manager, first, ruling))
    await open().useCases.listDrills(manager)
    expect(before.run).toBeUndefined()
    expect((await open().useCases.listDrills(manager)).map((drill) => drill.conclusion)).toEqual([ruled])
  })
})
