import { expect } from 'vitest'
import type { Client } from '../support/client.ts'
import { framesOf, logOf, plainLog, type ShortDrill } from './short-drill.ts'
import type { Stack } from './stack.ts'
import { askStore } from './store.ts'

/**
 * The short drill as its log must tell it, wherever and however often it was played. Only when the report came depends on
 * how fast this machine is; it must be there once.
 */
const story = [
  'seat-joined DUTY',
  'seat-joined SUM',
  'drill-started',
  'phase-entered before at -60000',
  'phase-entered response at 0',
  'inject-delivered I1 plan at 0',
  'expected-opened report at 0',
  'inject-delivered I2 plan at 480000',
  'expected-opened evacuate at 480000',
  'expected-overdue evacuate at 720001',
  'branch-fired B1 at 780001',
  'objective-failed B1 O1',
  'inject-delivered I3 branch at 840001',
  'action-taken order-001',
  'expected-met evacuate late',
  'drill-ended',
]

const word = (entry: Record<string, unknown>) => {
  const { type, phase, inject, expected, branch, objective, action, role, late, at } = entry
  const cause = (entry.cause as { by?: string } | undefined)?.by
  const named = [type, phase, inject, expected, branch, objective, type === 'action-taken' && action]
  return [...named, type === 'seat-joined' && role, cause, late === true && 'late', at !== undefined && `at ${at}`]
    .filter((each) => typeof each === 'string')
    .join(' ')
}

/** A message that died with its function is heard when its socket next asks, once a second. */
const soon = { timeout: 10_000, interval: 50 }

/** Its log tells the story, each thing once and at its time; every phone has every frame it is owed, unchanged; no mail is left. */
export async function judgeDrill(stack: Stack, trainer: Client, { id, duty, sum, room }: ShortDrill, what = id) {
  const log = await logOf(trainer, id)
  const words = plainLog(log, id).map(word)
  const isReport = (line: string) => /(action-taken report-01|expected-(met|overdue) report)\b/.test(line)
  expect(
    words.filter((line) => !isReport(line)),
    what,
  ).toEqual(story)
  for (const once of ['action-taken report-01', 'expected-met report'])
    expect(words.filter((line) => line.startsWith(once)).length, `${what}: ${once}`).toBe(1)
  expect(
    log.map(({ e }) => e),
    what,
  ).toEqual(log.map((_, index) => index + 1))
  for (const { client, phone } of [duty, sum]) {
    const owed = await framesOf(client)
    const heard = () => new Map(phone.frames().map((frame) => [frame.k, frame]))
    await expect.poll(() => [...heard().values()].sort((a, b) => a.k - b.k), { ...soon, message: what }).toEqual(owed)
    // Sent at least once, each time the same.
    for (const frame of phone.frames()) expect(frame, what).toEqual(heard().get(frame.k))
  }
  await expect
    .poll(() => room.pages().some(({ entries }) => entries.some(({ type }) => type === 'drill-ended')), {
      ...soon,
      message: what,
    })
    .toBe(true)
  // What was asked again after it was decided lies beside its receipt until its own mail has come.
  await expect.poll(() => waitingIn(stack, id), { ...soon, message: `${what}: nothing is left in the inbox` }).toBe(0)
}

/** How many commands wait in a drill's inbox. */
export async function waitingIn({ endpoint, tableName }: Pick<Stack, 'endpoint' | 'tableName'>, drill: string) {
  const { Count } = await askStore<{ Count: number }>(endpoint, 'DynamoDB_20120810.Query', {
    TableName: tableName,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :cmd)',
    ExpressionAttributeValues: { ':pk': { S: `INBOX#${drill}#0` }, ':cmd': { S: 'CMD#' } },
    ConsistentRead: true,
  })
  return Count
}
