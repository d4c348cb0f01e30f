import { makeIdentity } from '../core/identity.ts'
import { spendInTable } from '../core/identity-spend.ts'
import { openSecret } from '../core/secret.ts'
import { makeApiDoor } from './api-door.ts'
import { readEnvironment } from './environment.ts'
import { openProduct } from './product.ts'

/* HTTP API → the HTTP contract. */

const env = readEnvironment(process.env)
const product = openProduct('api', env)
const { table, now } = product
const identity = makeIdentity({ secret: await openSecret(table), now, spend: spendInTable(table) })
const pages = process.env.SANDTABLE_PAGES

// Where there is no CloudFront, the pages lie beside this function.
const web = pages ? (await import('../http/static.ts')).makeStatic(pages) : undefined

export const handler = makeApiDoor(product, identity, env, { web })
