import type { ConfigAnswer, SessionAnswer } from '../../../engine/contract.ts'
import { api } from './api.ts'

export type SignInConfig = NonNullable<ConfigAnswer['signIn']>

/** What this browser remembers between leaving for the issuer and coming back; for this tab only. */
interface Begun {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  /** Where the person wanted to go. */
  readonly path: string
}

/** Signing in came to nothing; `why` is for the console, the person gets a sentence and may try again. */
export class SignInFailed extends Error {
  constructor(readonly why: string) {
    super(why)
    this.name = 'SignInFailed'
  }
}

const kept = 'sandtable-sign-in'

const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)))
const callback = () => `${location.origin}/signed-in`

/** The issuer's page to go to, and what to remember until the person comes back (code flow with PKCE, S256). */
export async function beginSignIn(config: SignInConfig, path: string): Promise<string> {
  const begun: Begun = { state: random(), nonce: random(), verifier: random(), path }
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(begun.verifier))
  sessionStorage.setItem(kept, JSON.stringify(begun))
  const url = new URL(config.authorize)
  const asked = {
    response_type: 'code',
    client_id: config.clientId,
    redirect_uri: callback(),
    scope: config.scope,
    state: begun.state,
    nonce: begun.nonce,
    code_challenge: base64url(new Uint8Array(digest)),
    code_challenge_method: 'S256',
  }
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value)
  return url.href
}

function takeBegun(): Begun {
  const text = sessionStorage.getItem(kept)
  sessionStorage.removeItem(kept)
  if (text === null) throw new SignInFailed('nothing was begun in this tab')
  return JSON.parse(text) as Begun
}

/** The token is verified by the server; here only that it answers this very question. */
function nonceOf(idToken: string): unknown {
  const body = (idToken.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')
  try {
    return (JSON.parse(atob(body)) as { nonce?: unknown }).nonce
  } catch {
    return undefined
  }
}

/**
 * Swaps the code that the issuer sent along for an ID token, and that for a session whose cookie no script can read;
 * the token is kept nowhere. Gives where the person wanted to go. Throws `SignInFailed`, or what the API refuses.
 */
export async function finishSignIn(query: URLSearchParams): Promise<string> {
  const begun = takeBegun()
  if (query.get('state') !== begun.state) throw new SignInFailed('the answer is to another question')
  const code = query.get('code')
  if (!code) throw new SignInFailed(query.get('error_description') ?? query.get('error') ?? 'no code')
  const { signIn } = await api.get<ConfigAnswer>('/api/config')
  if (!signIn) throw new SignInFailed('this server has no issuer')
  const response = await fetch(signIn.token, {
    method: 'POST',
    credentials: 'omit',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: signIn.clientId,
      code,
      redirect_uri: callback(),
      code_verifier: begun.verifier,
    }),
  })
  const { id_token: idToken, error } = (await response.json()) as { id_token?: string; error?: string }
  if (!response.ok || !idToken) throw new SignInFailed(error ?? `the issuer answers ${response.status}`)
  if (nonceOf(idToken) !== begun.nonce) throw new SignInFailed('the token is of another sign-in')
  await api.post<SessionAnswer>('/api/session/oidc', undefined, { token: idToken, tries: 2 })
  return begun.path
}
