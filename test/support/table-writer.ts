import { openLmdbTable } from '../../functions/adapters/lmdb-table.ts'

// A process to be killed: writes in bursts for ever and says each item it was promised.
const table = await openLmdbTable(process.argv[2] ?? '')
process.stdout.write('open\n')
for (let burst = 0; ; burst++) {
  const put = async (i: number) => {
    const sk = `CMD#${burst}#${i}`
    const { ok } = await table.put(
      { pk: 'P', sk, livePk: 'live', liveSk: sk, body: 'x'.repeat(200) },
      { ifAbsent: true },
    )
    if (ok) process.stdout.write(`${sk}\n`)
  }
  await Promise.all(Array.from({ length: 50 }, (_, i) => put(i)))
}
