import { pathToFileURL } from 'node:url'
import { shippedScenarios } from '../../scenarios/catalogue.ts'
import { openProduct } from './product.ts'
import { makeSeedDoor } from './seed-door.ts'

/* The stack's custom resource, or a person by hand → the shipped packs into the table. */

const beside = pathToFileURL(`${process.env.LAMBDA_TASK_ROOT ?? '.'}/packs/`)

export const handler = makeSeedDoor({
  scenarios: openProduct('seed').scenarios,
  packs: () => shippedScenarios(beside),
  respond: (url, body) => fetch(url, { method: 'PUT', body, signal: AbortSignal.timeout(10_000) }),
})
