import { performance } from 'node:perf_hooks'
import { openTable } from '../../functions/adapters/open-table.ts'
import { makeScenarioStore } from '../../functions/core/scenario-store.ts'
import { shippedScenarios } from '../../scenarios/catalogue.ts'
import { signIn } from '../support/client.ts'
import { makeDataFolder, startServer } from '../support/server.ts'
import { storeDrill } from '../support/stored-drill.ts'

const length = 5_000
const files = ['report', 'review.docx', 'review.xlsx', 'review.csv', 'review.xes', 'file-pack.zip'] as const

/**
 * How long the documents of a log of 5,000 entries take on the built server, and for how long its clock is held up
 * meanwhile: the slowest answer to a question that costs nothing, asked every few milliseconds.
 */
export async function reports(row: (name: string, values: readonly number[], unit?: string) => void): Promise<void> {
  const data = makeDataFolder()
  const table = await openTable({ SANDTABLE_DATA: data.folder })
  const scenarios = makeScenarioStore(table)
  const pack = (await shippedScenarios()).find(({ id }) => id === 'grassland-fire')
  if (!pack) throw new Error('no pack')
  await scenarios.put('local', pack.yaml, pack.id)
  const { drill } = await storeDrill(table, scenarios, pack.id, { length })
  await table.close()
  const server = await startServer(data.folder)
  try {
    const { token } = await signIn(server.url, server.managerKey)
    const headers = { authorization: `Bearer ${token}` }
    const get = async (file: string) => {
      const from = performance.now()
      const answer = await fetch(`${server.url}/api/drills/${drill}/${file}?lang=zh`, { headers })
      if (!answer.ok) throw new Error(`${file}: ${answer.status}`)
      await answer.arrayBuffer()
      return performance.now() - from
    }
    await get('report')
    for (const file of files) {
      let asking = true
      const waits: number[] = []
      const watch = (async () => {
        while (asking) {
          const from = performance.now()
          await (await fetch(`${server.url}/api/time`)).arrayBuffer()
          waits.push(performance.now() - from)
          await new Promise((resolve) => setTimeout(resolve, 2))
        }
      })()
      const times = [await get(file), await get(file), await get(file)]
      asking = false
      await watch
      row(`${file} of ${length} entries`, times)
      row(`  the server's clock held up meanwhile, at most`, waits)
    }
  } finally {
    await server.stop()
    data.remove()
  }
}
