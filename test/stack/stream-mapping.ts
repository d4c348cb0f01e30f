import { setTimeout as sleep } from 'node:timers/promises'
import type { DynamoServer } from '../support/dynamodb-server.ts'
import type { Lambda } from './lambda.ts'
import { fitsPattern } from './pattern.ts'
import { failuresOf } from './queue-mapping.ts'
import { askStore } from './store.ts'
import type { Json, Properties, Template } from './template.ts'

interface StreamRecord {
  readonly eventName: string
  readonly dynamodb: {
    readonly SequenceNumber: string
    readonly Keys: Readonly<Record<string, { readonly S: string }>>
  }
}

export interface StreamMappingDeps {
  readonly server: DynamoServer
  readonly table: string
  readonly streamArn: string
  /** The name of the partition key: what shares one shares a lane. */
  readonly hashKey: string
  readonly lambda: Lambda
  readonly mapping: Properties
  readonly template: Template
  /** Where a batch goes that was tried too often. */
  readonly onFailure: (body: string) => void
  /** Wall ms between two looks at the stream; Lambda looks four times a second. */
  readonly pollMs: number
  /** Each batch is delivered so often, the second time backwards. */
  readonly times?: number
}

/**
 * The table's stream to a function: filtered, in batches, in order within a lane; the lanes are the mapping's
 * parallelization factor, and items of one partition key share one. What fails is tried again from the first record
 * given back, in halves after a function's error where the mapping says so, then goes to the on-failure destination.
 */
export async function mapStream(deps: StreamMappingDeps) {
  const { server, lambda, mapping, template, times = 1 } = deps
  const filters = (
    (mapping.FilterCriteria ?? { Filters: [] }) as { Filters: readonly { Pattern: string }[] }
  ).Filters.map(({ Pattern }) => JSON.parse(Pattern) as Json)
  const size = Number(mapping.BatchSize ?? 100)
  const most = Number(mapping.MaximumRetryAttempts ?? -1)
  const bisects = mapping.BisectBatchOnFunctionError === true
  const partial = ((mapping.FunctionResponseTypes ?? []) as readonly string[]).includes('ReportBatchItemFailures')
  const destination = Boolean((mapping.DestinationConfig as { OnFailure?: object } | undefined)?.OnFailure)
  const lanes = Array.from({ length: Number(mapping.ParallelizationFactor ?? 1) }, () => makeLane())
  let stopped = false
  let held: StreamRecord[] | undefined
  const counts = { looks: 0, records: 0, given: 0, delivered: 0 }

  function makeLane() {
    const waiting: StreamRecord[] = []
    let running = false
    return {
      add(record: StreamRecord) {
        waiting.push(record)
        if (!running) void run()
      },
    }
    async function run() {
      running = true
      while (waiting.length > 0 && !stopped) await deliver(waiting.splice(0, size), 0)
      running = false
    }
  }

  async function deliver(batch: readonly StreamRecord[], tries: number): Promise<void> {
    if (batch.length === 0 || stopped) return
    let left: readonly StreamRecord[] = []
    let broke = false
    for (let time = 0; time < times; time++) {
      const Records = (time % 2 === 0 ? batch : [...batch].reverse()).map(recordOf)
      const outcome = await lambda.invoke({ Records })
      broke = !outcome.ok
      const failed = outcome.ok ? failuresOf(outcome.payload, partial) : new Set<string>()
      // In order: what comes after the first that failed comes again with it. An empty name means all.
      const from = broke || failed.has('') ? 0 : batch.findIndex(({ dynamodb }) => failed.has(dynamodb.SequenceNumber))
      left = from < 0 ? [] : batch.slice(from)
    }
    counts.delivered += batch.length - left.length
    if (left.length === 0) return
    if (most >= 0 && tries >= most) {
      if (destination) deps.onFailure(JSON.stringify(lostOf(left, tries + 1)))
      return
    }
    await sleep(Math.min(10_000, 100 * 2 ** tries))
    if (broke && bisects && left.length > 1) {
      // Halving does not count as a try.
      const half = Math.ceil(left.length / 2)
      await deliver(left.slice(0, half), tries)
      await deliver(left.slice(half), tries)
      return
    }
    await deliver(left, tries + 1)
  }

  const recordOf = (record: StreamRecord) => ({
    ...record,
    awsRegion: template.place.region,
    eventSource: 'aws:dynamodb',
    eventSourceARN: deps.streamArn,
  })
  /** What Lambda tells the destination: where in the stream, never the records themselves. */
  const lostOf = (batch: readonly StreamRecord[], tries: number) => ({
    requestContext: { functionArn: lambda.arn, condition: 'RetryAttemptsExhausted', approximateInvokeCount: tries },
    version: '1.0',
    DDBStreamBatchInfo: {
      shardId: 'shard-0',
      startSequenceNumber: batch[0]?.dynamodb.SequenceNumber,
      endSequenceNumber: batch.at(-1)?.dynamodb.SequenceNumber,
      batchSize: batch.length,
      streamArn: deps.streamArn,
    },
  })

  const give = (record: StreamRecord) => {
    counts.given += 1
    lanes[laneOf(record.dynamodb.Keys[deps.hashKey]?.S ?? '', lanes.length)]?.add(record)
  }

  async function follow() {
    const streams = 'DynamoDBStreams_20120810'
    const { Streams } = await askStore<{ Streams: { StreamArn: string }[] }>(
      server.endpoint,
      `${streams}.ListStreams`,
      {
        TableName: deps.table,
      },
    )
    const StreamArn = Streams[0]?.StreamArn
    const { StreamDescription } = await askStore<{ StreamDescription: { Shards: { ShardId: string }[] } }>(
      server.endpoint,
      `${streams}.DescribeStream`,
      { StreamArn },
    )
    await Promise.all(
      StreamDescription.Shards.map(async ({ ShardId }) => {
        const start = { StreamArn, ShardId, ShardIteratorType: String(mapping.StartingPosition) }
        let { ShardIterator } = await askStore<{ ShardIterator?: string }>(
          server.endpoint,
          `${streams}.GetShardIterator`,
          start,
        )
        while (ShardIterator && !stopped) {
          const page: { Records: StreamRecord[]; NextShardIterator?: string } = await askStore(
            server.endpoint,
            `${streams}.GetRecords`,
            { ShardIterator },
          )
          counts.looks += 1
          counts.records += page.Records.length
          ShardIterator = page.NextShardIterator
          for (const record of page.Records) {
            if (filters.length > 0 && !filters.some((filter) => fitsPattern(filter, record))) continue
            if (held) held.push(record)
            else give(record)
          }
          if (page.Records.length === 0) await sleep(deps.pollMs)
        }
      }),
    )
  }

  const ended = follow().catch((error) => {
    if (!stopped) throw error
  })
  return {
    counts,
    /** Keeps what comes from now on; gives how many it keeps. */
    hold() {
      held ??= []
      return { size: () => held?.length ?? 0 }
    },
    /** Lets go of so many of those kept, or of all and of what comes later too. */
    release(count?: number) {
      for (const record of held?.splice(0, count) ?? []) give(record)
      if (count === undefined) held = undefined
    },
    async stop() {
      stopped = true
      await ended
    },
  }
}

function laneOf(key: string, lanes: number): number {
  let sum = 0
  for (const char of key) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) >>> 0
  return sum % lanes
}
