import { join } from 'node:path'
import { open } from 'lmdb'
import { openLmdbTable } from '../../functions/adapters/lmdb-table.ts'

// A process to be killed. It writes in bursts for ever and says each item it was promised; told `unlocked` it only keeps
// the store open, past the folder's lock, as a process in another container would.
const [, , folder = '', how] = process.argv
if (how === 'unlocked') {
  const root = open({ path: join(folder, 'table.mdb'), noSubdir: true })
  root.get('')
  setInterval(() => {}, 1 << 30)
  process.stdout.write('open\n')
} else {
  const table = await openLmdbTable(folder)
  process.stdout.write('open\n')
  for (let burst = 0; ; burst++) {
    const put = async (i: number) => {
      const sk = `CMD#${burst}#${i}`
      const item = { pk: 'P', sk, livePk: 'live', liveSk: sk, body: 'x'.repeat(200) }
      const { ok } = await table.put(item, { ifAbsent: true })
      if (ok) process.stdout.write(`${sk}\n`)
    }
    await Promise.all(Array.from({ length: 50 }, (_, i) => put(i)))
  }
}
