import { Aws, RemovalPolicy } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  DomainName,
  HttpApi,
  HttpMethod,
  HttpStage,
  LogGroupLogDestination,
  WebSocketApi,
  WebSocketStage,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { HttpLambdaIntegration, WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { answer } from './nag.ts'
import type { Settings } from './settings.ts'
import type { SignIn } from './sign-in.ts'

/** The stage of the WebSocket API; its name is part of every socket's address. */
export const socketStage = 'live'

/** The two APIs as addresses, before anything answers there: pages and functions must know where they are. */
export function makeApis(scope: Construct, { stage }: Settings) {
  const http = new HttpApi(scope, 'HttpApi', { apiName: `sandtable-${stage}`, createDefaultStage: false })
  const sockets = new WebSocketApi(scope, 'SocketApi', { apiName: `sandtable-${stage}-sockets` })
  const host = `${sockets.apiId}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}`
  return {
    http,
    sockets,
    httpUrl: `https://${http.apiId}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}`,
    /** Where browsers open sockets, and the origin of it. */
    socketUrl: `wss://${host}/${socketStage}`,
    socketOrigin: `wss://${host}`,
    /** Where functions post to sockets. */
    connections: `https://${host}/${socketStage}`,
  }
}
export type Apis = ReturnType<typeof makeApis>

/** Without CloudFront the API has the domain itself. */
export function makeApiDomain(scope: Construct, { domain, web }: Settings): DomainName | undefined {
  if (!domain || web === 'cloudfront') return undefined
  return new DomainName(scope, 'ApiDomain', {
    domainName: domain.name,
    certificate: Certificate.fromCertificateArn(scope, 'Certificate', domain.certificate),
  })
}

/** Which function answers what, and how much of it at once. */
export function openApis(
  scope: Construct,
  props: {
    readonly settings: Settings
    readonly apis: Apis
    readonly api: Lambda
    readonly socket: Lambda
    readonly signIn: SignIn
    readonly domain?: DomainName
  },
): void {
  const { settings, apis, signIn } = props
  const { http, sockets } = apis
  const answers = new HttpLambdaIntegration('Answers', props.api)
  const open = http.addRoutes({ path: '/api/{proxy+}', methods: [HttpMethod.ANY], integration: answers })
  http.addRoutes({
    path: '/api/session/oidc',
    methods: [HttpMethod.POST],
    integration: answers,
    authorizer: new HttpJwtAuthorizer('Issuer', signIn.issuer, { jwtAudience: [signIn.clientId] }),
  })
  const pages =
    settings.web === 'api' ? http.addRoutes({ path: '/{proxy+}', methods: [HttpMethod.GET], integration: answers }) : []
  const root =
    settings.web === 'api' ? http.addRoutes({ path: '/', methods: [HttpMethod.GET], integration: answers }) : []
  for (const route of open)
    answer(route, {
      'AwsSolutions-APIG4':
        'The function itself asks for a seat token, a session or a join code; the gateway checks tokens of the issuer where they are swapped for a session.',
    })
  for (const route of [...pages, ...root])
    answer(route, { 'AwsSolutions-APIG4': 'The pages are public: they hold no data, and are the same for everybody.' })

  const log = new LogGroup(scope, 'ApiAccessLog', {
    logGroupName: `/aws/vendedlogs/sandtable/${settings.stage}/api`,
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  })
  new HttpStage(scope, 'ApiStage', {
    httpApi: http,
    stageName: '$default',
    autoDeploy: true,
    ...(props.domain && { domainMapping: { domainName: props.domain } }),
    throttle: { rateLimit: 1000, burstLimit: 2000 },
    accessLogSettings: {
      destination: new LogGroupLogDestination(log),
      // Routes, never addresses: codes and tokens stay out.
      format: AccessLogFormat.custom(
        JSON.stringify({
          id: '$context.requestId',
          at: '$context.requestTime',
          route: '$context.routeKey',
          status: '$context.status',
          ms: '$context.responseLatency',
          bytes: '$context.responseLength',
          error: '$context.error.messageString',
          authorizer: '$context.authorizer.error',
        }),
      ),
    },
  })

  const hears = (id: string) => ({ integration: new WebSocketLambdaIntegration(id, props.socket) })
  const routes = [
    sockets.addRoute('$connect', hears('Connects')),
    sockets.addRoute('$default', hears('Hears')),
    sockets.addRoute('$disconnect', hears('Leaves')),
  ]
  for (const route of routes)
    answer(route, {
      'AwsSolutions-APIG4':
        'The function spends a single-use ticket before it lets a socket in; browsers cannot send a header there.',
    })
  const stage = new WebSocketStage(scope, 'SocketStage', {
    webSocketApi: sockets,
    stageName: socketStage,
    autoDeploy: true,
    throttle: { rateLimit: 2000, burstLimit: 4000 },
  })
  answer(stage, {
    'AwsSolutions-APIG1':
      'Access logs of a WebSocket stage need a role set for the whole account; the function logs every opening, every end and what it would not hear.',
  })
}
