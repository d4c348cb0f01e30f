import type { Context as HonoContext } from 'hono'
import { defaultIsContentTypeBinary, handle } from 'hono/aws-lambda'
import { makeTableGuesses } from '../core/guesses.ts'
import type { Identity } from '../core/identity.ts'
import { madeFor, makeDiscovery, staffOfClaims } from '../core/issuer.ts'
import { isCadrePath, makeCadreApp } from '../http/cadre-app.ts'
import type { HttpDeps, Issuer } from '../http/deps.ts'
import { configOf } from '../http/issuer.ts'
import type { Environment } from './environment.ts'
import type { HttpContext } from './lambda.ts'
import type { Product } from './product.ts'
import { makeUseCasesLater } from './use-cases.ts'

/** Read as text, a CSV would lose the byte order mark that Excel knows its language by. */
const isContentTypeBinary = (type: string) => type.startsWith('text/csv') || defaultIsContentTypeBinary(type)

const contextOf = (c: HonoContext) => (c.env as { requestContext?: HttpContext } | undefined)?.requestContext

/** The issuer whose tokens the gateway has verified: claims stand beside the request, where no caller can write. */
export function gatewayIssuer({ signIn }: Pick<Environment, 'signIn'>, discover?: ReturnType<typeof makeDiscovery>) {
  if (!signIn) return undefined
  const ask = discover ?? makeDiscovery(signIn)
  const issuer: Issuer = {
    config: async () => configOf(signIn, await ask()),
    whoOf: async (c) => {
      const claims = contextOf(c)?.authorizer?.jwt?.claims
      return claims && madeFor(signIn, claims) ? staffOfClaims(claims, signIn) : undefined
    },
    // The pages' own headers are the distribution's; where this door serves them, it is told where they may go.
    connectTo: (process.env.SANDTABLE_CONNECT_TO ?? '').split(' ').filter(Boolean),
  }
  return issuer
}

/**
 * The caller's address as CloudFront saw it. Who goes around CloudFront may write what he likes there, and is then
 * held by the limit on all together.
 */
export function addressOf(c: HonoContext): string {
  const hops = (c.req.header('X-Forwarded-For') ?? '').split(',').map((hop) => hop.trim())
  return hops.at(-2) || hops.at(-1) || contextOf(c)?.http?.sourceIp || 'unknown'
}

/** The HTTP contract behind an HTTP API (payload 2.0). */
export function makeApiDoor(
  { deps, table, now, log }: Product,
  identity: Identity,
  { site, sockets, signIn }: Pick<Environment, 'site' | 'sockets' | 'signIn'>,
  more: Partial<HttpDeps> = {},
) {
  const all: HttpDeps = {
    useCases: makeUseCasesLater(deps),
    identity,
    now,
    publicOrigin: site,
    sockets,
    addressOf,
    requestId: (c) => contextOf(c)?.requestId ?? crypto.randomUUID(),
    guesses: makeTableGuesses({ table, now }),
    issuer: gatewayIssuer({ signIn }),
    log: ({ kind, ...line }) => {
      if ('error' in line) log.error(kind, line.error, { ...line, error: undefined })
      // What went well is in the gateway's own log, under the same id.
      else if (line.status >= 400) log.info(kind, line)
    },
    ...more,
  }
  const cadres = handle(makeCadreApp(all))
  let whole: Promise<ReturnType<typeof handle>> | undefined
  const serve: ReturnType<typeof handle> = async (event, context) => {
    if (isCadrePath((event as { rawPath: string }).rawPath)) return cadres(event, context)
    whole ??= import('../http/app.ts').then(({ makeApp }) => handle(makeApp(all), { isContentTypeBinary }))
    return (await whole)(event, context)
  }
  return (event: Parameters<typeof serve>[0], context: Parameters<typeof serve>[1]) => {
    const { requestId } = (event as { requestContext: HttpContext }).requestContext
    log.follow(requestId ?? context?.awsRequestId ?? 'unknown')
    return serve(event, context)
  }
}
