// Builds the pages and the one-machine server into dist/, when a source is newer than the last build.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build as bundle } from 'esbuild'
import { build as buildWeb } from 'vite'

const root = new URL('./', import.meta.url)
const stampFile = new URL('dist/stamp', root)

function stampOf() {
  const hash = createHash('sha256')
  for (const folder of ['engine', 'functions', 'scenarios', 'web']) {
    for (const entry of readdirSync(new URL(folder, root), { recursive: true }).sort()) {
      const file = statSync(new URL(`${folder}/${entry}`, root))
      if (file.isFile()) hash.update(`${folder}/${entry} ${file.size} ${file.mtimeMs}\n`)
    }
  }
  return hash.update(readFileSync(new URL('package-lock.json', root))).digest('hex')
}

function lastStamp() {
  try {
    return readFileSync(stampFile, 'utf8')
  } catch {
    return ''
  }
}

const stamp = stampOf()
if (stamp !== lastStamp()) {
  console.error('building …')
  rmSync(new URL('dist/server', root), { recursive: true, force: true })
  await Promise.all([
    buildWeb({ root: fileURLToPath(new URL('web', root)), logLevel: 'warn' }),
    bundle({
      entryPoints: ['serve', 'report-worker'].map((door) => fileURLToPath(new URL(`functions/${door}.ts`, root))),
      outdir: fileURLToPath(new URL('dist', root)),
      outExtension: { '.js': '.mjs' },
      // The SDK of a store that is not asked for stays in a chunk of its own, unread.
      splitting: true,
      chunkNames: 'server/[name]-[hash]',
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      packages: 'external',
      sourcemap: true,
      logLevel: 'warning',
    }),
  ])
  writeFileSync(stampFile, stamp)
}
