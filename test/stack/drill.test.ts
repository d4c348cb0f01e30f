import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../support/client.ts'
import { hasDynamoServer } from '../support/dynamodb-server.ts'
import { signInAtIssuer } from './code-flow.ts'
import { judgeDrill } from './judge.ts'
import { act, command, lateness, logOf, openShortDrill, playShortDrill, type ShortDrill } from './short-drill.ts'
import { type Stack, startStack } from './stack.ts'
import { askStore } from './store.ts'

const can = hasDynamoServer()
let stack: Stack
let trainer: Client
beforeAll(async () => {
  if (!can) return
  stack = await startStack({ hurry: 20 })
  trainer = await signInAtIssuer(stack.url, 'trainer')
})
afterAll(() => stack?.stop())

const close = ({ duty, sum, room }: ShortDrill) => {
  for (const each of [duty.phone, sum.phone, room]) each.close()
}
const dead = () => stack.queues.all.find(({ deadLetters }) => !deadLetters)?.bodies() ?? []
const notes = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `note-${String(index).padStart(4, '0')}`,
    form: 'note',
    to: [],
    fields: { content: `第${index}件` },
  }))
const taken = async (drill: string) =>
  (await logOf(trainer, drill)).flatMap((entry) => (entry.type === 'action-taken' ? [entry.action] : []))
/** Asks until it is so; throws after half a minute. */
async function soon(what: string, is: () => unknown | Promise<unknown>): Promise<void> {
  for (const from = Date.now(); Date.now() - from < 30_000; await sleep(50)) if (await is()) return
  throw new Error(`it did not come to pass: ${what}`)
}

describe.runIf(can)('the synthesized stack on this machine', { timeout: 90_000 }, () => {
  it('[C20] plays a drill: nothing is lost, doubled or early, no call is refused, nothing ends with the dead letters', async () => {
    const drill = await openShortDrill(stack.url, trainer, 'drill-0001')
    await playShortDrill(trainer, drill)
    await judgeDrill(stack, trainer, drill)
    const late = [drill.duty, drill.sum].flatMap(({ phone }) => lateness(phone))
    expect(late.length).toBe(3)
    expect(Math.min(...late)).toBeGreaterThanOrEqual(0)
    expect(stack.gate.denied).toEqual([])
    expect(dead()).toEqual([])
    close(drill)
  })

  it('[C21] takes 50 actions in one second for at most 1.1 conditional writes and 4 write units each, all told', async () => {
    const counts = stack.streams[0]?.counts ?? { given: 0, delivered: 0 }
    await soon('the mail of the drill before is served', () => counts.delivered === counts.given)
    const { given } = counts
    const drill = await openShortDrill(stack.url, trainer, 'drill-0002', 1)
    await command(trainer, drill.id, 'start')
    await soon(
      'the mail of two joins and the start is served',
      () => counts.given >= given + 3 && counts.delivered === counts.given,
    )
    const paid = () => {
      const own = [...stack.store.bill.partitions].filter(([key]) => key.includes(drill.id)).map(([, each]) => each)
      const sum = (of: 'units' | 'conditional') => own.reduce((all, each) => all + each[of], 0)
      return { units: sum('units'), conditional: sum('conditional') }
    }
    const before = paid()
    // Whatever time this machine takes for it: Lambda would look at the stream four times in that second.
    const kept = stack.streams[0]?.hold()
    await Promise.all(notes(50).map((note) => act(drill.duty.client, note)))
    await soon('all 50 in the stream', () => kept?.size() === 50)
    for (const look of [13, 13, 12, 12]) {
      stack.streams[0]?.release(look)
      await sleep(250)
    }
    stack.streams[0]?.release()
    await soon('all 50 in the log, and nothing left to write', async () => {
      const { writes } = stack.store.bill
      await sleep(300)
      return (await taken(drill.id)).length === 50 && writes === stack.store.bill.writes
    })
    const after = paid()
    const each = {
      conditional: (after.conditional - before.conditional) / 50,
      units: (after.units - before.units) / 50,
    }
    console.log(`50 actions in a second: ${each.conditional} conditional writes and ${each.units} write units each`)
    expect(each.conditional).toBeLessThanOrEqual(1.1)
    expect(each.units).toBeLessThanOrEqual(4)
    close(drill)
  })

  it('[C22] lets ten processes advance one drill at once: each commit has one winner, nothing is lost or doubled', async () => {
    const drill = await openShortDrill(stack.url, trainer, 'drill-0003', 1)
    await command(trainer, drill.id, 'start')
    const sent = notes(40)
    const mail = { dynamodb: { Keys: { pk: { S: `INBOX#${drill.id}#0` }, sk: { S: 'CMD#x' } } } }
    const alarm = { messageId: 'a', receiptHandle: 'a', body: JSON.stringify({ drill: drill.id, at: 0, n: 0 }) }
    await Promise.all([
      ...sent.map((note) => act(drill.duty.client, note)),
      ...Array.from({ length: 4 }, () => stack.function('mail').invoke({ Records: [mail] })),
      ...Array.from({ length: 4 }, () => stack.function('alarm').invoke({ Records: [alarm] })),
      stack.sweep(),
      stack.sweep(),
    ])
    await soon('all 40 in the log', async () => (await taken(drill.id)).length >= 40)
    await sleep(300)
    expect((await taken(drill.id)).sort()).toEqual(sent.map(({ id }) => id))
    const log = await logOf(trainer, drill.id)
    expect(log.map(({ e }) => e)).toEqual(log.map((_, index) => index + 1))
    close(drill)
  })

  it('[C5] lets poison in the stream and in the queue end with the dead letters while drills go on', async () => {
    const drill = await openShortDrill(stack.url, trainer, 'drill-0004', 1)
    await command(trainer, drill.id, 'start')
    const queue = stack.queues.all.find(({ deadLetters }) => deadLetters)
    queue?.send('{"drill":7}')
    await askStore(stack.endpoint, 'DynamoDB_20120810.PutItem', {
      TableName: stack.tableName,
      Item: { pk: { S: 'INBOX-of-nobody' }, sk: { S: 'CMD#x' } },
    })
    for (const note of notes(3)) await act(drill.duty.client, note)
    await soon('the drill went on', async () => (await taken(drill.id)).length === 3)
    await soon('both are with the dead letters', () => dead().length === 2)
    const [alarm = '', record = ''] = dead().sort()
    expect(alarm).toBe('{"drill":7}')
    expect(JSON.parse(record)).toMatchObject({
      requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 4 },
      DDBStreamBatchInfo: { batchSize: expect.any(Number) },
    })
    close(drill)
  })
})
