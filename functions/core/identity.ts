import { randomUUID } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import type { Seat, Staff } from './use-cases.ts'

/** A person of the staff, watching one drill. */
export type Watcher = Staff & { readonly drill: string }

/** Marks a one-time id as used until `expiresAt` (wall ms); false if it was used before. */
export type Spend = (jti: string, expiresAt: number) => Promise<boolean>

/** Who somebody is, proved by a signed token. A token that is forged, stale or of another kind is nobody: undefined. */
export interface Identity {
  issueStaff(who: Staff): Promise<string>
  staff(token: string): Promise<Staff | undefined>
  issueSeat(who: Seat): Promise<string>
  seat(token: string): Promise<Seat | undefined>
  issueTicket(who: Seat | Watcher): Promise<string>
  /** Good once: the second redemption of a ticket is nobody. */
  redeemTicket(ticket: string): Promise<Seat | Watcher | undefined>
}

/** How long a token is good, in seconds. */
export const lifeSeconds = { staff: 12 * 3600, seat: 30 * 86_400, ticket: 30 } as const
type Kind = keyof typeof lifeSeconds

const staffClaims = z.object({
  kind: z.literal('staff'),
  org: z.string().min(1),
  role: z.enum(['trainer', 'manager', 'evaluator']),
  name: z.string(),
})
const seatClaims = z.object({ kind: z.literal('seat'), drill: z.string().min(1), seat: z.string().min(1) })
const ticketClaims = z.union([seatClaims, staffClaims.extend({ drill: z.string().min(1) })])
const onceClaims = z.object({ jti: z.string().min(1), exp: z.number() })

const issuer = 'sandtable'

/**
 * Signs and reads the three kinds of token: a staff session (12 h), a seat (30 days), a socket ticket (30 s, once).
 * The audience claim keeps one kind from passing as another. `secret` has at least 32 bytes; `now` gives wall ms.
 */
export function makeIdentity({
  secret,
  now,
  spend,
}: {
  secret: Uint8Array
  now: () => number
  spend: Spend
}): Identity {
  if (secret.byteLength < 32) throw new Error('the signing secret needs at least 32 bytes')

  const issue = (kind: Kind, who: Seat | Staff | Watcher) => {
    const seconds = Math.floor(now() / 1000)
    return new SignJWT({ ...who })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(issuer)
      .setAudience(kind)
      .setJti(randomUUID())
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + lifeSeconds[kind])
      .sign(secret)
  }

  const read = async (kind: Kind, token: string): Promise<unknown> => {
    try {
      const { payload } = await jwtVerify(token, secret, {
        algorithms: ['HS256'],
        issuer,
        audience: kind,
        currentDate: new Date(now()),
        requiredClaims: ['exp', 'jti'],
      })
      return payload
    } catch {
      return undefined
    }
  }

  return {
    issueStaff: (who) => issue('staff', who),
    staff: async (token) => staffClaims.safeParse(await read('staff', token)).data,
    issueSeat: (who) => issue('seat', who),
    seat: async (token) => seatClaims.safeParse(await read('seat', token)).data,
    issueTicket: (who) => issue('ticket', who),
    redeemTicket: async (ticket) => {
      const payload = await read('ticket', ticket)
      const who = ticketClaims.safeParse(payload).data
      const once = onceClaims.safeParse(payload).data
      if (!who || !once) return undefined
      return (await spend(once.jti, once.exp * 1000)) ? who : undefined
    },
  }
}
