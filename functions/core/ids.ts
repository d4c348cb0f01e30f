import { randomBytes, randomUUID } from 'node:crypto'
import type { Ids } from './ports.ts'

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Ids and codes from the system's randomness. */
export const randomIds: Ids = {
  uuid: () => randomUUID(),
  // 32 letters divide 256 evenly: every code is as likely as any other.
  joinCode: () => Array.from(randomBytes(10), (byte) => crockford[byte % 32]).join(''),
}
