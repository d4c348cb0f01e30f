import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/* Builds the bundles and synthesizes the stack into dist/stack.out/, as `cdk synth` does, when something is newer than the last time. */

const root = new URL('../../', import.meta.url)
const path = (name: string) => fileURLToPath(new URL(name, root))
const stampFile = path('dist/stack.stamp')

function stampOf(): string {
  const hash = createHash('sha256').update(readFileSync(path('dist/stamp')))
  for (const name of ['build-aws.mjs', 'cdk.json', ...readdirSync(path('cdk')).map((file) => `cdk/${file}`)]) {
    const file = statSync(path(name))
    hash.update(`${name} ${file.size} ${file.mtimeMs}\n`)
  }
  return hash.digest('hex')
}

function run(...words: string[]) {
  const env = {
    ...process.env,
    CDK_OUTDIR: path('dist/stack.out'),
    CDK_CONTEXT_JSON: JSON.stringify(
      (JSON.parse(readFileSync(path('cdk.json'), 'utf8')) as { context: object }).context,
    ),
    CDK_DEFAULT_REGION: 'us-east-1',
  }
  const { status } = spawnSync(process.execPath, words, { cwd: path('.'), env, stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) process.exit(status ?? 1)
}

const stamp = stampOf()
if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
  console.error('building the stack …')
  rmSync(path('dist/stack.out'), { recursive: true, force: true })
  run('build-aws.mjs', '--quick')
  run('--import', 'tsx', 'cdk/app.ts')
  writeFileSync(stampFile, stamp)
}
