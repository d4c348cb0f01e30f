import { openTable } from '../../functions/adapters/open-table.ts'
import { makeScenarioStore } from '../../functions/core/scenario-store.ts'
import { shippedScenarios } from '../../scenarios/catalogue.ts'
import { type Running, startServer } from './server.ts'
import { storeDrill } from './stored-drill.ts'

/** A server whose data folder holds an ended drill of the grassland fire. */
export async function startServerWithDrill(folder: string): Promise<{ server: Running; drill: string }> {
  const table = await openTable({ SANDTABLE_DATA: folder })
  const scenarios = makeScenarioStore(table)
  const pack = (await shippedScenarios()).find(({ id }) => id === 'grassland-fire')
  if (!pack) throw new Error('no pack')
  await scenarios.put('local', pack.yaml, pack.id)
  const { drill } = await storeDrill(table, scenarios, pack.id)
  await table.close()
  return { server: await startServer(folder), drill }
}
