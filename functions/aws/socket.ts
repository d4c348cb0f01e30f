import { makeIdentity } from '../core/identity.ts'
import { spendInTable } from '../core/identity-spend.ts'
import { openSecret } from '../core/secret.ts'
import { readEnvironment } from './environment.ts'
import { openProduct } from './product.ts'
import { makeSocketDoor } from './socket-door.ts'

/* WebSocket API: $connect, $default, $disconnect → who is connected, and what they lack. */

const env = readEnvironment(process.env)
const product = openProduct('socket', env)
const { table, now } = product
const identity = makeIdentity({ secret: await openSecret(table), now, spend: spendInTable(table) })

export const handler = makeSocketDoor(product, identity, env)
