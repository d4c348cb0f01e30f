import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Place } from './template.ts'

/* An HTTP request as payload 2.0, and a function's answer as an HTTP response: what API Gateway does in between. */

const isText = (type = '') => /^(text\/|application\/([\w.-]+\+)?(json|xml|javascript)\b)/.test(type) || type === ''

export interface HttpRoute {
  readonly routeKey: string
  readonly pathParameters?: Readonly<Record<string, string>>
}

export function eventOf(props: {
  readonly request: IncomingMessage
  readonly body: Buffer
  readonly route: HttpRoute
  readonly apiId: string
  readonly place: Place
  readonly claims?: Readonly<Record<string, string>>
}) {
  const { request, body, route, apiId, place, claims } = props
  const url = new URL(request.url ?? '/', 'http://api')
  const sourceIp = request.socket.remoteAddress ?? ''
  const { cookie, 'x-forwarded-for': forwarded, ...others } = request.headers
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(others))
    headers[name] = Array.isArray(value) ? value.join(',') : `${value}`
  const domainName = `${apiId}.execute-api.${place.region}.${place.suffix}`
  const query: Record<string, string> = {}
  for (const [name, value] of url.searchParams) query[name] = name in query ? `${query[name]},${value}` : value
  const text = isText(request.headers['content-type'])
  return {
    version: '2.0',
    routeKey: route.routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookie && { cookies: cookie.split(/; */) }),
    headers: { ...headers, 'x-forwarded-for': forwarded ? `${forwarded}, ${sourceIp}` : sourceIp, host: domainName },
    ...(Object.keys(query).length > 0 && { queryStringParameters: query }),
    requestContext: {
      accountId: place.account,
      apiId,
      ...(claims && { authorizer: { jwt: { claims, scopes: null } } }),
      domainName,
      domainPrefix: apiId,
      http: {
        method: request.method ?? 'GET',
        path: url.pathname,
        protocol: 'HTTP/1.1',
        sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: route.routeKey,
      stage: '$default',
      time: new Date().toUTCString(),
      timeEpoch: Date.now(),
    },
    ...(route.pathParameters && { pathParameters: route.pathParameters }),
    ...(body.length > 0 && { body: text ? body.toString() : body.toString('base64') }),
    isBase64Encoded: body.length > 0 && !text,
  }
}

interface Answer {
  readonly statusCode?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly cookies?: readonly string[]
  readonly body?: string
  readonly isBase64Encoded?: boolean
}

/** Writes a function's answer; one without a status is itself the body, as payload 2.0 has it. */
export function writeAnswer(response: ServerResponse, payload: unknown): void {
  const given = payload as Answer | null
  const answer: Answer =
    typeof given === 'object' && given !== null && 'statusCode' in given
      ? given
      : { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(payload) }
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value)
  if (answer.cookies?.length) response.setHeader('set-cookie', [...answer.cookies])
  const { body = '', isBase64Encoded } = answer
  response.writeHead(answer.statusCode ?? 200).end(isBase64Encoded ? Buffer.from(body, 'base64') : body)
}

/** The gateway's own answers. */
export function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ message }))
}
