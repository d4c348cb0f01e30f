import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A running product, as `npm start` runs it once it is built. */
export interface Running {
  readonly url: string
  readonly trainerKey: string
  readonly managerKey: string
  readonly evaluatorKey: string
  readonly pid: number
  readonly child: ChildProcess
  /** What it wrote to its error stream so far. */
  errors(): string
  /** SIGKILL: no goodbye. */
  kill(): Promise<void>
  /** SIGTERM: an orderly stop. */
  stop(): Promise<void>
}

const root = fileURLToPath(new URL('../../', import.meta.url))

/** A data folder of its own, removed when the test is done with it. */
export function makeDataFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-test-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Starts the built server on a free port (or a given one) and waits for its three lines; rejects with what it said if it gives up. */
export async function startServer(folder: string, port = 0, more: Record<string, string> = {}): Promise<Running> {
  const child = spawn(process.execPath, ['dist/serve.mjs'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      SANDTABLE_DATA: folder,
      NODE_ENV: 'production',
      SANDTABLE_TABLE: '',
      ...more,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let errors = ''
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  const lines = await new Promise<RegExpMatchArray>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(errors || `the server stopped with ${code}`)))
    child.stdout.on('data', (chunk) => {
      out += chunk
      const found = out.match(
        /trainer {2}(http:\/\/[^/]+)\/trainer\?key=(\S+)\nmanager {2}\S+key=(\S+)\nevaluator {2}\S+key=(\S+)\n/,
      )
      if (found) resolve(found)
    })
  })
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await ended
  }
  const [, url = '', trainerKey = '', managerKey = '', evaluatorKey = ''] = lines
  return {
    url,
    trainerKey,
    managerKey,
    evaluatorKey,
    pid: child.pid ?? 0,
    child,
    errors: () => errors,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}
