import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { makeAuthorizer } from './authorizer.ts'
import { eventOf, type HttpRoute, refuse, writeAnswer } from './http-event.ts'
import { integrationsOf, type Permits } from './integrations.ts'
import type { Lambda } from './lambda.ts'
import { readBody, TooLong } from './servers.ts'
import type { Properties, Template } from './template.ts'
import { makeThrottle } from './throttle.ts'

/** The largest body that the gateway takes, bytes, and how long it waits for a function, ms. */
const mostBytes = 10 * 1024 * 1024
const patience = 30_000

interface Route {
  readonly key: string
  readonly method: string
  readonly parts: readonly string[]
  readonly lambda: Lambda
  readonly authorize?: ReturnType<typeof makeAuthorizer>
}

/** An HTTP API: routes, authorizers, payload 2.0, its stage's throttle, the gateway's limits. */
export function makeHttpApi(deps: {
  readonly apiId: string
  readonly template: Template
  readonly lambdaOf: (uri: string) => Lambda
  readonly permits: Permits
  /** Properties of an authorizer with the addresses of this machine in them. */
  readonly local: (properties: Properties) => Properties
}) {
  const { apiId, template, local } = deps
  const counts = { requests: 0 }
  const routes: Route[] = integrationsOf(deps).map(({ key, lambda, properties }) => {
    const [method = '', path = ''] = key.split(' ')
    const authorizer = template
      .ofType('AWS::ApiGatewayV2::Authorizer')
      .find(({ id }) => properties.AuthorizationType === 'JWT' && `sandtable-${id}` === properties.AuthorizerId)
    if (properties.AuthorizationType !== 'NONE' && !authorizer) throw new Error(`who may ${key}?`)
    return {
      key,
      method,
      parts: path.split('/').slice(1),
      lambda,
      ...(authorizer && { authorize: makeAuthorizer(local(authorizer.properties)) }),
    }
  })
  const throttle = makeThrottle(template, apiId)

  /** The most particular route wins: a method before ANY, fixed parts before variable ones. */
  function routeOf(method: string, path: string): (Route & HttpRoute) | undefined {
    const parts = path.split('/').slice(1)
    return routes
      .flatMap((route) => {
        if (route.method !== 'ANY' && route.method !== method) return []
        const found = matchPath(route.parts, parts)
        if (!found) return []
        const fixed = route.parts.filter((each) => !each.startsWith('{')).length
        return [{ ...route, routeKey: route.key, ...found, rank: fixed * 2 + Number(route.method !== 'ANY') }]
      })
      .sort((a, b) => b.rank - a.rank)[0]
  }

  return {
    counts,
    async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
      counts.requests += 1
      const route = routeOf(request.method ?? 'GET', new URL(request.url ?? '/', 'http://api').pathname)
      if (!route) return refuse(response, 404, 'Not Found')
      if (!throttle()) return refuse(response, 429, 'Too Many Requests')
      const claims = await route.authorize?.(request.headers)
      if (route.authorize && !claims) return refuse(response, 401, 'Unauthorized')
      let body: Buffer
      try {
        body = await readBody(request, mostBytes)
      } catch (error) {
        if (!(error instanceof TooLong)) throw error
        return refuse(response, 413, 'Request Too Long')
      }
      const event = eventOf({ request, body, route, apiId, place: template.place, claims })
      const late = new AbortController()
      const limit = setTimeout(() => late.abort(), patience)
      const outcome = await Promise.race([route.lambda.invoke(event), once(late.signal, 'abort').then(() => undefined)])
      clearTimeout(limit)
      if (response.destroyed) return
      if (outcome === undefined) return refuse(response, 503, 'Service Unavailable')
      if (!outcome.ok && outcome.error.errorType === 'RequestTooLarge') return refuse(response, 413, 'Request Too Long')
      if (!outcome.ok) return refuse(response, 500, 'Internal Server Error')
      writeAnswer(response, outcome.payload)
    },
  }
}

function matchPath(
  pattern: readonly string[],
  parts: readonly string[],
): Pick<HttpRoute, 'pathParameters'> | undefined {
  const pathParameters: Record<string, string> = {}
  for (const [index, each] of pattern.entries()) {
    const [, name, greedy] = /^\{(\w+)(\+)?\}$/.exec(each) ?? []
    if (name && greedy) {
      if (parts.length <= index) return undefined
      pathParameters[name] = parts.slice(index).join('/')
      return { pathParameters }
    }
    if (name) pathParameters[name] = parts[index] ?? ''
    else if (each !== parts[index]) return undefined
  }
  if (parts.length !== pattern.length) return undefined
  return Object.keys(pathParameters).length > 0 ? { pathParameters } : {}
}
