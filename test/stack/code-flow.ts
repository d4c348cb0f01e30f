import { createHash, randomBytes } from 'node:crypto'
import type { ConfigAnswer, SessionAnswer } from '../../engine/contract.ts'
import { type Client, makeClient } from '../support/client.ts'

/** Signs in as a browser would, page by page: the code flow with PKCE at the issuer's own forms, then the swap for a session. */
export async function signInAtIssuer(site: string, login: string): Promise<Client> {
  const { body: config } = await makeClient(site).get<ConfigAnswer>('/api/config')
  if (!config.signIn) throw new Error('nobody can sign in here')
  const { authorize, token, clientId, scope } = config.signIn
  const verifier = randomBytes(32).toString('base64url')
  const back = `${site}/signed-in`
  const start = new URL(authorize)
  start.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: back,
    response_type: 'code',
    scope,
    state: randomBytes(8).toString('hex'),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString()

  const code = await walk(
    start,
    back,
    (page): Record<string, string> =>
      page.includes('name="login"') ? { prompt: 'login', login, password: 'any' } : { prompt: 'consent' },
  )
  const swapped = await fetch(token, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: site },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      redirect_uri: back,
      code,
      code_verifier: verifier,
    }),
  })
  const { id_token } = (await swapped.json()) as { id_token?: string }
  const answer = await makeClient(site, id_token).post<SessionAnswer>('/api/session/oidc', {})
  if (answer.status !== 200) throw new Error(`${login} is not let in: ${answer.text}`)
  return makeClient(site, answer.body.token)
}

/** Follows redirects with cookies and fills in each form, until it is sent back with a code. */
async function walk(start: URL, back: string, fill: (page: string) => Record<string, string>): Promise<string> {
  const jar = new Map<string, string>()
  let [url, form]: [URL, Record<string, string> | undefined] = [start, undefined]
  for (let steps = 0; steps < 12; steps++) {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      jar.set(name, value)
    }
    const page = await response.text()
    const to = response.headers.get('location')
    if (to) {
      url = new URL(to, url)
      form = undefined
      if (url.href.startsWith(back)) return url.searchParams.get('code') ?? ''
      continue
    }
    const [, action] = /<form[^>]*action="([^"]+)"/.exec(page) ?? []
    if (!action) throw new Error(`the issuer says: ${page.slice(0, 300)}`)
    url = new URL(action, url)
    form = fill(page)
  }
  throw new Error('the issuer leads nowhere')
}
