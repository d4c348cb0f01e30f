import { once } from 'node:events'
import { createServer } from 'node:http'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeTokenReader, type SignInSettings } from '../../functions/core/issuer.ts'

const settings: SignInSettings = {
  issuer: 'https://issuer.example',
  clientId: 'sandtable',
  scope: 'openid',
  rolesClaim: 'roles',
  orgClaim: 'org',
}
const person = { roles: ['manager'], org: 'banner', name: 'Bao' }
const own = await generateKeyPair('ES256', { extractable: true })
const foreign = await generateKeyPair('ES256')
const jwk = { ...(await exportJWK(own.publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' }

const server = createServer((_, answer) => {
  answer.setHeader('content-type', 'application/json')
  answer.end(JSON.stringify({ keys: [jwk] }))
})
let read: ReturnType<typeof makeTokenReader>
beforeAll(async () => {
  server.listen(0)
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('no address')
  const { port } = address
  const at = 'https://issuer.example/'
  read = makeTokenReader(settings, {
    ...{ issuer: settings.issuer, authorization_endpoint: at, token_endpoint: at },
    jwks_uri: `http://127.0.0.1:${port}/`,
  })
})
afterAll(() => server.close())

/** An ID token as the issuer makes it, but for what is changed. */
function token(change: Record<string, unknown> = {}, { key = own.privateKey, header = {} } = {}) {
  const at = Math.floor(Date.now() / 1000)
  const claims = { iss: settings.issuer, aud: 'sandtable', sub: 'u1', iat: at, exp: at + 300, ...person, ...change }
  return new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'k1', ...header }).sign(key)
}
const unsigned = (header: object, claims: object) =>
  `${[header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`

it('[H2] a token of the issuer, made for us and in its time, says who comes in', async () => {
  expect(await read(await token())).toEqual({ kind: 'staff', org: 'banner', role: 'manager', name: 'Bao' })
  expect(await read(await token({ aud: ['account', 'sandtable'], azp: 'sandtable' }))).toMatchObject({ org: 'banner' })
  expect(await read(await token({ roles: ['cook'] }))).toEqual({ missing: 'no-staff-role' })
  expect(await read(await token({ org: 'a#b' }))).toEqual({ missing: 'no-organisation' })
})

it('[H2] a token that is forged, stale, early, foreign or made for another is nobody’s', async () => {
  const far = Math.floor(Date.now() / 1000) + 3600
  const publicBytes = new TextEncoder().encode(JSON.stringify(jwk))
  const claims = { iss: settings.issuer, aud: 'sandtable', sub: 'u1', exp: far, ...person }
  const bad: Record<string, string> = {
    foreignKey: await token({}, { key: foreign.privateKey }),
    unknownKey: await token({}, { header: { kid: 'k2' } }),
    stale: await token({ exp: 1 }),
    timeless: await token({ exp: undefined }),
    early: await token({ nbf: far }),
    nameless: await token({ sub: undefined }),
    otherIssuer: await token({ iss: 'https://issuer.example.evil' }),
    otherAudience: await token({ aud: 'another' }),
    madeForAnother: await token({ aud: ['another', 'sandtable'], azp: 'another' }),
    madeForNobodySaysWhom: await token({ aud: ['another', 'sandtable'] }),
    unsigned: unsigned({ alg: 'none' }, claims),
    publicKeyAsSecret: await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'k1' }).sign(publicBytes),
    nonsense: 'a.b.c',
  }
  for (const [what, each] of Object.entries(bad)) expect(await read(each), what).toBeUndefined()
})
