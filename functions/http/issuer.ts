import type { Context } from 'hono'
import { type Discovered, makeTokenReader, type SignInSettings } from '../core/issuer.ts'
import type { Issuer } from './deps.ts'
import { bearer } from './who.ts'

/** What a browser needs to know of a discovered issuer. */
export const configOf = (settings: SignInSettings, { authorization_endpoint, token_endpoint }: Discovered) => ({
  authorize: authorization_endpoint,
  token: token_endpoint,
  clientId: settings.clientId,
  scope: settings.scope,
})

/** An issuer whose tokens this process verifies itself, with the keys the issuer publishes. */
export function makeIssuer(settings: SignInSettings, discovered: Discovered): Issuer {
  const read = makeTokenReader(settings, discovered)
  return {
    config: async () => configOf(settings, discovered),
    connectTo: [new URL(discovered.token_endpoint).origin],
    whoOf: async (c: Context) => {
      const token = bearer(c)
      return token ? read(token) : undefined
    },
  }
}
