import {
  ApiGatewayManagementApiClient,
  DeleteConnectionCommand,
  GoneException,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi'
import { ChangeMessageVisibilityCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { mockClient } from 'aws-sdk-client-mock'
import { describe, expect, it } from 'vitest'
import type { Frame } from '../../../engine/view/frames.ts'
import type { LiveView } from '../../../engine/view/live.ts'
import { makeAlarmDoor } from '../../../functions/aws/alarm-door.ts'
import type { StreamRecord } from '../../../functions/aws/lambda.ts'
import { makeLog } from '../../../functions/aws/log.ts'
import { makeMailDoor } from '../../../functions/aws/mail-door.ts'
import { commitMessages, frameBytes, frameMessages, messageBytes } from '../../../functions/aws/messages.ts'
import { makePost } from '../../../functions/aws/post.ts'
import { makeRetry, makeSend } from '../../../functions/aws/queue.ts'
import { makeSeedDoor } from '../../../functions/aws/seed-door.ts'
import { makeSerial } from '../../../functions/aws/serial.ts'
import { makeCloud } from '../../support/cloud.ts'
import { drill, must, openDrill, seatOf, trainer } from './short-drill.ts'

const context = { awsRequestId: 'request-1' }
const mail = (place: string, pk: string, sk = 'CMD#seat#1'): StreamRecord => ({
  eventName: 'INSERT',
  dynamodb: { SequenceNumber: place, Keys: { pk: { S: pk }, sk: { S: sk } } },
})
const quiet = makeLog({ door: 'mail', stage: 'test' }, () => {})

const time = { now: () => 0, wait: async () => {} }

describe('mail', () => {
  it('[C28] is taken up at once, and for a drill that was just advanced a second later', async () => {
    let now = 1000
    const advanced: string[] = []
    const door = makeMailDoor({
      log: quiet,
      now: () => now,
      wait: async (ms) => {
        now += ms
      },
      advance: async (id) => void advanced.push(`${id} at ${now}`),
      later: async () => {},
    })
    const come = (id: string) => door({ Records: [mail('1', `INBOX#${id}#0`)] }, context)
    await come('a')
    now += 250
    await come('b')
    await come('a')
    now += 5000
    await come('a')
    expect(advanced).toEqual(['a at 1000', 'b at 1250', 'a at 2000', 'a at 7000'])
  })

  it('[C5] advances each drill of a batch once, and a broken one is left to the queue and stops no other', async () => {
    const advanced: string[] = []
    const later: string[] = []
    const door = makeMailDoor({
      ...time,
      log: quiet,
      advance: async (id) => {
        if (id === 'broken') throw new Error('poison')
        advanced.push(id)
      },
      later: async (id) => void later.push(id),
    })
    const Records = ['a', 'broken', 'b', 'a', 'b', 'broken'].map((id, at) => mail(String(at), `INBOX#${id}#0`))
    expect(await door({ Records }, context)).toEqual({ batchItemFailures: [] })
    expect(advanced.sort()).toEqual(['a', 'b'])
    expect(later).toEqual(['broken'])
  })

  it('[C5] gives back the first record of a drill that could not even be left to the queue, and what is no mail at all', async () => {
    const fail = async () => {
      throw new Error('down')
    }
    const door = makeMailDoor({
      ...time,
      log: quiet,
      advance: (id) => (id === 'a' ? Promise.resolve() : fail()),
      later: fail,
    })
    const Records = [
      mail('1', 'INBOX#a#0'),
      mail('2', 'INBOX#b#7'),
      mail('3', 'INBOX#b#7'),
      mail('4', 'DRILL#c', 'META'),
    ]
    const { batchItemFailures } = await door({ Records }, context)
    expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier).sort()).toEqual(['2', '4'])
  })

  it('[C5] with poison in one inbox goes on with the others; the poison ends with the dead letters', async () => {
    const cloud = makeCloud()
    await openDrill(cloud, 'drill-good')
    await openDrill(cloud, 'drill-sick')
    await cloud.store.put({ pk: 'INBOX#drill-sick#0', sk: 'CMD#staff#x', key: 'staff#x', shard: 0, command: null })
    cloud.stream.push(mail('p', 'INBOX#drill-sick#0', 'CMD#staff#x'))
    await cloud.ask((it) => must(it.command(trainer, 'drill-good', { id: 'go-00001', type: 'start' })))
    await cloud.pass(60_000)
    expect((await cloud.log('drill-good')).map(({ type }) => type)).toContain('drill-started')
    expect(cloud.dead.map((body) => JSON.parse(body).drill)).toEqual(['drill-sick'])
  })
})

describe('the alarm door', () => {
  it('[C6] names what failed, and only that, and asks for it back soon', async () => {
    const client = mockClient(SQSClient)
    client.on(ChangeMessageVisibilityCommand).resolves({})
    const ring = async ({ drill: id }: { drill: string }) => {
      if (id === 'broken') throw new Error('poison')
      return true
    }
    const door = makeAlarmDoor({ ring, log: quiet }, makeRetry(new SQSClient({}), 'https://queue'))
    const record = (messageId: string, body: string) => ({
      messageId,
      receiptHandle: `r-${messageId}`,
      body,
      attributes: { ApproximateReceiveCount: '3' },
    })
    const Records = [
      record('1', '{"drill":"a","at":1,"n":1}'),
      record('2', '{"drill":"broken","at":1,"n":1}'),
      record('3', 'not json'),
    ]
    const { batchItemFailures } = await door({ Records }, context)
    expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier).sort()).toEqual(['2', '3'])
    const retries = client.commandCalls(ChangeMessageVisibilityCommand).map(({ args }) => args[0].input)
    expect(retries.sort((a, b) => String(a.ReceiptHandle).localeCompare(String(b.ReceiptHandle)))).toEqual([
      { QueueUrl: 'https://queue', ReceiptHandle: 'r-2', VisibilityTimeout: 8 },
      { QueueUrl: 'https://queue', ReceiptHandle: 'r-3', VisibilityTimeout: 8 },
    ])
  })

  it('[C6] sends what it can read again', async () => {
    const client = mockClient(SQSClient)
    client.on(SendMessageCommand).resolves({})
    await makeSend(new SQSClient({}), 'https://queue')({ drill: 'a', at: 5, n: 2 }, 12)
    expect(client.commandCalls(SendMessageCommand)[0]?.args[0].input).toEqual({
      QueueUrl: 'https://queue',
      MessageBody: '{"drill":"a","at":5,"n":2}',
      DelaySeconds: 12,
    })
  })
})

describe('posting to sockets', () => {
  const gone = new GoneException({ message: 'gone', $metadata: { httpStatusCode: 410 } })

  it('[C7] tells a socket that is gone from one that nothing gets through to', async () => {
    const client = mockClient(ApiGatewayManagementApiClient)
    const errors: unknown[] = []
    client.on(PostToConnectionCommand).resolves({})
    client.on(PostToConnectionCommand, { ConnectionId: 'gone' }).rejects(gone)
    client.on(PostToConnectionCommand, { ConnectionId: 'stuck' }).rejects(new Error('503'))
    client.on(DeleteConnectionCommand).rejects(gone)
    const post = makePost(new ApiGatewayManagementApiClient({}), (error) => errors.push(error))
    expect(await post.send('open', '{"a":"旗"}')).toBe('sent')
    expect(await post.send('gone', '{}')).toBe('gone')
    expect(await post.send('stuck', '{}')).toBe('failed')
    expect(errors).toHaveLength(1)
    await post.end('gone')
    const [first] = client.commandCalls(PostToConnectionCommand)
    expect(Buffer.from(first?.args[0].input.Data as Uint8Array).toString()).toBe('{"a":"旗"}')
  })

  it('[C7] forgets a socket that is gone and hurts nobody else', async () => {
    const cloud = makeCloud()
    await openDrill(cloud)
    for (const name of ['one', 'two', 'three']) await cloud.connect(name, seatOf('DUTY'), 'DUTY')
    cloud.gone.add('two')
    await cloud.ask((it) => must(it.command(trainer, drill, { id: 'go-00001', type: 'start' })))
    const heard = (name: string) => cloud.heard(name).filter(({ type }) => type === 'frames')
    expect(heard('one').length).toBeGreaterThan(0)
    expect(heard('three')).toEqual(heard('one'))
    expect(heard('two')).toEqual([])
    const left = await cloud.process('socket').connections.seats(drill)
    expect(left.map(({ connection }) => connection).sort()).toEqual(['one', 'three'])
    expect(await cloud.process('socket').connections.find('two')).toBeUndefined()
  })

  it('[C7] ends the sockets of a removed seat, and no others', async () => {
    const cloud = makeCloud()
    await openDrill(cloud)
    await cloud.connect('duty', seatOf('DUTY'), 'DUTY')
    await cloud.connect('sum', seatOf('SUM'), 'SUM')
    await cloud.ask((it) =>
      must(it.command(trainer, drill, { id: 'out-00001', type: 'remove-seat', seat: seatOf('SUM').seat })),
    )
    expect(cloud.ended).toEqual(['sum'])
    expect([...(await cloud.process('socket').connections.present(drill))]).toEqual([seatOf('DUTY').seat])
  })
})

describe('messages', () => {
  const bytes = (message: unknown) => Buffer.byteLength(JSON.stringify(message))
  const frame = (k: number, length: number) => ({ k, at: 0, type: 'x', text: '火'.repeat(length) }) as unknown as Frame
  const live = { n: 9 } as LiveView

  it('[C8] are never longer than a frame of 32 KB, lose nothing and keep their order', () => {
    const frames = Array.from({ length: 300 }, (_, k) => frame(k + 1, (k * 37) % 900))
    const messages = frameMessages(frames)
    expect(Math.max(...messages.map(bytes))).toBeLessThanOrEqual(frameBytes)
    expect(messages.length).toBeLessThan(20)
    expect(messages.flatMap((each) => (each.type === 'frames' ? each.frames : []))).toEqual(frames)
    expect(frameMessages([])).toEqual([])
  })

  it('[C8] send staff to fetch a commit that no socket can carry, and only that one', () => {
    const page = (n: number, length: number) => ({ n, entries: [frame(1, length)] as never })
    const messages = commitMessages([page(7, 10), page(8, 50_000), page(9, 10)], live)
    expect(messages.map(({ type }) => type)).toEqual(['commits', 'fetch', 'commits'])
    expect(Math.max(...messages.map(bytes))).toBeLessThanOrEqual(messageBytes)
  })
})

describe('one function', () => {
  it('[C9] does one thing at a time to a drill, and calls that wait share the next', async () => {
    let running = 0
    let most = 0
    let runs = 0
    const serial = makeSerial(async () => {
      running += 1
      most = Math.max(most, running)
      runs += 1
      await new Promise((resolve) => setImmediate(resolve))
      running -= 1
      if (runs === 1) throw new Error('the first fails')
    })
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => serial('a')))
    expect(results.map(({ status }) => status)).toEqual(['rejected', ...Array(9).fill('fulfilled')])
    expect({ most, runs }).toEqual({ most: 1, runs: 2 })
    await serial('a')
    expect(runs).toBe(3)
  })

  it('[C9] says in one line of JSON what happened, under the id of what belongs together, with metrics CloudWatch reads', () => {
    const lines: string[] = []
    const log = makeLog(
      { door: 'api', stage: 'test' },
      (line) => lines.push(line),
      () => 0,
    )
    log.follow('request-7')
    log.error('advance', new TypeError('no'), { drill: 'd' })
    log.measure('punctuality', 'Milliseconds', 230, { drill: 'd' })
    const [error, metric] = lines.map((line) => JSON.parse(line))
    expect(error).toMatchObject({
      level: 'error',
      door: 'api',
      id: 'request-7',
      what: 'advance',
      message: 'no',
      drill: 'd',
    })
    expect(metric).toMatchObject({ punctuality: 230, stage: 'test' })
    expect(metric._aws.CloudWatchMetrics[0]).toMatchObject({ Namespace: 'Sandtable', Dimensions: [['stage']] })
  })
})

describe('the seed', () => {
  const make = (fails = false) => {
    const put: string[] = []
    const said: { url: string; body: Record<string, unknown> }[] = []
    const door = makeSeedDoor({
      packs: async () => [{ id: 'one', yaml: 'text' }],
      respond: async (url, body) => said.push({ url, body: JSON.parse(body) }),
      scenarios: {
        put: async (org, _, id) => {
          put.push(`${org}/${id}`)
          return fails
            ? { ok: false, reason: 'bad-scenario' }
            : ({ ok: true, value: { id: 'one', version: 1 } } as never)
        },
      },
    })
    return { door, put, said }
  }

  it('[C9] puts the packs into the library of an organisation, asked by hand', async () => {
    const { door, put } = make()
    expect(await door({ org: 'banner' })).toEqual({ org: 'banner', seeded: ['one v1'] })
    expect(put).toEqual(['banner/one'])
    await expect(door({})).rejects.toThrow('for which organisation')
  })

  it('[C9] tells CloudFormation how it went, also when it failed, and deletes nothing', async () => {
    const asked = { ResponseURL: 'https://answer', RequestId: 'r', StackId: 's', LogicalResourceId: 'l' } as const
    const good = make()
    await good.door({ ...asked, RequestType: 'Create', ResourceProperties: { org: 'banner' } })
    expect(good.said[0]?.body).toMatchObject({ Status: 'SUCCESS', RequestId: 'r', PhysicalResourceId: 'packs-banner' })
    const bad = make(true)
    await bad.door({ ...asked, RequestType: 'Update', ResourceProperties: { org: 'banner' } })
    expect(bad.said[0]?.body).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('bad-scenario') })
    const gone = make()
    await gone.door({ ...asked, RequestType: 'Delete', ResourceProperties: { org: 'banner' } })
    expect(gone.put).toEqual([])
    expect(gone.said[0]?.body).toMatchObject({ Status: 'SUCCESS' })
  })
})
