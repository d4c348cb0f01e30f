import { once } from 'node:events'
import type { Server } from 'node:http'
import Provider from 'oidc-provider'
import { freePort } from './free-port.ts'

/** A person the issuer knows, by the name typed at its sign-in page, and what its tokens say of him. */
export interface Account {
  readonly name: string
  readonly roles?: readonly string[]
  readonly org?: string
  readonly [claim: string]: unknown
}

export interface Issuer {
  readonly url: string
  readonly clientId: string
  stop(): Promise<void>
}

/** A real OpenID Connect issuer with its own sign-in page (any password will do), for one page that runs at `site`. */
export async function startIssuer(
  site: string,
  accounts: Readonly<Record<string, Account>>,
  { clientId = 'sandtable-pages', scopes = [] as readonly string[] } = {},
): Promise<Issuer> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const claims = [...new Set(Object.values(accounts).flatMap((account) => Object.keys(account)))]
  const provider = new Provider(url, {
    clients: [
      {
        client_id: clientId,
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        redirect_uris: [`${site}/signed-in`],
        application_type: 'native',
      },
    ],
    clientBasedCORS: (_, origin) => origin === site,
    pkce: { required: () => true },
    scopes: ['openid', 'offline_access', 'profile', ...scopes],
    claims: { openid: ['sub'], profile: claims },
    conformIdTokenClaims: false,
    cookies: { keys: ['only for tests'] },
    ttl: { AccessToken: 600, Grant: 3600, IdToken: 600, Interaction: 600, Session: 3600 },
    features: { devInteractions: { enabled: true } },
    findAccount: async (_, sub) => ({ accountId: sub, claims: async () => ({ sub, ...accounts[sub] }) }),
  })
  const server: Server = provider.listen(port)
  await once(server, 'listening')
  return {
    url,
    clientId,
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
