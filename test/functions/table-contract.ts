import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Item, Table } from '../../functions/core/table.ts'

const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))
const sks = (items: readonly Item[]) => items.map((item) => item.sk)

/** The promises of the storage port, kept by every adapter. `open` gives a table that may hold other partitions. */
export function tableContract(name: string, open: () => Promise<Table>) {
  describe(`${name} keeps the promises of the table`, () => {
    let table: Table
    const fresh = () => `T#${randomUUID()}`
    const fill = async (pk: string, keys: readonly string[], more: (sk: string) => object = () => ({})) => {
      await Promise.all(keys.map((sk) => table.put({ pk, sk, ...more(sk) })))
    }
    beforeAll(async () => {
      table = await open()
    })
    afterAll(() => table?.close())

    describe('one item', () => {
      test('[K1] an item is there the moment its put has settled, and gone the moment its remove has', async () => {
        const pk = fresh()
        for (let round = 0; round < 20; round++) {
          await table.put({ pk, sk: 'A', round })
          expect(await table.get(pk, 'A')).toEqual({ pk, sk: 'A', round })
          expect(await table.query(pk, {})).toEqual([{ pk, sk: 'A', round }])
        }
        await table.remove(pk, 'A')
        expect(await table.get(pk, 'A')).toBeUndefined()
        expect(await table.query(pk, {})).toEqual([])
      })

      test('[K1] a put without a condition replaces the whole item', async () => {
        const pk = fresh()
        await table.put({ pk, sk: 'A', old: 1, n: 9 })
        expect(await table.put({ pk, sk: 'A', fresh: 2 })).toEqual({ ok: true })
        expect(await table.get(pk, 'A')).toEqual({ pk, sk: 'A', fresh: 2 })
      })

      test('[K1] removing what is not there is no error', async () => {
        await expect(table.remove(fresh(), 'nothing')).resolves.toBeUndefined()
      })

      test('[K2] every JSON value comes back as it went in: Chinese, emoji, empty text, numbers, nesting, null', async () => {
        const item = {
          pk: fresh(),
          sk: '演练#🔥#é',
          text: '草原火灾预警：立即上报 🔥 "quoted" \\ \n\t\u0000\u2028',
          empty: '',
          numbers: [0, -1, 0.1, 1e21, -1e-7, 1763900000123, Number.MAX_SAFE_INTEGER, 2 ** 60, 1.7976931348623157e100],
          flags: [true, false, null],
          nested: { a: { b: [{ c: [[], {}] }] }, 名: '值', '': 'an empty name' },
        }
        await table.put(item)
        expect(await table.get(item.pk, item.sk)).toEqual(item)
        expect(await table.query(item.pk, {})).toEqual([item])
      })

      test('[K2] an attribute that is undefined is dropped, at any depth', async () => {
        const pk = fresh()
        await table.put({ pk, sk: 'A', gone: undefined, livePk: undefined, deep: { gone: undefined, kept: 1 } })
        const found = await table.get(pk, 'A')
        expect(found && Object.keys(found).sort()).toEqual(['deep', 'pk', 'sk'])
        expect(found?.deep).toStrictEqual({ kept: 1 })
      })

      test('[K2] an item of 300 KB makes the round trip', async () => {
        const item = { pk: fresh(), sk: 'BIG', body: '火'.repeat(100_000), entries: [{ n: 1 }] }
        await table.put(item)
        expect(await table.get(item.pk, 'BIG')).toEqual(item)
      })

      test('[K2] what is put and what is handed back are copies: changing them changes nothing in the table', async () => {
        const pk = fresh()
        const mine = { pk, sk: 'A', list: [1] }
        const put = table.put(mine)
        mine.list.push(2)
        await put
        const expected = { pk, sk: 'A', list: [1] }
        const spoil = (item: Item | undefined) => (item as typeof mine).list.push(3)
        spoil(await table.get(pk, 'A'))
        spoil((await table.query(pk, {}))[0])
        const lost = await table.put({ pk, sk: 'A' }, { ifAbsent: true })
        if (!lost.ok) spoil(lost.existing)
        expect(await table.get(pk, 'A')).toEqual(expected)
      })

      test('[K2] an item that some store could not keep is refused by every store, and nothing is written', async () => {
        const pk = fresh()
        await expect(table.put({ pk, sk: 'A', body: 'x'.repeat(500_000) })).rejects.toThrow()
        await expect(table.put({ pk, sk: '' })).rejects.toThrow()
        await expect(table.put({ pk, sk: 'A', livePk: '', liveSk: 'x' })).rejects.toThrow()
        await expect(table.put({ pk, sk: 'a\0b' })).rejects.toThrow()
        await expect(table.put({ pk, sk: 'A' }, { ifNewer: 'n' })).rejects.toThrow()
        expect(await table.query(pk, {})).toEqual([])
      })

      test('[K2] asking for a key that cannot exist finds nothing and removes nothing', async () => {
        for (const key of ['', 'a\0b', '\ud800', 'x'.repeat(5000)]) {
          expect(await table.get(key, 'A')).toBeUndefined()
          expect(await table.get('A', key)).toBeUndefined()
          expect(await table.query(key, {})).toEqual([])
          expect(await table.list('live', key)).toEqual([])
          await table.remove('A', key)
        }
      })
    })

    describe('a range', () => {
      const keys = [
        'A',
        'A#1',
        'A#10',
        'A#2',
        'A\u0001',
        'B',
        'LOG#000001',
        'LOG#000002',
        'LOG$',
        'a',
        'é',
        '中',
        '\uffee',
        '😀',
      ]

      test('[K3] sort keys stand in the order of their UTF-8 bytes, also beyond U+FFFF', async () => {
        const pk = fresh()
        await fill(pk, keys)
        expect(sks(await table.query(pk, {}))).toEqual([...keys].sort(byBytes))
        expect(sks(await table.query(pk, {}, { reverse: true }))).toEqual([...keys].sort(byBytes).reverse())
        expect(sks(await table.query(pk, { from: '\ue000' }))).toEqual(['\uffee', '😀'])
      })

      test('[K3] prefix, after (exclusive), from and to (inclusive) narrow a query, alone and together', async () => {
        const pk = fresh()
        await fill(pk, keys)
        const find = async (range: Parameters<Table['query']>[1]) => sks(await table.query(pk, range))
        expect(await find({ prefix: 'LOG#' })).toEqual(['LOG#000001', 'LOG#000002'])
        expect(await find({ prefix: 'LOG#', after: 'LOG#000001' })).toEqual(['LOG#000002'])
        expect(await find({ prefix: 'LOG#', after: 'LOG#000002' })).toEqual([])
        expect(await find({ prefix: 'LOG#', after: 'LOG#0000015' })).toEqual(['LOG#000002'])
        expect(await find({ prefix: 'LOG#', after: 'LOG#9' })).toEqual([])
        expect(await find({ prefix: 'LOG#', after: 'A' })).toEqual(['LOG#000001', 'LOG#000002'])
        expect(await find({ after: 'A' })).toEqual([...keys].sort(byBytes).slice(1))
        expect(await find({ from: 'A#10', to: 'B' })).toEqual(['A#10', 'A#2', 'B'])
        expect(await find({ to: 'A#1' })).toEqual(['A', 'A\u0001', 'A#1'])
        expect(await find({ from: 'B', to: 'A' })).toEqual([])
        expect(await find({ prefix: 'A#', from: 'A#10', to: 'A#1z' })).toEqual(['A#10'])
        expect(await find({ prefix: 'A#', to: 'zz' })).toEqual(['A#1', 'A#10', 'A#2'])
        expect(await find({ prefix: 'A#', from: 'A#1', after: 'A#1' })).toEqual(['A#10', 'A#2'])
        expect(await find({ prefix: '中' })).toEqual(['中'])
        expect(await find({ prefix: '😀' })).toEqual(['😀'])
        expect(await find({ prefix: 'nothing' })).toEqual([])
        expect(await find({ prefix: '' })).toEqual([...keys].sort(byBytes))
      })

      test('[K3] a limit takes the first of the order asked for; reverse takes from the end', async () => {
        const pk = fresh()
        await fill(pk, ['LOG#1', 'LOG#2', 'LOG#3', 'LOG#4', 'META'])
        const find = async (...query: [Parameters<Table['query']>[1], Parameters<Table['query']>[2]]) =>
          sks(await table.query(pk, ...query))
        expect(await find({ prefix: 'LOG#' }, { limit: 2 })).toEqual(['LOG#1', 'LOG#2'])
        expect(await find({ prefix: 'LOG#' }, { limit: 1, reverse: true })).toEqual(['LOG#4'])
        expect(await find({ prefix: 'LOG#', after: 'LOG#1' }, { limit: 1 })).toEqual(['LOG#2'])
        expect(await find({ prefix: 'LOG#', after: 'LOG#1' }, { reverse: true })).toEqual(['LOG#4', 'LOG#3', 'LOG#2'])
        expect(await find({ from: 'LOG#2', to: 'LOG#3' }, { reverse: true, limit: 9 })).toEqual(['LOG#3', 'LOG#2'])
      })

      test('[K3] a partition never shows another, even when one name begins with the other', async () => {
        const pk = fresh()
        await table.put({ pk, sk: 'B' })
        await table.put({ pk: `${pk}#1`, sk: 'A' })
        await table.put({ pk: `${pk}\u0001`, sk: 'A' })
        await table.put({ pk: pk.slice(0, -1), sk: 'C' })
        expect(sks(await table.query(pk, {}))).toEqual(['B'])
        expect(sks(await table.query(pk, {}, { reverse: true }))).toEqual(['B'])
        expect(sks(await table.query(`${pk}#1`, {}))).toEqual(['A'])
      })

      test('[K3] a query over more than a megabyte gives every item, both ways, and stops at its limit', async () => {
        const pk = fresh()
        const many = Array.from({ length: 40 }, (_, i) => `LOG#${String(i).padStart(6, '0')}`)
        await fill(pk, many, () => ({ body: 'x'.repeat(80_000), livePk: pk, liveSk: 'same' }))
        expect(sks(await table.query(pk, { prefix: 'LOG#' }))).toEqual(many)
        expect(sks(await table.query(pk, {}, { reverse: true }))).toEqual([...many].reverse())
        expect(sks(await table.query(pk, {}, { limit: 30 }))).toEqual(many.slice(0, 30))
        await expect.poll(async () => sks(await table.list('live', pk)).sort()).toEqual(many)
      })

      test('[K3] random ranges give what filtering and sorting all keys gives', async () => {
        const pk = fresh()
        const seed = Math.floor(Math.random() * 2 ** 31)
        let state = seed
        const dice = (sides: number) => {
          state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
          return Math.floor((state / 0x80000000) * sides)
        }
        const letters = ['a', 'b', '#', 'é', '火', '\uffee', '😀', '\u0001']
        const word = (least: number) =>
          Array.from({ length: least + dice(3) }, () => letters[dice(letters.length)]).join('')
        const all = [...new Set(Array.from({ length: 60 }, () => word(1)))].sort(byBytes)
        await fill(pk, all)
        for (let round = 0; round < 60; round++) {
          const maybe = () => (dice(2) ? word(1) : undefined)
          const [prefix, after, from, to] = [maybe()?.slice(0, 1), maybe(), maybe(), maybe()]
          const range = { ...(prefix !== '\ud83d' && { prefix }), after, from, to }
          const options = { reverse: dice(2) === 1, ...(dice(2) && { limit: 1 + dice(5) }) }
          const expected = all.filter(
            (key) =>
              key.startsWith(range.prefix ?? '') &&
              (after === undefined || byBytes(key, after) > 0) &&
              (from === undefined || byBytes(key, from) >= 0) &&
              (to === undefined || byBytes(key, to) <= 0),
          )
          if (options.reverse) expected.reverse()
          const found = sks(await table.query(pk, range, options))
          expect(found, `seed ${seed} ${JSON.stringify({ range, options })}`).toEqual(expected.slice(0, options.limit))
        }
      })
    })

    describe('a condition', () => {
      test('[K4] of fifty writers that put one key if absent exactly one wins, and every loser is shown the winner', async () => {
        for (let round = 0; round < 5; round++) {
          const pk = fresh()
          const results = await Promise.all(
            Array.from({ length: 50 }, async (_, writer) => ({
              writer,
              result: await table.put({ pk, sk: 'LOG#000001', writer, deep: { list: [writer] } }, { ifAbsent: true }),
            })),
          )
          const winners = results.filter(({ result }) => result.ok)
          expect(winners).toHaveLength(1)
          const standing = await table.get(pk, 'LOG#000001')
          expect(standing).toMatchObject({ writer: winners[0]?.writer })
          for (const { result } of results) if (!result.ok) expect(result.existing).toEqual(standing)
        }
      })

      test('[K4] what was removed is absent again', async () => {
        const pk = fresh()
        expect(await table.put({ pk, sk: 'A', try: 1 }, { ifAbsent: true })).toEqual({ ok: true })
        expect(await table.put({ pk, sk: 'A', try: 2 }, { ifAbsent: true })).toMatchObject({ ok: false })
        await table.remove(pk, 'A')
        expect(await table.put({ pk, sk: 'A', try: 3 }, { ifAbsent: true })).toEqual({ ok: true })
        expect(await table.get(pk, 'A')).toMatchObject({ try: 3 })
      })

      test('[K4] a put if newer wins where nothing stands, or something with a smaller n or none; else it is shown what stands', async () => {
        const pk = fresh()
        const put = (n: number) => table.put({ pk, sk: 'META', n, by: `n${n}` }, { ifNewer: 'n' })
        expect(await put(3)).toEqual({ ok: true })
        expect(await put(3)).toEqual({ ok: false, existing: { pk, sk: 'META', n: 3, by: 'n3' } })
        expect(await put(2)).toEqual({ ok: false, existing: { pk, sk: 'META', n: 3, by: 'n3' } })
        expect(await put(10)).toEqual({ ok: true })
        expect(await table.get(pk, 'META')).toMatchObject({ n: 10, by: 'n10' })
        await table.put({ pk, sk: 'META', by: 'somebody without n' })
        expect(await put(0)).toEqual({ ok: true })
      })

      test('[K4] racing puts if newer leave the newest, in whatever order they come', async () => {
        const pk = fresh()
        const order = Array.from({ length: 40 }, (_, i) => (i * 17) % 40)
        await Promise.all(order.map((n) => table.put({ pk, sk: 'META', n }, { ifNewer: 'n' })))
        expect(await table.get(pk, 'META')).toEqual({ pk, sk: 'META', n: 39 })
      })
    })

    describe('an index', () => {
      const listed = (...call: Parameters<Table['list']>) => expect.poll(async () => sks(await table.list(...call)))

      test('[K5] lists, in the order of its own sort key, the items that carry both of its keys', async () => {
        const index = fresh()
        const put = (sk: string, keys: Partial<Item>) => table.put({ pk: fresh(), sk, ...keys })
        await Promise.all([
          put('second', { livePk: index, liveSk: '2' }),
          put('first', { livePk: index, liveSk: '1' }),
          put('emoji', { livePk: index, liveSk: '😀' }),
          put('fullwidth', { livePk: index, liveSk: '\uffee' }),
          put('twin-a', { livePk: index, liveSk: '3' }),
          put('only half', { livePk: index }),
          put('another index', { orgPk: index, orgSk: '1' }),
          put('another partition', { livePk: `${index}#`, liveSk: '1' }),
          put('none', {}),
        ])
        await listed('live', index).toEqual(['first', 'second', 'twin-a', 'fullwidth', 'emoji'])
        await listed('live', index, { reverse: true, limit: 2 }).toEqual(['emoji', 'fullwidth'])
        await listed('live', index, { after: '1', limit: 2 }).toEqual(['second', 'twin-a'])
        await listed('live', index, { after: '3', reverse: true }).toEqual(['second', 'first'])
        await listed('org', index).toEqual(['another index'])
        await listed('org', fresh()).toEqual([])
      })

      test('[K5] items with equal index keys are all listed, whole', async () => {
        const index = fresh()
        const items = ['A', 'B', 'C'].map((sk) => ({ pk: fresh(), sk, orgPk: index, orgSk: 'same', body: { sk } }))
        await Promise.all(items.map((item) => table.put(item)))
        await expect
          .poll(async () => (await table.list('org', index)).sort((a, b) => byBytes(a.sk, b.sk)))
          .toEqual(items)
      })

      test('[K5] follows an item: a changed body, a moved key, a key taken away, a removal', async () => {
        const index = fresh()
        const item = { pk: fresh(), sk: 'META', livePk: index, liveSk: '5', orgPk: index, orgSk: '5', n: 1 }
        await table.put(item)
        await table.put({ ...item, n: 2 }, { ifNewer: 'n' })
        await expect.poll(() => table.list('live', index)).toEqual([{ ...item, n: 2 }])
        await table.put({ pk: fresh(), sk: 'OTHER', livePk: index, liveSk: '6' })
        await table.put({ ...item, liveSk: '7', n: 3 }, { ifNewer: 'n' })
        await listed('live', index).toEqual(['OTHER', 'META'])
        await table.put({ ...item, livePk: undefined, liveSk: undefined, n: 4 })
        await listed('live', index).toEqual(['OTHER'])
        await listed('org', index).toEqual(['META'])
        await table.remove(item.pk, item.sk)
        await listed('org', index).toEqual([])
      })

      test('[K5] a put that lost its condition leaves the index as it was', async () => {
        const index = fresh()
        const item = { pk: fresh(), sk: 'META', livePk: index, liveSk: '5', n: 5 }
        await table.put(item)
        await table.put({ ...item, liveSk: '9', n: 4 }, { ifNewer: 'n' })
        await table.put({ ...item, livePk: `${index}#`, n: 9 }, { ifAbsent: true })
        await expect.poll(() => table.list('live', index)).toEqual([item])
        await listed('live', `${index}#`).toEqual([])
      })
    })
  })
}
