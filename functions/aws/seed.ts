import { pathToFileURL } from 'node:url'
import { shippedScenarios } from '../../scenarios/catalogue.ts'
import { makeDynamoClient, makeDynamoTable } from '../adapters/dynamodb-table.ts'
import { makeScenarioStore } from '../core/scenario-store.ts'
import { readEnvironment } from './environment.ts'
import { makeSeedDoor } from './seed-door.ts'

/* The stack's custom resource, or a person by hand → the shipped packs into the table. */

const beside = pathToFileURL(`${process.env.LAMBDA_TASK_ROOT ?? '.'}/packs/`)

const { table, tableEndpoint } = readEnvironment(process.env)

export const handler = makeSeedDoor({
  scenarios: makeScenarioStore(makeDynamoTable(makeDynamoClient({ endpoint: tableEndpoint }), table)),
  packs: () => shippedScenarios(beside),
  respond: (url, body) => fetch(url, { method: 'PUT', body, signal: AbortSignal.timeout(10_000) }),
})
