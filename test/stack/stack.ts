import { fileURLToPath } from 'node:url'
import { startDynamoServer } from '../support/dynamodb-server.ts'
import { makeGate } from './gate.ts'
import { makeHttpApi } from './http-api.ts'
import { like, statementsOf } from './iam.ts'
import type { Permits } from './integrations.ts'
import { type Lambda, makeLambda } from './lambda.ts'
import { referenceOf } from './names.ts'
import { openIssuer } from './people.ts'
import { mapQueue } from './queue-mapping.ts'
import { openQueues } from './queues.ts'
import { startSchedules } from './schedule.ts'
import { makeCustomResources } from './seeds.ts'
import { listenOn } from './servers.ts'
import { makeSite } from './site.ts'
import { type After, openSocketApi } from './socket-api.ts'
import { createTables, hashKeyOf, openStore } from './store.ts'
import { mapStream } from './stream-mapping.ts'
import { type Properties, type Resource, readTemplate } from './template.ts'

/** What the runner reads: where test/stack/synth.ts leaves it, or another folder that `cdk synth` wrote. */
export const assembly = process.env.STACK_OUT ?? fileURLToPath(new URL('../../dist/stack.out/', import.meta.url))

export interface StackOptions {
  /** What `cdk synth` wrote. */
  readonly folder?: string
  /** Where the pages are; any free port. */
  readonly port?: number
  /** Processes of one function at most. */
  readonly processes?: number
  /** How far the clock of a function's n-th process is ahead, ms. */
  readonly ahead?: (name: string, process: number) => number
  /** Each batch of records and messages is delivered so often, every second time backwards. */
  readonly times?: number
  /** What a queue hides comes back so many times sooner than the template says. */
  readonly hurry?: number
  /** How often the stream is looked at; Lambda does so four times a second. */
  readonly pollMs?: number
  /** The clock of the sockets' limits. */
  readonly after?: After
  /** Every line a function writes. */
  readonly onLine?: (line: string) => void
}

/** The synthesized stack on this machine: real bundles in processes of their own behind what AWS would put before them. */
export async function startStack(options: StackOptions = {}) {
  const template = readTemplate(options.folder ?? assembly)
  const { place } = template
  const ends: (() => unknown)[] = []
  const server = await startDynamoServer()
  ends.push(() => server.stop())
  await createTables(server, template)
  const gate = makeGate()
  const store = await openStore(server, template, gate)
  const queues = await openQueues(template, gate, options)

  const lambdas: Lambda[] = []
  const lambdaOf = (arn: string): Lambda => {
    const found = lambdas.find((each) => arn === each.name || arn.includes(each.arn))
    if (!found) throw new Error(`there is no function ${arn}`)
    return found
  }
  const permits: Permits = (lambda, principal, source) =>
    template
      .ofType('AWS::Lambda::Permission')
      .some(
        ({ properties }) =>
          properties.FunctionName === lambda.arn &&
          properties.Principal === principal &&
          like(String(properties.SourceArn), source),
      )

  /* Addresses of AWS, and what stands for them here: names that DNS would know, ports instead of TLS. */
  const addresses: [string, string][] = []
  const localText = (text: string) => addresses.reduce((all, [there, here]) => all.replaceAll(there, here), text)
  const local = (value: Properties): Properties => JSON.parse(localText(JSON.stringify(value))) as Properties
  const apiOf = (protocol: string): Resource => {
    const found = template
      .ofType('AWS::ApiGatewayV2::Api')
      .find(({ properties }) => properties.ProtocolType === protocol)
    if (!found) throw new Error(`the stack has no ${protocol} API`)
    return found
  }
  const hostOf = (api: Resource) => `${referenceOf(api, place)}.execute-api.${place.region}.${place.suffix}`
  const [http, sockets] = [apiOf('HTTP'), apiOf('WEBSOCKET')]
  const distribution = template.ofType('AWS::CloudFront::Distribution')[0]

  // Addresses first: functions are told them when they start.
  let answerHttp: ReturnType<typeof makeHttpApi>['serve'] | undefined
  let answerSite: ReturnType<typeof makeSite> | undefined
  const httpServer = await listenOn(
    (request, response) => void answerHttp?.(request, response),
    distribution ? 0 : options.port,
  )
  const siteServer = distribution
    ? await listenOn((request, response) => void answerSite?.(request, response), options.port)
    : httpServer
  const issuer = await openIssuer(template, siteServer.url)
  ends.push(() => issuer.stop())
  for (const there of issuer.stands) addresses.push([there, issuer.url])
  addresses.push([`https://${hostOf(http)}`, httpServer.url])
  const site = String(template.outputs.Url)
  addresses.push([site, siteServer.url])

  for (const resource of template.ofType('AWS::Lambda::Function')) {
    if (!String(resource.properties.Runtime).startsWith('nodejs')) continue
    const role = template.find('AWS::IAM::Role', String(resource.properties.Role))
    lambdas.push(
      makeLambda({
        resource,
        template,
        most: options.processes ?? 4,
        ahead: options.ahead,
        onLine: options.onLine,
        variables: () => {
          const { Variables = {} } = (resource.properties.Environment ?? {}) as { Variables?: Properties }
          return {
            ...(local(Variables) as Record<string, string>),
            AWS_ENDPOINT_URL_DYNAMODB: store.url,
            AWS_ENDPOINT_URL_SQS: queues.url,
          }
        },
      }),
    )
    const lambda = lambdas.at(-1) as Lambda
    gate.admit(lambda.accessKey, {
      function: lambda.name,
      arn: `arn:${place.partition}:sts::${place.account}:assumed-role/${referenceOf(role, place)}/${lambda.name}`,
      statements: statementsOf(role, template),
      kill: lambda.kill,
    })
  }
  const wiring = { template, lambdaOf, permits, local }
  const httpApi = makeHttpApi({ ...wiring, apiId: referenceOf(http, place) })
  const socketApi = await openSocketApi({ ...wiring, gate, apiId: referenceOf(sockets, place), after: options.after })
  addresses.push([`wss://${hostOf(sockets)}`, socketApi.url.replace('http', 'ws')])
  addresses.push([`https://${hostOf(sockets)}`, socketApi.url])
  answerHttp = httpApi.serve
  if (distribution)
    answerSite = makeSite({ ...wiring, distribution, addressOf: (domain) => localText(`https://${domain}`) })

  const streams: Awaited<ReturnType<typeof mapStream>>[] = []
  for (const { properties: mapping } of template.ofType('AWS::Lambda::EventSourceMapping')) {
    const lambda = lambdaOf(String(mapping.FunctionName))
    const source = String(mapping.EventSourceArn)
    const needs = (actions: readonly string[], resource: string) => {
      for (const action of actions) gate.must(lambda.name, { action, resource })
    }
    if (source.includes(':sqs:')) {
      needs(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], source)
      const queue = queues.byArn(source)
      const bury = (body: string) => queue.deadLetters && queues.byArn(queue.deadLetters).send(body, 0)
      const mapped = mapQueue({ queue, lambda, mapping, template, bury, times: options.times })
      ends.unshift(() => mapped.stop())
      continue
    }
    needs(
      ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map((each) => `dynamodb:${each}`),
      source,
    )
    const { OnFailure } = (mapping.DestinationConfig ?? {}) as { OnFailure?: { Destination: string } }
    if (OnFailure) needs(['sqs:SendMessage'], OnFailure.Destination)
    const table = template.find('AWS::DynamoDB::Table', source, 'StreamArn')
    const mapped = await mapStream({
      server,
      table: referenceOf(table, place),
      hashKey: hashKeyOf(table.properties.KeySchema),
      streamArn: source,
      lambda,
      mapping,
      template,
      onFailure: (body) => OnFailure && queues.byArn(OnFailure.Destination).send(body, 0),
      pollMs: options.pollMs ?? 250,
      times: options.times,
    })
    streams.push(mapped)
    ends.unshift(() => mapped.stop())
  }
  const schedules = startSchedules(template, lambdaOf, permits)
  ends.unshift(schedules.stop)
  for (const each of [siteServer, httpServer, socketApi, store, queues]) ends.push(() => each.close())
  ends.push(() => Promise.all(lambdas.map((each) => each.stop())))

  const stack = {
    url: siteServer.url,
    apiUrl: httpServer.url,
    issuer,
    template,
    gate,
    store,
    endpoint: server.endpoint,
    tableName: String(template.outputs.TableName),
    queues,
    streams,
    httpApi,
    socketApi,
    /** A function by the name of its folder: `api`, `mail` … */
    function: (name: string): Lambda =>
      lambdaOf(`sandtable-${template.resources.find((each) => isFunction(each, name))?.id}`),
    lambdas,
    /** The minute schedule, now. */
    sweep: schedules.run,
    async stop() {
      for (const end of ends) await end()
    },
  }
  try {
    await makeCustomResources(template, (arn) => lambdas.find((each) => each.arn === arn))
  } catch (error) {
    await stack.stop()
    throw error
  }
  return stack
}
export type Stack = Awaited<ReturnType<typeof startStack>>

const isFunction = ({ type, properties }: Resource, name: string) =>
  type === 'AWS::Lambda::Function' && String(properties.Description ?? '').endsWith(`: ${name}`)
