import { describe, expect, it } from 'vitest'
import { makeMemoryTable } from '../../functions/adapters/memory-table.ts'
import { makeScenarioStore } from '../../functions/core/scenario-store.ts'
import { makeScriptCases } from '../../functions/core/script-cases.ts'
import type { Item } from '../../functions/core/table.ts'
import type { Staff } from '../../functions/core/use-cases.ts'
import { shippedScenarios } from '../../scenarios/catalogue.ts'
import { smallSource } from '../engine/small-scenario.ts'

const packs = await shippedScenarios()
const fire = packs.find(({ id }) => id === 'grassland-fire')?.yaml ?? ''
const who: Staff = { kind: 'staff', org: 'local', role: 'trainer', name: 'T' }

function library() {
  const table = makeMemoryTable()
  const store = makeScenarioStore(table)
  const cases = makeScriptCases({ scenarios: store, wait: async () => {} })
  const put = async (text: string, shipped?: string) => {
    const done = await store.put('local', text, shipped)
    if (!done.ok) throw new Error(JSON.stringify(done.problems?.[0] ?? done.reason))
    return done.value
  }
  const file = async (id: string, version?: number) => (await store.file('local', id, version))?.text ?? ''
  const hashOf = async (id: string, version: number) => (await store.load('local', id, version))?.hash
  return { table, store, cases, put, file, hashOf }
}

describe('a scenario as a file', () => {
  it('[S27] comes back as its author wrote it, comments and all', async () => {
    const { put, file } = library()
    for (const { id, yaml } of packs) {
      await put(yaml, id)
      expect(await file(id)).toBe(yaml)
    }
  })

  it('[S27] put again is the same version, not a new one', async () => {
    const { put, file, store } = library()
    const first = await put(fire)
    expect(first.already).toBeUndefined()
    expect(await put(await file('grassland-fire'))).toMatchObject({ version: first.version, already: true })
    expect((await store.answer('local', 'grassland-fire'))?.versions).toEqual([1])
  })

  it('[S27] names the number it was stored under, and has the same content hash in an empty library', async () => {
    const here = library()
    await here.put(fire)
    const changed = fire.replace('start: "10:20"', 'start: "11:00"')
    expect(changed).not.toBe(fire)
    expect(await here.put(changed)).toMatchObject({ version: 2 })
    const text = await here.file('grassland-fire', 2)
    expect(text).toBe(changed.replace(/^version: 1/m, 'version: 2'))
    expect(await here.file('grassland-fire', 1)).toBe(fire)
    const there = library()
    const { version } = await there.put(text)
    expect(version).toBe(2)
    expect(await there.hashOf('grassland-fire', version)).toBe(await here.hashOf('grassland-fire', 2))
  })

  it('[S27] is written anew where no text was kept: stored before, or put as JSON', async () => {
    const { put, file, table, hashOf } = library()
    const { version } = await put(fire)
    await table.remove('SCENARIO#local#grassland-fire', 'T#0001')
    const written = await file('grassland-fire')
    expect(written.split('\n')[0]).toBe('# yaml-language-server: $schema=../docs/scenario.schema.json')
    expect(written).not.toBe(fire)
    expect(await put(written)).toMatchObject({ version, already: true })
    const json = await put(JSON.stringify(smallSource()))
    const yaml = await file('small')
    expect(yaml).toMatch(/^id: small$/m)
    const there = library()
    await there.put(yaml)
    expect(await there.hashOf('small', 1)).toBe(await hashOf('small', json.version))
  })

  it('[S27] gets the text of a shipped pack back at the next start', async () => {
    const { put, file, table } = library()
    await put(fire, 'grassland-fire')
    await table.remove('SCENARIO#local#grassland-fire', 'T#0001')
    await put(fire, 'grassland-fire')
    expect(await file('grassland-fire')).toBe(fire)
  })

  it('[S27] is not there for another organisation', async () => {
    const { put, cases } = library()
    await put(fire)
    const other = { ...who, org: 'elsewhere' }
    expect(await cases.scenarioFile(other, 'grassland-fire', { as: 'yaml', lang: 'zh' })).toMatchObject({ ok: false })
    expect(await cases.scenarioFile(other, 'grassland-fire', { as: 'scxml', lang: 'zh' })).toMatchObject({ ok: false })
    expect(await cases.routes(other, 'grassland-fire')).toMatchObject({ ok: false, reason: 'not-found' })
  })
})

describe('the list of the library', () => {
  it('[S28] tells roles, objectives and what is probed most, and reads no document for it', async () => {
    const { put, store, table } = library()
    await put(fire)
    const read: string[] = []
    const watched = makeScenarioStore({
      ...table,
      get: (pk, sk) => {
        read.push(sk)
        return table.get(pk, sk)
      },
    })
    const [summary] = await watched.list('local')
    expect(read).toEqual([])
    expect(summary).toMatchObject({ hazard: 'grassland-fire', players: 16, minutes: 620 })
    expect(summary?.roles.map(({ id }) => id)).toContain('SUM')
    expect(summary?.roles).toHaveLength(16)
    expect(summary?.objectives[0]).toMatchObject({ id: 'O1', capability: expect.any(Array) })
    const counts = summary?.probes.map(({ n }) => n) ?? []
    expect(counts).toEqual([...counts].sort((a, b) => b - a))
    expect(await store.list('local')).toEqual([summary])
  })

  it('[S28] makes a summary anew that was stored when it told less', async () => {
    const { put, store, table } = library()
    const { already: _, ...summary } = await put(fire)
    const { roles, objectives, probes, wallMinutes, ...less } = summary
    const meta = (await table.get('SCENARIO#local#grassland-fire', 'META')) as Item
    await table.put({ ...meta, summary: less })
    expect(await store.list('local')).toEqual([{ ...less, roles, objectives, probes, wallMinutes }])
  })
})

describe('a rehearsal over the core', () => {
  it('[S29] plays each role as asked, single actions besides, and stores nothing', async () => {
    const { put, cases, table } = library()
    await put(fire)
    let writes = 0
    const counting: typeof table = {
      ...table,
      put: (...args) => {
        writes += 1
        return table.put(...args)
      },
    }
    const watched = makeScriptCases({ scenarios: makeScenarioStore(counting), wait: async () => {} })
    const request = {
      policy: 'perfect',
      roles: { SUM: 'slow' },
      plays: { 'order-withdrawal': 'not-done' },
      seed: 3,
    } as const
    const done = await watched.rehearse(who, 'grassland-fire', request)
    if (!done.ok) throw new Error(done.reason)
    expect(writes).toBe(0)
    const fired = done.value.entries.flatMap((entry) => (entry.type === 'branch-fired' ? [entry.branch] : []))
    expect(fired).toContain('B2')
    const slow = done.value.review.roles.find(({ role }) => role === 'SUM')
    expect(slow?.late).toBeGreaterThan(0)
    const again = await cases.rehearse(who, 'grassland-fire', request)
    expect(again).toEqual(done)
  })

  it('[S29] refuses a role and an expected action that are not there', async () => {
    const { put, cases } = library()
    await put(fire)
    const ask = (more: object) =>
      cases.rehearse(who, 'grassland-fire', { policy: 'perfect', roles: {}, plays: {}, seed: 1, ...more })
    expect(await ask({ roles: { XYZ: 'slow' } })).toMatchObject({ ok: false, reason: 'unknown-role', detail: 'XYZ' })
    expect(await ask({ plays: { nope: 'not-done' } })).toMatchObject({ reason: 'unknown-expected', detail: 'nope' })
    expect(await ask({ version: 9 })).toMatchObject({ reason: 'not-found' })
  })

  it('[S22] finds the routes of a version once, however many ask, and gives way in between', async () => {
    const { put, store } = library()
    await put(fire)
    let turns = 0
    const cases = makeScriptCases({ scenarios: store, wait: async () => void turns++ })
    const both = await Promise.all([cases.routes(who, 'grassland-fire'), cases.routes(who, 'grassland-fire', 1)])
    if (!both[0].ok) throw new Error('no routes')
    expect(turns).toBe(both[0].value.played)
    expect(both[1]).toEqual(both[0])
  })
})
