// Builds what the AWS stack deploys into dist/aws/: one bundle a function, its assets beside it. Prints size and import time.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = new URL('./', import.meta.url)
const out = new URL('dist/aws/', root)
const maps = new URL('dist/aws-maps/', root)
/** The description of the contract, made here once: a function only hands it out and need not know how it is made. */
async function describeContract() {
  const outfile = fileURLToPath(new URL('openapi.mjs', maps))
  const entry = fileURLToPath(new URL('functions/http/openapi.ts', root))
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'warning' })
  const { openapi } = await import(outfile)
  rmSync(outfile)
  return JSON.stringify(openapi())
}
const contract = await describeContract()

/** A module of the same names that does nothing: what it does is never asked of a function. */
const hollow = (path) => {
  const names = [...readFileSync(path, 'utf8').matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name)
  const left = "const left = () => () => { throw new Error('left out of the functions') }\n"
  return { contents: left + names.map((name) => `export const ${name} = left`).join('\n'), loader: 'js' }
}

/**
 * Leaves out what a function can never use: languages we do not speak, ways to credentials that are not there, and the
 * making of JSON Schemas, which is done above.
 */
const lean = {
  name: 'lean',
  setup({ onLoad }) {
    const locales = fileURLToPath(new URL('node_modules/zod/v4/locales/', root))
    const two = "export { default as en } from './en.js'\nexport { default as zhCN } from './zh-CN.js'"
    onLoad({ filter: /zod\/v4\/locales\/index\.js$/ }, () => ({ contents: two, loader: 'js', resolveDir: locales }))
    const unused = "export const fromJSONSchema = () => { throw new Error('left out') }"
    onLoad({ filter: /zod\/v4\/classic\/from-json-schema\.js$/ }, () => ({ contents: unused, loader: 'js' }))
    onLoad({ filter: /zod\/v4\/core\/(json-schema-processors|to-json-schema)\.js$/ }, ({ path }) => hollow(path))
    onLoad({ filter: /functions\/http\/openapi\.ts$/ }, () => ({
      contents: `const made = ${contract}\nexport const openapi = () => made`,
      loader: 'js',
    }))
    // What tells a browser's name, and streams of events: no function has either.
    const nothing = { contents: 'export default {}', loader: 'js' }
    onLoad({ filter: /node_modules\/bowser\/|\/submodules\/event-streams\/index\.js$/ }, () => nothing)
    const given = "export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env'"
    onLoad({ filter: /credential-provider-node\/.*index\.js$/ }, () => ({
      contents: given,
      loader: 'js',
      resolveDir: fileURLToPath(root),
    }))
  },
}

const functions = ['api', 'socket', 'mail', 'alarm', 'sweep', 'seed']
/** What a function may read when it starts; with what it reads later too, but for `api`, which makes documents. */
const most = 600 * 1024

for (const folder of [out, maps]) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
}

const built = await Promise.all(
  functions.map((name) =>
    build({
      metafile: true,
      entryPoints: { index: fileURLToPath(new URL(`functions/aws/${name}.ts`, root)) },
      outdir: fileURLToPath(new URL(name, out)),
      outExtension: { '.js': '.mjs' },
      // What is seldom asked for (reading packs, writing documents) lies in a file of its own and is read when it is.
      splitting: true,
      chunkNames: '[name]-[hash]',
      charset: 'utf8',
      plugins: [lean],
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'esm',
      target: 'node22',
      mainFields: ['module', 'main'],
      // Some packages still ask for Node's modules the old way.
      banner: { js: "import{createRequire as __require}from'node:module';const require=__require(import.meta.url);" },
      // Kept apart: they read a stack trace at a desk, not in a function.
      sourcemap: 'external',
      legalComments: 'none',
      logLevel: 'warning',
    }),
  ),
)
for (const name of functions) {
  const folder = new URL(`${name}/`, out)
  mkdirSync(new URL(`${name}/`, maps))
  for (const file of readdirSync(folder).filter((each) => each.endsWith('.map')))
    renameSync(new URL(file, folder), new URL(`${name}/${file}`, maps))
}

const packs = readdirSync(new URL('scenarios/', root)).filter((name) => name.endsWith('.yaml'))
mkdirSync(new URL('seed/packs/', out))
for (const name of packs) cpSync(new URL(`scenarios/${name}`, root), new URL(`seed/packs/${name}`, out))

// Where there is no CloudFront the pages are served by the function that answers /api.
const web = new URL('dist/web/', root)
if (existsSync(web)) {
  cpSync(new URL('api/', out), new URL('api-pages/', out), { recursive: true })
  cpSync(web, new URL('api-pages/web/', out), { recursive: true })
}

// The runner of the stack wants the bundles only.
if (process.argv.includes('--quick')) process.exit(0)

/** A store that says yes to everything: enough for a function to start. */
const store = createServer((request, response) => {
  request.resume()
  response.setHeader('content-type', 'application/x-amz-json-1.0').end('{}')
})
store.listen(0, '127.0.0.1')
await once(store, 'listening')
const endpoint = `http://127.0.0.1:${store.address().port}`

async function importTime(name) {
  const code = `const t=performance.now();await import(process.argv[1]);process.stdout.write(String(performance.now()-t))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code, new URL(`${name}/index.mjs`, out).href], {
    env: {
      PATH: process.env.PATH,
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'none',
      AWS_SECRET_ACCESS_KEY: 'none',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      SANDTABLE_TABLE: 'none',
      SANDTABLE_URL: 'https://none.example',
      SANDTABLE_QUEUE: `${endpoint}/queue`,
      SANDTABLE_CONNECTIONS: endpoint,
      DYNAMODB_ENDPOINT: endpoint,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  const [code_] = await once(child, 'close')
  if (code_ !== 0) throw new Error(`${name} does not start`)
  return Number(said)
}

/** What is read when a function starts: its entry and all that the entry imports; what is read later lies beside it. */
function startBytes({ outputs }) {
  const seen = new Set()
  const walk = (path) => {
    if (seen.has(path) || !outputs[path]) return 0
    seen.add(path)
    const { bytes, imports } = outputs[path]
    return imports.filter(({ kind }) => kind === 'import-statement').reduce((sum, to) => sum + walk(to.path), bytes)
  }
  return walk(Object.keys(outputs).find((path) => path.endsWith('/index.mjs')))
}

const kb = (bytes) => `${Math.round(bytes / 1024)} KB`
let broken = false
console.log('function     bundle   with what is read later   import (median of 5, this machine)')
for (const [index, name] of functions.entries()) {
  const { metafile } = built[index]
  const bytes = startBytes(metafile)
  const all = Object.entries(metafile.outputs).filter(([path]) => path.endsWith('.mjs'))
  const sum = all.reduce((total, [, output]) => total + output.bytes, 0)
  const times = []
  for (let run = 0; run < 5; run++) times.push(await importTime(name))
  const median = times.sort((a, b) => a - b)[2]
  const over = (name === 'api' ? bytes : sum) > most
  broken ||= over
  console.log(
    `${name.padEnd(10)} ${kb(bytes).padStart(8)}   ${kb(sum).padStart(23)}   ${`${Math.round(median)} ms`.padStart(6)}${over ? '   over 600 KB' : ''}`,
  )
}
store.close()
process.exitCode = broken ? 1 : 0
