import { createRemoteJWKSet, errors, jwtVerify } from 'jose'
import { z } from 'zod'
import type { Staff } from './use-cases.ts'

/** An OpenID Connect issuer that staff sign in with, and where in its tokens a person's roles and organisation stand. */
export interface SignInSettings {
  readonly issuer: string
  readonly clientId: string
  readonly scope: string
  readonly rolesClaim: string
  readonly orgClaim: string
  /** The one organisation of this installation; without it each person's token must name one. */
  readonly org?: string
}

/** Why somebody whom the issuer knows is not let in. */
export interface NoStaff {
  readonly missing: 'no-staff-role' | 'no-organisation'
}

/** Reads `SANDTABLE_ISSUER`, `_CLIENT` and their likes; undefined where no issuer is named. */
export function readSignIn(env: Readonly<Record<string, string | undefined>>): SignInSettings | undefined {
  if (!env.SANDTABLE_ISSUER || !env.SANDTABLE_CLIENT) return undefined
  return {
    issuer: env.SANDTABLE_ISSUER,
    clientId: env.SANDTABLE_CLIENT,
    scope: env.SANDTABLE_SCOPE || 'openid profile',
    rolesClaim: env.SANDTABLE_ROLES_CLAIM || 'cognito:groups',
    orgClaim: env.SANDTABLE_ORG_CLAIM || 'custom:org',
    org: env.SANDTABLE_ORG || undefined,
  }
}

/** Who may do more comes first: somebody in several groups is let in as the first of these. */
const roles = ['trainer', 'evaluator', 'manager'] as const
/** An organisation's name becomes part of keys. */
const orgName = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u
const names = ['name', 'preferred_username', 'cognito:username', 'email', 'sub'] as const

/** A list, `"a b"`, or what API Gateway makes of a list: `"[a b]"`. */
function words(claim: unknown): readonly string[] {
  if (Array.isArray(claim)) return claim.map(String)
  return typeof claim === 'string' ? claim.replace(/^\[|\]$/g, '').split(/[\s,]+/) : []
}

/** Was a token that names us in its audience made for us, not for another client? (OpenID Connect Core, 3.1.3.7) */
export const madeFor = ({ clientId }: SignInSettings, { aud, azp }: Readonly<Record<string, unknown>>): boolean =>
  azp === undefined ? words(aud).length <= 1 : azp === clientId

/** The person that verified claims of the issuer describe. The organisation comes from there and from nowhere else. */
export function staffOfClaims(claims: Readonly<Record<string, unknown>>, settings: SignInSettings): Staff | NoStaff {
  const has = words(claims[settings.rolesClaim])
  const role = roles.find((each) => has.includes(each))
  if (!role) return { missing: 'no-staff-role' }
  const org = settings.org ?? claims[settings.orgClaim]
  if (typeof org !== 'string' || !orgName.test(org)) return { missing: 'no-organisation' }
  const name = names.map((each) => claims[each]).find((each) => typeof each === 'string' && each.trim() !== '')
  return {
    kind: 'staff',
    org,
    role,
    name: String(name ?? role)
      .trim()
      .slice(0, 40),
  }
}

const discovered = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
})
export type Discovered = z.output<typeof discovered>

/** What an issuer says about itself; asked once, and again after a failure. Throws when it cannot be had. */
export function makeDiscovery({ issuer }: SignInSettings, fetcher: typeof fetch = fetch): () => Promise<Discovered> {
  let asked: Promise<Discovered> | undefined
  const ask = async () => {
    const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
    const response = await fetcher(url, { signal: AbortSignal.timeout(5000) })
    if (!response.ok) throw new Error(`${url} answers ${response.status}`)
    const said = discovered.parse(await response.json())
    if (said.issuer !== issuer) throw new Error(`${url} speaks for ${said.issuer}, not for ${issuer}`)
    return said
  }
  return () => {
    asked ??= ask()
    asked.catch(() => {
      asked = undefined
    })
    return asked
  }
}

const unreachable = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JOSE_GENERIC'])

/** Verifies an ID token against the issuer's published keys; undefined for a forged, stale or foreign one. Throws when the keys cannot be had. */
export function makeTokenReader(settings: SignInSettings, { jwks_uri }: Discovered) {
  const keys = createRemoteJWKSet(new URL(jwks_uri))
  return async (token: string): Promise<Staff | NoStaff | undefined> => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: settings.issuer,
        audience: settings.clientId,
        algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'],
        requiredClaims: ['exp', 'sub'],
      })
      return madeFor(settings, payload) ? staffOfClaims(payload, settings) : undefined
    } catch (error) {
      // A bad token is an answer; keys that cannot be fetched are a failure.
      if (error instanceof errors.JOSEError && !unreachable.has(error.code)) return undefined
      throw error
    }
  }
}
