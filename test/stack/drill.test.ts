import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCommit } from '../../functions/core/commit.ts'
import { createTableIfAbsent, makeDynamoClient, makeDynamoTable } from '../../functions/adapters/dynamodb-table.ts'
import type { Client } from '../support/client.ts'
import { hasDynamoServer } from '../support/dynamodb-server.ts'
import { signInAtIssuer } from './code-flow.ts'
import { judgeDrill } from './judge.ts'
import { act, command, lateness, logOf, openShortDrill, playShortDrill } from './short-drill.ts'
import { type Stack, startStack } from './stack.ts'

const can = hasDynamoServer()
let stack: Stack
let trainer: Client
beforeAll(async () => {
  if (!can) return
  stack = await startStack()
  trainer = await signInAtIssuer(stack.url, 'trainer')
})
afterAll(() => stack?.stop())

describe.runIf(can)('the synthesized stack on this machine', () => {
  it('[C20] plays a drill: nothing is lost, doubled or early, no call is refused, nothing ends with the dead letters', async () => {
    const drill = await openShortDrill(stack.url, trainer, 'drill-0001')
    await playShortDrill(trainer, drill)
    await judgeDrill(stack, trainer, drill)
    const late = [drill.duty, drill.sum].flatMap(({ phone }) => lateness(phone))
    expect(late.length).toBe(3)
    expect(Math.min(...late)).toBeGreaterThanOrEqual(0)
    console.log(`injects on the socket after their due time: ${late.map((ms) => `${Math.round(ms)} ms`).join(', ')}`)
    expect(stack.gate.denied).toEqual([])
    expect(stack.queues.all.find(({ deadLetters }) => !deadLetters)?.bodies()).toEqual([])
    for (const each of [drill.duty.phone, drill.sum.phone, drill.room]) each.close()
  })
})
