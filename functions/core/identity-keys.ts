import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** The two links a server prints when it starts: each key is good while the process lives. */
export interface Keys {
  readonly trainer: string
  readonly manager: string
  /** The role a key opens; undefined for a wrong key, found in a time that tells nothing about it. */
  roleOf(key: string): 'trainer' | 'manager' | undefined
}

const digest = (text: string) => createHash('sha256').update(text).digest()

/** Random keys (192 bits, URL-safe) for the trainer and the manager; given ones serve tests and fixed installations. */
export function makeKeys(given?: { readonly trainer: string; readonly manager: string }): Keys {
  const trainer = given?.trainer ?? randomBytes(24).toString('base64url')
  const manager = given?.manager ?? randomBytes(24).toString('base64url')
  const asTrainer = digest(trainer)
  const asManager = digest(manager)
  return {
    trainer,
    manager,
    roleOf(key) {
      const asked = digest(key)
      const isTrainer = timingSafeEqual(asked, asTrainer)
      const isManager = timingSafeEqual(asked, asManager)
      return isTrainer ? 'trainer' : isManager ? 'manager' : undefined
    },
  }
}
