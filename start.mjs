// Starts the product on this machine: builds in a process of its own if it must, then serves in this one.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const build = fileURLToPath(new URL('build.mjs', import.meta.url))
const { status } = spawnSync(process.execPath, [build], { stdio: ['ignore', 'inherit', 'inherit'] })
if (status !== 0) process.exit(status ?? 1)
process.env.NODE_ENV ??= 'production'
await import('./dist/serve.mjs')
