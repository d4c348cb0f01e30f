import { SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { makeIdentity } from '../../functions/core/identity.ts'
import { makeKeys } from '../../functions/core/identity-keys.ts'
import { spendInMemory } from '../../functions/core/identity-spend.ts'

const secret = new Uint8Array(32).fill(1)
const staff = { kind: 'staff', org: 'banner', role: 'manager', name: '巴图' } as const
const seat = { kind: 'seat', drill: 'drill-01', seat: 'seat-1' } as const

function make(from = secret) {
  const clock = { at: Date.UTC(2026, 0, 1) }
  const now = () => clock.at
  return { clock, identity: makeIdentity({ secret: from, now, spend: spendInMemory(now) }) }
}

test('[H2] a token says who it was made for, whole and nothing more', async () => {
  const { identity } = make()
  expect(await identity.staff(await identity.issueStaff(staff))).toEqual(staff)
  expect(await identity.seat(await identity.issueSeat(seat))).toEqual(seat)
  expect(await identity.redeemTicket(await identity.issueTicket(seat))).toEqual(seat)
  const watcher = { ...staff, drill: 'drill-01' }
  expect(await identity.redeemTicket(await identity.issueTicket(watcher))).toEqual(watcher)
})

test('[H2] one kind of token never passes as another', async () => {
  const { identity } = make()
  const tokens = [await identity.issueStaff(staff), await identity.issueSeat(seat), await identity.issueTicket(seat)]
  const readers = [identity.staff, identity.seat, identity.redeemTicket]
  for (const [i, token] of tokens.entries()) {
    for (const [j, read] of readers.entries()) expect(Boolean(await read(token))).toBe(i === j)
  }
})

test('[H2] tokens end: a session after 12 hours, a seat after 30 days, a ticket after 30 seconds', async () => {
  const { identity, clock } = make()
  const lives = [
    [() => identity.issueStaff(staff), identity.staff, 12 * 3_600_000],
    [() => identity.issueSeat(seat), identity.seat, 30 * 86_400_000],
    [() => identity.issueTicket(seat), identity.redeemTicket, 30_000],
  ] as const
  for (const [issue, read, life] of lives) {
    const [early, late] = [await issue(), await issue()]
    clock.at += life - 1000
    expect(await read(early)).toBeDefined()
    clock.at += 1000
    expect(await read(late)).toBeUndefined()
  }
})

test('[H2] a ticket is good once, also when two come at the same moment', async () => {
  const { identity } = make()
  const ticket = await identity.issueTicket(seat)
  const both = await Promise.all([identity.redeemTicket(ticket), identity.redeemTicket(ticket)])
  expect(both.filter(Boolean)).toHaveLength(1)
  expect(await identity.redeemTicket(ticket)).toBeUndefined()
})

test('[H2] a forged, unsigned, foreign or mangled token is nobody', async () => {
  const { identity } = make()
  const foreign = await make(new Uint8Array(32).fill(2)).identity.issueStaff(staff)
  const good = await identity.issueStaff(staff)
  const [, payload = ''] = good.split('.')
  const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`
  const odd = await new SignJWT({ ...staff, role: 'king' })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer('sandtable')
    .setAudience('staff')
    .setJti('x')
    .setExpirationTime('9999 days')
    .sign(secret)
  for (const token of [foreign, none, odd, good.slice(0, -2), '', 'x', 'a.b.c']) {
    expect(await identity.staff(token)).toBeUndefined()
  }
})

test('[H2] a short secret is refused when the server starts', () => {
  expect(() => make(new Uint8Array(16))).toThrow(/32 bytes/)
})

test('[H2] every start has new keys, and a key opens its own role alone', () => {
  const [one, two] = [makeKeys(), makeKeys()]
  expect(new Set([one.trainer, one.manager, two.trainer, two.manager]).size).toBe(4)
  expect([one.roleOf(one.trainer), one.roleOf(one.manager)]).toEqual(['trainer', 'manager'])
  expect([one.roleOf(two.trainer), one.roleOf('')]).toEqual([undefined, undefined])
})
