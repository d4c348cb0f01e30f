import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Staff } from './use-cases.ts'

/** The three links a server prints when it starts: each key is good while the process lives. */
export interface Keys {
  readonly trainer: string
  readonly manager: string
  readonly evaluator: string
  /** The role a key opens; undefined for a wrong key, found in a time that tells nothing about it. */
  roleOf(key: string): Staff['role'] | undefined
}

const digest = (text: string) => createHash('sha256').update(text).digest()

const roles = ['trainer', 'manager', 'evaluator'] as const

/** Random keys (192 bits, URL-safe), one a role; given ones serve tests and fixed installations. */
export function makeKeys(given: Partial<Record<Staff['role'], string>> = {}): Keys {
  const keyOf = (role: Staff['role']) => given[role] ?? randomBytes(24).toString('base64url')
  const keys = { trainer: keyOf('trainer'), manager: keyOf('manager'), evaluator: keyOf('evaluator') }
  const digests = roles.map((role) => ({ role, digest: digest(keys[role]) }))
  return {
    ...keys,
    roleOf(key) {
      const asked = digest(key)
      // All are compared, whichever fits: the time taken tells nothing.
      const fits = digests.filter((each) => timingSafeEqual(asked, each.digest))
      return fits[0]?.role
    },
  }
}
