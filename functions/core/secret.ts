import { randomBytes } from 'node:crypto'
import type { Table } from './table.ts'

/** The one signing secret of an installation, made once and kept in its table, so that a restart signs nobody out. */
export async function openSecret(table: Table): Promise<Uint8Array> {
  const fresh = randomBytes(32).toString('base64url')
  const put = await table.put({ pk: 'SECRET', sk: 'SIGNING', secret: fresh }, { ifAbsent: true })
  const kept = put.ok ? fresh : String((put.existing ?? (await table.get('SECRET', 'SIGNING')))?.secret)
  return Buffer.from(kept, 'base64url')
}
