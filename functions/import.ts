import { parseArgs } from 'node:util'
import { openTable } from './adapters/open-table.ts'
import { BadExport } from './transfer/file.ts'
import { importFile } from './transfer/import.ts'

/* `npm run import -- file [--as org]`: an export into the store the environment names. What stands there stays. */

const { values, positionals } = parseArgs({ allowPositionals: true, options: { as: { type: 'string' } } })
const [path] = positionals
if (!path) {
  console.error('Say which file: npm run import -- export.ndjson')
  process.exit(1)
}
const table = await openTable(process.env).catch((error) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
try {
  const { org, items, counts, taken } = await importFile(table, path, values.as)
  console.log(`${items} items of ${org}: ${counts.new} new, ${counts.same} were there already`)
  if (taken.length > 0) {
    console.error(`${taken.length} were left out, something else stands in their place:`)
    for (const key of taken.slice(0, 20)) console.error(`  ${key}`)
    process.exitCode = 1
  }
} catch (error) {
  if (!(error instanceof BadExport) && (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  console.error(`Nothing was imported: ${(error as Error).message}`)
  process.exitCode = 1
} finally {
  await table.close()
}
