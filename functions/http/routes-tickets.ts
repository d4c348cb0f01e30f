import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { TicketAnswer } from '../../engine/contract.ts'
import { problem, refuse } from './answer.ts'
import type { AppEnv, HttpDeps } from './deps.ts'
import { readJson, smallBody } from './read-body.ts'
import { seatOf, staffOf } from './who.ts'

/** Staff say which drill they want to watch; a seat has only its own and sends no body. */
export const ticketRequest = z.strictObject({ drill: z.string().min(1).max(64) })

/** A single-use ticket for the socket, good for 30 s. */
export function ticketRoutes(deps: HttpDeps): Hono<AppEnv> {
  const { useCases, identity, sockets } = deps
  const give = (c: Context, ticket: string) =>
    c.json({ ticket, ...(sockets && { socket: sockets }) } satisfies TicketAnswer)

  return new Hono<AppEnv>().post('/tickets', smallBody, async (c) => {
    const seat = await seatOf(c, deps)
    if (seat) {
      if (!(await useCases.checkSeat(seat)).ok) return problem(c, 'seat-removed')
      return give(c, await identity.issueTicket(seat))
    }
    const staff = await staffOf(c, deps)
    if (!staff) return problem(c, 'sign-in-needed')
    const body = await readJson(c, ticketRequest)
    if (body instanceof Response) return body
    const drill = await useCases.getDrill(staff, body.drill)
    if (!drill.ok) return refuse(c, drill)
    return give(c, await identity.issueTicket({ ...staff, drill: body.drill }))
  })
}
