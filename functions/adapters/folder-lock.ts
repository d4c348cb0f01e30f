import { createHash } from 'node:crypto'
import { stat, unlink } from 'node:fs/promises'
import { createConnection, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Another process on this machine holds the folder. */
export class TableLockedError extends Error {
  override readonly name = 'TableLockedError'
  constructor(readonly folder: string) {
    super(
      `Another Sandtable server is running on the data folder ${folder}. ` +
        'Stop it, or give this one a folder of its own: SANDTABLE_DATA=other-folder npm start',
    )
  }
}

/**
 * Holds a folder for this process until the returned function is called or the process dies, however it dies: the lock
 * is a listening address named after the folder, which the kernel frees with the process. Refuses with
 * `TableLockedError`. It is not seen from another container on the same volume.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const address = await addressOf(folder)
  const release = (await listen(address)) ?? (await sweepAndListen(address))
  if (!release) throw new TableLockedError(folder)
  return release
}

const isFile = (address: string) => address.startsWith('/')

/** The device and inode, not the path: a folder has many paths. */
async function addressOf(folder: string): Promise<string> {
  const { dev, ino } = await stat(folder, { bigint: true })
  const name = `sandtable-${createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 32)}`
  if (process.platform === 'linux') return `\0${name}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
}

function listen(address: string): Promise<(() => Promise<void>) | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    )
    server.listen({ path: address, exclusive: true }, () => {
      server.unref()
      resolve(() => new Promise((closed) => server.close(() => closed())))
    })
  })
}

/** Only where the address is a file does it outlive a killed owner: nobody answers there, so it may go. */
async function sweepAndListen(address: string) {
  if (!isFile(address) || (await answers(address))) return undefined
  await unlink(address).catch(() => {})
  return listen(address)
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(address)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code !== 'ECONNREFUSED' && error.code !== 'ENOENT'),
    )
  })
}
