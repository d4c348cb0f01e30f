import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import type { Seat, Staff } from '../core/use-cases.ts'
import { problem } from './answer.ts'
import type { AppEnv, HttpDeps } from './deps.ts'

export const sessionCookie = 'sandtable'

export const bearer = (c: Context) => /^Bearer ([\w.-]{1,4096})$/i.exec(c.req.header('Authorization') ?? '')?.[1]

/** Who of the staff is calling, by bearer token or session cookie. A header that is there but bad never falls back. */
export async function staffOf(c: Context, { identity }: HttpDeps): Promise<Staff | undefined> {
  const token = c.req.header('Authorization') === undefined ? getCookie(c, sessionCookie) : bearer(c)
  return token ? identity.staff(token) : undefined
}

/** Whose seat is calling, by bearer token alone: a cookie never speaks for a seat. */
export async function seatOf(c: Context, { identity }: HttpDeps): Promise<Seat | undefined> {
  const token = bearer(c)
  return token ? identity.seat(token) : undefined
}

/** Lets staff pass; 401 for others. */
export const staffOnly = (deps: HttpDeps) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const staff = await staffOf(c, deps)
    if (!staff) return problem(c, 'sign-in-needed')
    c.set('staff', staff)
    return next()
  })

/** Lets trainers pass; 401 for strangers, 403 for other staff. */
export const trainerOnly = (deps: HttpDeps) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const staff = await staffOf(c, deps)
    if (!staff) return problem(c, 'sign-in-needed')
    if (staff.role !== 'trainer') return problem(c, 'trainer-only')
    c.set('staff', staff)
    return next()
  })

/** Lets managers pass; 401 for strangers, 403 for other staff. */
export const managerOnly = (deps: HttpDeps) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const staff = await staffOf(c, deps)
    if (!staff) return problem(c, 'sign-in-needed')
    if (staff.role !== 'manager') return problem(c, 'manager-only')
    c.set('staff', staff)
    return next()
  })

/** Lets a seat pass that is still in its drill; 401 for a bad token, 410 for a seat that is gone. */
export const seatOnly = (deps: HttpDeps) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const seat = await seatOf(c, deps)
    if (!seat) return problem(c, 'bad-seat-token')
    if (!(await deps.useCases.checkSeat(seat)).ok) return problem(c, 'seat-removed')
    c.set('seat', seat)
    return next()
  })
