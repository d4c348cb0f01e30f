import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { openTable } from './adapters/open-table.ts'
import { exportOrg } from './core/transfer.ts'
import { exportLines } from './transfer/file.ts'

/* `npm run export -- --org local > file`: all that belongs to an organisation, from the store the environment names. */

const { values } = parseArgs({ options: { org: { type: 'string', default: 'local' } } })
const table = await openTable(process.env).catch((error) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
let lines = 0
for await (const line of exportLines(values.org, exportOrg(table, values.org))) {
  lines += 1
  if (!process.stdout.write(line)) await once(process.stdout, 'drain')
}
await table.close()
console.error(`${lines - 2} items of ${values.org}`)
if (lines === 2) {
  console.error(`There is nothing of ${values.org} in this store: is that its name, and is this the store?`)
  process.exitCode = 1
}
