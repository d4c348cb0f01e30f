import { makeAlarmDoor } from './alarm-door.ts'
import { readEnvironment } from './environment.ts'
import { openProduct } from './product.ts'
import { makeQueueClient, makeRetry } from './queue.ts'

/* The queue of alarms → advance, on the millisecond. */

const env = readEnvironment(process.env)

export const handler = makeAlarmDoor(
  openProduct('alarm', env),
  makeRetry(makeQueueClient(env.queueEndpoint), env.queue ?? ''),
)
