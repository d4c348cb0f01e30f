import { describe, expect, it } from 'vitest'
import { makeMemoryTable } from '../../functions/adapters/memory-table.ts'
import { packItem, unpackItem } from '../../functions/adapters/packed-item.ts'
import { makeCloud } from '../support/cloud.ts'
import { drill, playShortDrill } from './aws/short-drill.ts'

const letters = '呼和淖尔嘎查以北三公里 '.repeat(40)

describe('an item where every KB is paid for', () => {
  it('[K12] stays as it is while it fits in one', () => {
    const small = { pk: 'P', sk: 'A', n: 3, text: 'x'.repeat(900) }
    expect(packItem(small)).toEqual(small)
    expect(unpackItem(small)).toEqual(small)
  })

  it('[K12] keeps bare what the store looks at, packs the rest, and comes back the same', () => {
    const keys = { pk: 'P', sk: 'A', livePk: 'live', liveSk: '1', orgPk: 'o', orgSk: '2', n: 3.5, ttl: 1_800_000_000 }
    const large = { ...keys, text: letters, packed: 'its own', deep: { list: [1, null, { a: '' }] }, __proto: 1 }
    const { packed, ...bare } = packItem(large)
    expect(bare).toEqual(keys)
    expect(packed).toBeInstanceOf(Uint8Array)
    expect(unpackItem(packItem(large))).toEqual(large)
  })

  it('[K12] makes the log of even a short drill a third smaller', async () => {
    const table = makeMemoryTable()
    await playShortDrill(makeCloud({ table }))
    const commits = await table.query(`DRILL#${drill}`, { prefix: 'LOG#' })
    const size = (items: readonly object[]) =>
      items.reduce((sum, item) => {
        const { packed, ...bare } = item as { packed?: Uint8Array }
        return sum + Buffer.byteLength(JSON.stringify(bare)) + (packed?.length ?? 0)
      }, 0)
    const packed = commits.map(packItem)
    expect(packed.map(unpackItem)).toEqual(commits)
    expect(size(packed)).toBeLessThan((size(commits) * 2) / 3)
  })
})
