import { randomUUID } from 'node:crypto'
import type { Judgement } from '../../engine/judge/judgement.ts'
import type { Observation, Rating } from '../../engine/judge/records.ts'
import { makeMemoryTable } from '../../functions/adapters/memory-table.ts'
import { makeIdentity } from '../../functions/core/identity.ts'
import { makeKeys } from '../../functions/core/identity-keys.ts'
import { spendInMemory } from '../../functions/core/identity-spend.ts'
import type { Table } from '../../functions/core/table.ts'
import { makeApp } from '../../functions/http/app.ts'
import { makeProduct } from '../../functions/serve/product.ts'
import { shippedScenarios } from '../../scenarios/catalogue.ts'
import { makeCountingTable } from '../support/counting-table.ts'
import { makeFakeTime } from '../support/fake-time.ts'

interface Answer<T> {
  readonly status: number
  readonly body: T
  readonly text: string
}

/** The whole product over HTTP without a socket or a process, on a table one can read and a clock one moves. */
export async function openJudgeWorld(wrap: (table: Table) => Table = (table) => table) {
  const memory = makeMemoryTable()
  const { table, idle } = makeCountingTable(wrap(memory))
  const time = makeFakeTime()
  const errors: unknown[] = []
  const product = makeProduct({
    table,
    now: time.now,
    after: time.after,
    joinUrl: (code) => code,
    onError: (error) => errors.push(error),
  })
  const identity = makeIdentity({ secret: new Uint8Array(32).fill(3), now: time.now, spend: spendInMemory(time.now) })
  const keys = makeKeys()
  const app = makeApp({
    useCases: product.useCases,
    identity,
    keys,
    now: time.now,
    log: (line) => line.kind === 'error' && errors.push(line.error),
  })

  const caller = (token: string) => {
    const send = async <T>(method: string, path: string, body?: unknown): Promise<Answer<T>> => {
      const response = await app.request(path, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      return { status: response.status, text, body: (text ? JSON.parse(text) : undefined) as T }
    }
    return {
      get: <T = unknown>(path: string) => send<T>('GET', path),
      post: <T = { type?: string; person?: string }>(path: string, body: unknown) => send<T>('POST', path, body),
    }
  }
  const signIn = async (role: 'trainer' | 'manager' | 'evaluator') => {
    const { body } = await caller('').post<{ token: string }>('/api/session', { key: keys[role] })
    return caller(body.token)
  }
  const stranger = caller(await identity.issueStaff({ kind: 'staff', org: 'other', role: 'evaluator', name: 'x' }))
  const [trainer, manager, evaluator] = [await signIn('trainer'), await signIn('manager'), await signIn('evaluator')]

  for (const { id, yaml } of (await shippedScenarios()).filter((pack) => pack.id === 'grassland-fire'))
    await product.scenarios.put('local', yaml, id)
  const made = await trainer.post<{ id: string; joinCode: string }>('/api/drills', {
    scenario: 'grassland-fire',
    rate: 1,
  })
  const { id: drill, joinCode } = made.body
  const at = `/api/drills/${drill}`

  async function join(role: string, name: string) {
    const { body } = await caller('').post<{ token: string; seat: string }>(`/api/join/${joinCode}`, { name, role })
    await time.pass(500, idle)
    return { ...caller(body.token), seat: body.seat, name }
  }
  return {
    table: memory,
    time,
    idle,
    errors,
    trainer,
    manager,
    evaluator,
    stranger,
    drill,
    at,
    join,
    pass: (ms: number) => time.pass(ms, idle),
    async command(type: string, more: object = {}) {
      const answer = await trainer.post(`${at}/commands`, { id: randomUUID(), type, ...more })
      await idle()
      return answer
    },
    judgement: async () => (await manager.get<Judgement>(`${at}/judgement`)).body,
    /** Every item that holds what people said, as the store has it. */
    stored: async () => memory.query(`JUDGE#${drill}`, {}),
    stop: () => product.stop(),
  }
}
export type JudgeWorld = Awaited<ReturnType<typeof openJudgeWorld>>
export type { Observation, Rating }

/** A person with a device: a key of their own, and what they send with each judgement. */
export const makeAuthor = (name: string) => ({ key: randomUUID(), name })
/** The word of a refusal. */
export const word = ({ body }: { readonly body: { readonly type?: string } }) =>
  body.type?.replace('urn:sandtable:problem:', '')
