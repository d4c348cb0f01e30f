import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http'
import { runInNewContext } from 'node:vm'
import { fillBucket } from './bucket.ts'
import type { Json, Properties, Resource, Template } from './template.ts'

interface Behavior {
  readonly PathPattern?: string
  readonly TargetOriginId: string
  readonly AllowedMethods?: readonly string[]
  readonly ResponseHeadersPolicyId?: string
  readonly FunctionAssociations?: readonly { readonly EventType: string; readonly FunctionARN: string }[]
}

/** A CloudFront distribution: which origin a path goes to, the function at the edge, the headers of its policy. */
export function makeSite(deps: {
  readonly distribution: Resource
  readonly template: Template
  /** The address on this machine of an origin that is no bucket. */
  readonly addressOf: (domain: string) => string
  readonly local: (properties: Properties) => Properties
}) {
  const { distribution, template, addressOf, local } = deps
  const config = distribution.properties.DistributionConfig as unknown as {
    Origins: readonly { Id: string; DomainName: string; S3OriginConfig?: object }[]
    DefaultCacheBehavior: Behavior
    CacheBehaviors?: readonly Behavior[]
  }
  const serve = [...(config.CacheBehaviors ?? []), config.DefaultCacheBehavior].map((behavior) => {
    const origin = config.Origins.find(({ Id }) => Id === behavior.TargetOriginId)
    if (!origin) throw new Error(`there is no origin ${behavior.TargetOriginId}`)
    const allowed = behavior.AllowedMethods ?? ['GET', 'HEAD']
    const headers = behavior.ResponseHeadersPolicyId ? headersOf(behavior.ResponseHeadersPolicyId, template, local) : {}
    const toUri = edgeOf(behavior, template)
    const from = origin.S3OriginConfig
      ? fromBucket(bucketOf(origin.DomainName, template), template)
      : fromOrigin(addressOf(origin.DomainName))
    return {
      fits: (path: string) => !behavior.PathPattern || wildcard(behavior.PathPattern).test(path),
      answer: async (request: IncomingMessage, response: ServerResponse) => {
        if (!allowed.includes(request.method ?? '')) return void response.writeHead(403).end()
        for (const [name, value] of Object.entries(headers)) response.setHeader(name, String(value))
        await from(request, response, toUri(new URL(request.url ?? '/', 'http://site').pathname))
      },
    }
  })
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://site')
    await serve.find(({ fits }) => fits(pathname))?.answer(request, response)
  }
}

const wildcard = (pattern: string) => new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`)

function bucketOf(domain: string, template: Template): Resource {
  const bucket = template
    .ofType('AWS::S3::Bucket')
    .find((each) => domain.startsWith(`sandtable-${each.id}.`.toLowerCase()))
  if (!bucket) throw new Error(`there is no bucket behind ${domain}`)
  return bucket
}

function fromBucket(bucket: Resource, template: Template) {
  const find = fillBucket(bucket, template)
  return async (request: IncomingMessage, response: ServerResponse, uri: string) => {
    const found = find(decodeURIComponent(uri).replace(/^\//, ''))
    // A closed bucket does not even say that something is not there.
    if (!found) return void response.writeHead(403).end('<Error><Code>AccessDenied</Code></Error>')
    if (found.cacheControl) response.setHeader('cache-control', found.cacheControl)
    response.writeHead(200, { 'content-type': found.type }).end(request.method === 'HEAD' ? undefined : found.body)
  }
}

/** Passed on with all the viewer sent but the host, and the viewer's address. */
function fromOrigin(address: string) {
  const { hostname, port } = new URL(address)
  return (request: IncomingMessage, response: ServerResponse) =>
    new Promise<void>((resolve) => {
      const { host: _, ...headers } = request.headers
      const viewer = request.socket.remoteAddress ?? ''
      const forwarded = headers['x-forwarded-for']
      const passed = ask(
        {
          hostname,
          port,
          path: request.url,
          method: request.method,
          headers: { ...headers, 'x-forwarded-for': forwarded ? `${forwarded}, ${viewer}` : viewer, via: 'CloudFront' },
        },
        (answer) => {
          response.writeHead(answer.statusCode ?? 502, answer.headers)
          answer.pipe(response)
          answer.on('close', resolve)
        },
      )
      passed.on('error', () => {
        if (!response.headersSent) response.writeHead(502)
        response.end()
        resolve()
      })
      request.pipe(passed)
    })
}

/** The viewer-request function of the template itself, run as it stands there. */
function edgeOf({ FunctionAssociations = [] }: Behavior, template: Template): (uri: string) => string {
  const found = FunctionAssociations.find(({ EventType }) => EventType === 'viewer-request')
  if (!found) return (uri) => uri
  const code = String(
    template.find('AWS::CloudFront::Function', found.FunctionARN, 'FunctionARN').properties.FunctionCode,
  )
  return (uri) => (runInNewContext(`${code}; handler({request: ${JSON.stringify({ uri })}})`) as { uri: string }).uri
}

function headersOf(id: string, template: Template, local: (properties: Properties) => Properties) {
  const policy = local(template.find('AWS::CloudFront::ResponseHeadersPolicy', id).properties)
  const { SecurityHeadersConfig: secure, CustomHeadersConfig: custom } =
    policy.ResponseHeadersPolicyConfig as unknown as {
      SecurityHeadersConfig: Readonly<Record<string, Readonly<Record<string, Json>>>>
      CustomHeadersConfig: { readonly Items: readonly { readonly Header: string; readonly Value: string }[] }
    }
  return {
    'content-security-policy': String(secure.ContentSecurityPolicy?.ContentSecurityPolicy),
    'x-content-type-options': 'nosniff',
    'x-frame-options': String(secure.FrameOptions?.FrameOption),
    'referrer-policy': String(secure.ReferrerPolicy?.ReferrerPolicy),
    ...Object.fromEntries(custom.Items.map(({ Header, Value }) => [Header.toLowerCase(), Value])),
  }
}
