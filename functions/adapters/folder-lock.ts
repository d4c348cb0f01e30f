import { createHash } from 'node:crypto'
import { mkdirSync, realpathSync, unlinkSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Another process keeps this data folder open. */
export class TableLockedError extends Error {
  override readonly name = 'TableLockedError'
}

function address(folder: string): string {
  const name = `sandtable-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  // An abstract socket lives in the kernel: it goes with its process, also by SIGKILL, and leaves no file behind.
  return process.platform === 'linux' ? `\0${name}` : join(tmpdir(), `${name}.sock`)
}

const listen = (path: string) =>
  new Promise<Server | undefined>((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    )
    server.listen(path, () => resolve(server.unref()))
  })

const answers = (path: string) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(path)
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
    socket.once('close', () => socket.destroy())
  })

/** Holds a folder for this process until released or dead; a second holder is refused with what to do. */
export async function lockFolder(folder: string): Promise<{ release(): Promise<void> }> {
  mkdirSync(folder, { recursive: true })
  const path = address(realpathSync(folder))
  let server = await listen(path)
  if (!server && path.endsWith('.sock') && !(await answers(path))) {
    unlinkSync(path)
    server = await listen(path)
  }
  if (!server) {
    throw new TableLockedError(
      `Another Sandtable server is running on the data folder ${folder}. Stop it, or give this one a folder of its own: SANDTABLE_DATA=other-folder npm start`,
    )
  }
  const held = server
  return { release: () => new Promise((resolve) => held.close(() => resolve())) }
}
