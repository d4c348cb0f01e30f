import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'

const system = [
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

function playwrightCache(): string | undefined {
  const cache = join(homedir(), process.platform === 'darwin' ? 'Library/Caches/ms-playwright' : '.cache/ms-playwright')
  if (!existsSync(cache)) return undefined
  const names = readdirSync(cache).filter((name) => name.startsWith('chromium-'))
  return names.map((name) => join(cache, name, 'chrome-linux/chrome')).find(existsSync)
}

/** The packaged browser looks for fonts where a Lambda has them: told here to use its own, and the system's if any. */
function fontConfig(folder: string): string {
  const file = join(folder, 'fonts.conf')
  const dirs = [join(folder, 'fonts'), '/usr/share/fonts'].map((dir) => `<dir>${dir}</dir>`).join('')
  writeFileSync(
    file,
    `<?xml version="1.0"?><fontconfig>${dirs}<cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>`,
  )
  return file
}

/** The Chromium inside @sparticuz/chromium: unpacked beside the modules, with the libraries a bare container lacks. */
async function packaged(): Promise<LaunchOptions | undefined> {
  // A folder for each worker: what one is unpacking, another cannot start.
  const worker = process.env.VITEST_POOL_ID ?? '0'
  const folder = fileURLToPath(new URL(`../../node_modules/.cache/chromium/${worker}`, import.meta.url))
  mkdirSync(folder, { recursive: true })
  const before = { runtime: process.env.AWS_EXECUTION_ENV, tmp: process.env.TMPDIR }
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x'
  process.env.TMPDIR = folder
  try {
    const { default: sparticuz } = await import('@sparticuz/chromium')
    const executablePath = await sparticuz.executablePath()
    const { AWS_EXECUTION_ENV: _, TMPDIR: __, ...env } = process.env
    // In a single process the whole browser ends with its first closed page.
    const args = sparticuz.args.filter((arg) => !/^--(headless|single-process|no-zygote)/.test(arg))
    return {
      executablePath,
      args: [...quiet, ...args],
      env: { ...env, FONTCONFIG_FILE: fontConfig(folder) } as Record<string, string>,
    }
  } catch {
    return undefined
  } finally {
    if (before.runtime === undefined) delete process.env.AWS_EXECUTION_ENV
    else process.env.AWS_EXECUTION_ENV = before.runtime
    if (before.tmp === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before.tmp
  }
}

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A headless browser: CHROME_PATH, the system's, Playwright's, or the packaged one; else an error that says how to get one. */
export async function openBrowser(): Promise<Browser> {
  const known =
    process.env.CHROME_PATH ?? [...system, playwrightCache()].find((path) => path !== undefined && existsSync(path))
  if (known) return chromium.launch({ executablePath: known, args: quiet })
  const found = await packaged()
  if (found) return chromium.launch(found)
  throw new Error('No browser was found. Install Chrome or Chromium, or name one: CHROME_PATH=/path/to/chrome npm test')
}
