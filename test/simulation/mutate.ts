import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import type { Mutant } from './mutants.ts'
import type { Subject } from './place.ts'

const root = join(import.meta.dirname, '../..')
const core = join(root, 'functions/core')

function changed(source: string, { rule, change }: Mutant): string {
  let text = source
  for (const [from, to] of change) {
    const parts = text.split(from)
    if (parts.length !== 2) throw new Error(`"${rule}": the snippet stands ${parts.length - 1} times: ${from}`)
    text = parts.join(to)
  }
  return text
}

/** The two functions with one rule taken out; the sources themselves stay as they are. */
export async function mutate(mutant: Mutant, name: string): Promise<Subject> {
  const path = join(core, mutant.file)
  const contents = changed(await readFile(path, 'utf8'), mutant)
  const folder = join(root, 'node_modules/.cache/simulation')
  await mkdir(folder, { recursive: true })
  const outfile = join(folder, `${name}-${process.pid}.mjs`)
  await build({
    stdin: {
      contents: `export { accept } from './accept.ts'\nexport { advance } from './advance.ts'`,
      resolveDir: core,
      loader: 'ts',
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'error',
    plugins: [
      {
        name: 'mutate',
        setup: ({ onLoad }) =>
          onLoad({ filter: /functions.core.(accept|advance|settled)\.ts$/ }, (file) =>
            file.path === path ? { contents, loader: 'ts' } : undefined,
          ),
      },
    ],
  })
  const subject = (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as Subject
  await rm(outfile)
  return subject
}
