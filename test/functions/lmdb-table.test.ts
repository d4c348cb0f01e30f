import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { openLmdbTable, TableLockedError } from '../../functions/adapters/lmdb-table.ts'
import { openTable } from '../../functions/adapters/open-table.ts'
import { tableContract } from './table-contract.ts'

const folders: string[] = []
const children: ChildProcess[] = []
async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sandtable-'))
  folders.push(folder)
  return folder
}
afterEach(async () => {
  for (const child of children.splice(0)) await kill(child)
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

tableContract('the embedded table', async () => openLmdbTable(await makeFolder()))

const writer = fileURLToPath(new URL('../support/table-writer.ts', import.meta.url))

/** A process that writes for ever; `said` grows with every item it was promised, whole lines only. */
function startWriter(folder: string, ...how: 'unlocked'[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', writer, folder, ...how], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  let text = ''
  const waiting = new Set<() => void>()
  child.stdout.on('data', (chunk) => {
    text += chunk
    for (const look of waiting) look()
  })
  const said = () => text.split('\n').slice(0, -1)
  return {
    child,
    said,
    saidAtLeast: (lines: number) =>
      new Promise<void>((resolve, reject) => {
        const look = () => said().length >= lines && resolve()
        waiting.add(look)
        child.once('exit', (code) => reject(new Error(`the writer ended with ${code}`)))
        look()
      }),
  }
}

async function kill(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const closed = once(child, 'close')
  child.kill('SIGKILL')
  await closed
}

describe('the embedded table on disk', () => {
  it('[K8] still has every acknowledged put, and its index entry, after its process was killed, three times over', async () => {
    const folder = await makeFolder()
    for (let round = 1; round <= 3; round++) {
      const process = startWriter(folder)
      await process.saidAtLeast(400 * round)
      await kill(process.child)
      const promised = process.said().slice(1)
      expect(promised.length).toBeGreaterThanOrEqual(399)

      const table = await openLmdbTable(folder)
      const kept = new Set((await table.query('P', { prefix: 'CMD#' })).map(({ sk }) => sk))
      expect(promised.filter((sk) => !kept.has(sk))).toEqual([])
      expect(new Set((await table.list('live', 'live')).map(({ sk }) => sk))).toEqual(kept)
      for (const sk of kept) await table.remove('P', sk)
      await table.close()
    }
  })

  it('[K8] finds everything again when it is opened again', async () => {
    const folder = join(await makeFolder(), '目录', 'with.dot')
    const table = await openTable({ SANDTABLE_DATA: folder })
    await table.put({ pk: 'P', sk: 'A', orgPk: 'org', orgSk: '1' })
    await table.close()
    const again = await openTable({ SANDTABLE_DATA: folder })
    expect(await again.list('org', 'org')).toEqual([{ pk: 'P', sk: 'A', orgPk: 'org', orgSk: '1' }])
    await again.close()
  })

  it('[K9] is refused to a second process, by name and with advice, until the first is killed', async () => {
    const folder = await makeFolder()
    const { child, saidAtLeast } = startWriter(folder)
    await saidAtLeast(1)
    const refused = openLmdbTable(folder)
    await expect(refused).rejects.toThrow(TableLockedError)
    await expect(refused).rejects.toThrow(folder)
    await expect(refused).rejects.toThrow('SANDTABLE_DATA')
    await kill(child)
    await (await openLmdbTable(folder)).close()
  })

  it('[K9] is refused within one process too, and under another path to the same folder', async () => {
    const folder = await makeFolder()
    const alias = join(await makeFolder(), 'alias')
    await symlink(folder, alias, 'junction')
    const table = await openLmdbTable(folder)
    await expect(openLmdbTable(folder)).rejects.toThrow(TableLockedError)
    await expect(openLmdbTable(alias)).rejects.toThrow(TableLockedError)
    await table.close()
    await (await openLmdbTable(alias)).close()
  })

  it('[K9] is refused while the store is open elsewhere, even where the lock of that place cannot be seen', async () => {
    const folder = await makeFolder()
    const { child, saidAtLeast } = startWriter(folder, 'unlocked')
    await saidAtLeast(1)
    await expect(openLmdbTable(folder)).rejects.toThrow(TableLockedError)
    await expect(openLmdbTable(folder)).rejects.toThrow(TableLockedError)
    await kill(child)
    await (await openLmdbTable(folder)).close()
  })

  it('[K9] is given to exactly one of many that ask at once', async () => {
    const folder = await makeFolder()
    const asked = await Promise.allSettled(Array.from({ length: 10 }, () => openLmdbTable(folder)))
    const opened = asked.filter((result) => result.status === 'fulfilled')
    expect(opened).toHaveLength(1)
    await opened[0]?.value.close()
  })
})
