import { createRemoteJWKSet, jwtVerify } from 'jose'
import type { Properties } from './template.ts'

/** Claims as a JWT authorizer hands them on: everything is a string, a list is `[a b]`. */
export type Claims = Readonly<Record<string, string>>

/**
 * A JWT authorizer of an HTTP API: signature by the issuer's published keys, issuer, audience (or client id), times.
 * Undefined for a token that is missing, forged, stale or somebody else's.
 */
export function makeAuthorizer({ JwtConfiguration, IdentitySource }: Properties) {
  const { Issuer, Audience } = JwtConfiguration as { Issuer: string; Audience: readonly string[] }
  const [, header = ''] = /^\$request\.header\.(.+)$/.exec(String((IdentitySource as readonly string[])[0])) ?? []
  let keys: Promise<ReturnType<typeof createRemoteJWKSet>> | undefined
  const find = async () => {
    const known = await fetch(`${Issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)
    const { jwks_uri } = (await known.json()) as { jwks_uri: string }
    return createRemoteJWKSet(new URL(jwks_uri))
  }
  return async (headers: Readonly<Record<string, string | string[] | undefined>>): Promise<Claims | undefined> => {
    const token = String(headers[header.toLowerCase()] ?? '').replace(/^Bearer /i, '')
    if (!token) return undefined
    try {
      keys ??= find()
      keys.catch(() => {
        keys = undefined
      })
      const { payload } = await jwtVerify(token, await keys, { issuer: Issuer, algorithms: ['RS256', 'ES256'] })
      const meant = [payload.aud ?? payload.client_id].flat()
      if (!meant.some((each) => Audience.includes(String(each)))) return undefined
      return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, textOf(value)]))
    } catch {
      return undefined
    }
  }
}

const textOf = (value: unknown): string => (Array.isArray(value) ? `[${value.join(' ')}]` : String(value))
