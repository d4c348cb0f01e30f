import { openProduct } from './product.ts'
import { makeSweepDoor } from './sweep-door.ts'

/* Every minute → every live drill, should its alarm have failed. */
export const handler = makeSweepDoor(openProduct('sweep'))
