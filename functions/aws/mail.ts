import { makeMailDoor } from './mail-door.ts'
import { openProduct } from './product.ts'

/* The table's stream, commands only → advance. */
export const handler = makeMailDoor(openProduct('mail'))
