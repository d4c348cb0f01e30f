import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTableIfAbsent, makeDynamoClient, makeDynamoTable } from '../../functions/adapters/dynamodb-table.ts'
import { openLmdbTable } from '../../functions/adapters/lmdb-table.ts'
import { makeMemoryTable } from '../../functions/adapters/memory-table.ts'
import { canonical } from '../../functions/core/commit.ts'
import type { Item, Table } from '../../functions/core/table.ts'
import { exportOrg } from '../../functions/core/transfer.ts'
import { exportLines } from '../../functions/transfer/file.ts'
import { importFile } from '../../functions/transfer/import.ts'
import { makeCloud } from '../support/cloud.ts'
import { type DynamoServer, hasDynamoServer, startDynamoServer } from '../support/dynamodb-server.ts'
import { must, openDrill, playShortDrill, trainer } from './aws/short-drill.ts'

const manager = { ...trainer, role: 'manager', name: 'Manager' } as const
const evaluator = { ...trainer, role: 'evaluator', name: 'Evaluator' } as const
const folder = mkdtempSync(join(tmpdir(), 'sandtable-transfer-'))
const can = hasDynamoServer()
let server: DynamoServer | undefined
beforeAll(async () => {
  if (can) server = await startDynamoServer()
})
afterAll(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function exported(table: Table, name: string, org = 'banner'): Promise<string> {
  const path = join(folder, name)
  writeFileSync(path, '')
  for await (const line of exportLines(org, exportOrg(table, org))) appendFileSync(path, line)
  return path
}
const ended = 'drill-0001'
const reviewOf = (table: Table, org = 'banner') =>
  makeCloud({ table }).ask(async (it) => canonical(await must(it.getReview({ ...manager, org }, ended))))

/** A store with an ended drill, another in its lobby, judgements, a plan in the register and a standard; and another's drill. */
async function fill(table: Table) {
  const cloud = makeCloud({ table })
  await playShortDrill(cloud, ended)
  await cloud.ask((it) => must(it.createDrill(trainer, { id: 'drill-0002', scenario: 'small', rate: 1, people: 300 })))
  const author = { key: 'device-0123456789', name: 'Evaluator' }
  const note = { id: 'obs-00001', author, kind: 'strength', text: 'Reported at once' } as const
  await cloud.ask((it) => must(it.observe(evaluator, ended, note)))
  const ruling = {
    id: 'rule-0001',
    author,
    kind: 'item-points',
    expected: 'report',
    value: 90,
    reason: 'Seen',
  } as const
  await cloud.ask((it) => must(it.rule(evaluator, ended, ruling)))
  const plan = {
    id: 'plan-0001',
    n: 0,
    kind: 'government-plan',
    retired: false,
    name: '草原火灾应急预案',
    since: '2026-01-01',
    held: [],
  }
  await cloud.ask((it) => must(it.putSubject(manager, plan as never)))
  await cloud.ask((it) => it.listActions(manager))
}

describe('the data of an organisation', () => {
  it('[C10] call a drill that goes on meanwhile never further settled than its log in the file', async () => {
    const store = makeMemoryTable()
    const cloud = makeCloud({ table: store })
    const drill = ended
    await openDrill(cloud, drill)
    await cloud.ask((it) => must(it.command(trainer, drill, { id: 'start-0001', type: 'start' })))
    const settled = await store.get(`DRILL#${drill}`, 'SETTLED')
    // A page of the log has been read when the next commit comes.
    const going: Table = {
      ...store,
      query: async (...of) => {
        const found = await store.query(...of)
        if (of[0] !== `DRILL#${drill}`) return found
        await cloud.ask((it) => must(it.command(trainer, drill, { id: 'pause-0001', type: 'pause' })))
        const now = await store.query(...of)
        return [...found.filter(({ sk }) => sk.startsWith('LOG#')), ...now.filter(({ sk }) => !sk.startsWith('LOG#'))]
      },
    }
    const items: Item[] = []
    for await (const item of exportOrg(going, 'banner')) items.push(item)
    const of = items.filter(({ pk }) => pk === `DRILL#${drill}`)
    expect(of.filter(({ sk }) => sk === 'SETTLED')).toEqual([settled])
    expect(of.filter(({ sk }) => sk.startsWith('LOG#'))).toHaveLength(settled?.n ?? 0)
    expect(of.at(-1)?.sk).toBe('META')
  })

  it.runIf(can)('[C10] go from the embedded store to DynamoDB and back, and give the same review', async () => {
    const first = await openLmdbTable(join(folder, 'first'))
    await fill(first)
    const client = makeDynamoClient({ endpoint: server?.endpoint })
    await createTableIfAbsent(client, 'there')
    const there = makeDynamoTable(client, 'there')
    const back = await openLmdbTable(join(folder, 'back'))
    const out = await exported(first, 'first.ndjson')
    expect(await importFile(there, out)).toMatchObject({ org: 'banner', taken: [], counts: { same: 0, other: 0 } })
    const home = await exported(there, 'there.ndjson')
    await importFile(back, home)
    expect(readFileSync(home, 'utf8')).toBe(readFileSync(out, 'utf8'))
    expect(readFileSync(await exported(back, 'back.ndjson'), 'utf8')).toBe(readFileSync(out, 'utf8'))
    const review = await reviewOf(first)
    expect(JSON.parse(review).items.length).toBeGreaterThan(0)
    expect(await reviewOf(there)).toBe(review)
    expect(await reviewOf(back)).toBe(review)
    for (const table of [first, there, back]) await table.close()
  })

  it('[C10] are all there is but the secret, tickets, sockets and guesses', async () => {
    const memory = makeMemoryTable()
    const put = new Set<string>()
    const gone = new Set<string>()
    const noting: Table = {
      ...memory,
      put: (item, condition) => {
        put.add(`${item.pk} / ${item.sk}`)
        return memory.put(item, condition)
      },
      remove: (pk, sk) => {
        gone.add(`${pk} / ${sk}`)
        return memory.remove(pk, sk)
      },
    }
    await fill(noting)
    const found = new Set<string>()
    for await (const { pk, sk } of exportOrg(noting, 'banner')) found.add(`${pk} / ${sk}`)
    const left = [...put].filter(
      (key) => !found.has(key) && !gone.has(key) && !/^(CONN|SOCKET|SECRET|USED|GUESS)/.test(key),
    )
    expect(left).toEqual([])
    expect([...found].filter((key) => key.startsWith('JUDGE#')).length).toBeGreaterThan(0)
  })

  it('[C10] come in once: again they change nothing, and what stands in their place stays', async () => {
    const from = makeMemoryTable()
    await fill(from)
    const path = await exported(from, 'again.ndjson')
    const to = makeMemoryTable()
    const { items } = await importFile(to, path)
    expect(await importFile(to, path)).toMatchObject({ counts: { new: 0, same: items, other: 0 } })
    await to.put({ pk: `DRILL#${ended}`, sk: 'LAUNCH', org: 'elsewhere' })
    const third = await importFile(to, path)
    expect(third.taken).toEqual([`DRILL#${ended} / LAUNCH`])
    expect(await to.get(`DRILL#${ended}`, 'LAUNCH')).toMatchObject({ org: 'elsewhere' })
  })

  it('[C10] come in under another name, and then belong to that organisation alone', async () => {
    const from = makeMemoryTable()
    await fill(from)
    const to = makeMemoryTable()
    await importFile(to, await exported(from, 'named.ndjson'), 'league')
    expect(await reviewOf(to, 'league')).toBe(await reviewOf(from))
    const drills = (org: string) => makeCloud({ table: to }).ask((it) => it.listDrills({ ...manager, org }))
    expect((await drills('league')).map(({ id }) => id).sort()).toEqual([ended, 'drill-0002'])
    expect(await drills('banner')).toEqual([])
    const scenarios = await makeCloud({ table: to }).ask((it) => it.listScenarios({ ...manager, org: 'league' }))
    expect(scenarios.map(({ id }) => id)).toEqual(['small'])
  })

  it('[C10] are refused whole when the file is cut short, changed, doubled or no export at all', async () => {
    const from = makeMemoryTable()
    await fill(from)
    const text = readFileSync(await exported(from, 'whole.ndjson'), 'utf8')
    const lines = text.split('\n')
    const attempt = async (content: string) => {
      const path = join(folder, 'bad.ndjson')
      writeFileSync(path, content)
      const to = makeMemoryTable()
      const error = await importFile(to, path).catch((thrown: Error) => thrown)
      expect(await to.list('org', 'drills#banner')).toEqual([])
      return error instanceof Error ? error.message : 'imported'
    }
    expect(await attempt(lines.slice(0, -2).join('\n'))).toContain('too early')
    expect(await attempt([...lines.slice(0, 3), ...lines.slice(4)].join('\n'))).toContain('changed')
    expect(await attempt(text.replace('"Duty officer"', '"Duty officers"'))).toContain('changed')
    expect(await attempt(text + text)).toContain('two exports')
    expect(await attempt('hello')).toContain('not JSON')
    expect(await attempt('{"a":1}')).toContain('first line')
    expect(await attempt('')).toContain('empty')
    expect(await attempt(text.replace('"sandtable":1', '"sandtable":2'))).toContain('update')
  })

  it('[C10] are refused whole when there is anything among them that is not that organisation’s, well hashed or not', async () => {
    async function* items(...some: Item[]) {
      yield* some
    }
    const strange: Item[] = [
      { pk: 'SECRET', sk: 'SIGNING', secret: 'known to somebody' },
      { pk: 'USED#ticket', sk: 'TICKET' },
      { pk: 'SCENARIO#league#fire', sk: 'META' },
      { pk: 'STANDARD#league', sk: 'V#000002' },
      { pk: 'DRILL#drill-0009', sk: 'LAUNCH', org: 'league' },
      { pk: 'DRILL#drill-0009', sk: 'META', org: 'banner', orgPk: 'drills#league', orgSk: '1' },
      { pk: 'DRILL#drill-0009', sk: 'LOG#000001', livePk: 'live', liveSk: 'drill-0009' },
    ]
    for (const item of strange) {
      const path = join(folder, 'strange.ndjson')
      writeFileSync(path, '')
      for await (const line of exportLines('banner', items(item))) appendFileSync(path, line)
      const to = makeMemoryTable()
      await expect(importFile(to, path), item.pk).rejects.toThrow('does not belong to banner')
      expect(await to.get(item.pk, item.sk)).toBeUndefined()
    }
  })
})
