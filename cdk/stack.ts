import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CfnOutput, CustomResource, Duration, Stack, type StackProps, Tags } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { SqsDlq, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import type { Construct } from 'constructs'
import { makeApiDomain, makeApis, openApis, socketStage } from './apis.ts'
import { makeBudget } from './budget.ts'
import { type FunctionProps, grantIndex, grantSockets, grantTable, makeFunction } from './functions.ts'
import { makeQueues } from './queue.ts'
import type { Settings } from './settings.ts'
import { makePeople, type SignIn } from './sign-in.ts'
import { makeTable } from './table.ts'
import { makeWatch } from './watch.ts'
import { makeWeb } from './web.ts'

const packs = fileURLToPath(new URL('../scenarios/', import.meta.url))
/** Changes when a shipped pack does: then it is put into the library. */
const packsHash = () => {
  const hash = createHash('sha256')
  for (const name of readdirSync(packs)
    .filter((each) => each.endsWith('.yaml'))
    .sort())
    hash.update(readFileSync(join(packs, name)))
  return hash.digest('hex').slice(0, 16)
}

/** Partitions of a drill that whoever advances it reads and writes; the signing secret and tickets are not among them. */
const drillKeys = ['DRILL#', 'INBOX#', 'SCENARIO#', 'CONN#', 'SOCKET#']

export interface SandtableProps extends StackProps {
  readonly settings: Settings
  /** Where bundles and pages lie, if not in dist/. */
  readonly bundles?: string
  readonly pages?: string
}

/** The same drill on AWS: everything is paid by use, and nothing runs while nobody drills but the sweep. */
export class Sandtable extends Stack {
  constructor(scope: Construct, id: string, { settings, bundles, pages, ...props }: SandtableProps) {
    super(scope, id, { description: `Sandtable, emergency drills (${settings.stage})`, ...props })
    const { stage, org } = settings
    Tags.of(this).add('app', 'sandtable')
    Tags.of(this).add('sandtable-stage', stage)
    for (const [name, value] of Object.entries(settings.tags)) Tags.of(this).add(name, value)

    const table = makeTable(this, settings)
    const queues = makeQueues(this)
    const apis = makeApis(this, settings)
    const people = settings.issuer ? undefined : makePeople(this, settings)
    const connectTo = [apis.socketOrigin, ...(people?.connectTo ?? settings.issuer?.connectTo ?? [])]
    const domain = makeApiDomain(this, settings)
    const site =
      settings.web === 'cloudfront'
        ? makeWeb(this, { settings, api: apis.http, connectTo, from: pages }).site
        : settings.domain
          ? `https://${settings.domain.name}`
          : apis.httpUrl
    const signIn: SignIn = people ? people.client(site) : { ...settings.issuer!, issuer: settings.issuer!.url }

    const known = { SANDTABLE_TABLE: table.tableName, SANDTABLE_URL: site }
    const alarms = { SANDTABLE_QUEUE: queues.alarms.queueUrl }
    const posting = { SANDTABLE_CONNECTIONS: apis.connections }
    const make = (
      name: string,
      more: Pick<FunctionProps, 'timeout' | 'traced' | 'bundle'> & {
        memory?: number
        environment?: Record<string, string>
      },
    ) =>
      makeFunction(this, {
        settings,
        name,
        memory: 512,
        from: bundles,
        ...more,
        environment: { ...known, ...more.environment },
      })

    const api = make('api', {
      // Documents are heavy work; a processor comes with the memory.
      memory: 1024,
      bundle: settings.web === 'api' ? 'api-pages' : 'api',
      timeout: Duration.seconds(29),
      environment: {
        ...alarms,
        ...posting,
        SANDTABLE_SOCKETS: apis.socketUrl,
        SANDTABLE_ISSUER: signIn.issuer,
        SANDTABLE_CLIENT: signIn.clientId,
        SANDTABLE_SCOPE: signIn.scope,
        SANDTABLE_ROLES_CLAIM: signIn.rolesClaim,
        SANDTABLE_ORG_CLAIM: signIn.orgClaim,
        ...(org && { SANDTABLE_ORG: org }),
        ...(settings.web === 'api' && { SANDTABLE_PAGES: './web', SANDTABLE_CONNECT_TO: connectTo.slice(1).join(' ') }),
      },
    })
    const socket = make('socket', {
      timeout: Duration.seconds(15),
      environment: { ...posting, SANDTABLE_PING_MS: String(settings.pingMs) },
    })
    const mail = make('mail', { timeout: Duration.seconds(60), environment: { ...alarms, ...posting } })
    // A whole core: what an inject says is posted to a hall of phones by one call.
    const alarm = make('alarm', { memory: 1769, timeout: Duration.seconds(30), environment: { ...alarms, ...posting } })
    const sweep = make('sweep', {
      timeout: Duration.seconds(55),
      traced: false,
      environment: { ...alarms, ...posting },
    })
    const seed = make('seed', { timeout: Duration.seconds(120), traced: false })
    const functions = { api, socket, mail, alarm, sweep, seed }

    // Exactly what each does; test/cdk and the stack's runner hold them to it.
    const all = ['GetItem', 'Query', 'PutItem', 'DeleteItem'] as const
    grantTable(api.role!, table, { actions: all })
    grantIndex(api.role!, table, 'org')
    grantTable(socket.role!, table, { actions: ['GetItem', 'Query'], keys: [...drillKeys, 'SECRET'] })
    grantTable(socket.role!, table, {
      actions: ['PutItem', 'DeleteItem'],
      keys: ['CONN#', 'SOCKET#', 'USED#', 'SECRET'],
    })
    for (const worker of [mail, alarm, sweep]) grantTable(worker.role!, table, { actions: all, keys: drillKeys })
    grantIndex(sweep.role!, table, 'live')
    grantTable(seed.role!, table, { actions: ['GetItem', 'PutItem'], keys: ['SCENARIO#'] })
    for (const each of [api, mail, alarm, sweep]) {
      each.addToRolePolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queues.alarms.queueArn] }))
    }
    for (const each of [api, socket, mail, alarm, sweep]) {
      grantSockets(each.role!, apis.sockets, socketStage)
    }

    const mailbox = mail
    mailbox.addToRolePolicy(
      new PolicyStatement({
        actions: [
          'dynamodb:DescribeStream',
          'dynamodb:GetRecords',
          'dynamodb:GetShardIterator',
          'dynamodb:ListStreams',
        ],
        resources: [table.tableStreamArn!],
      }),
    )
    const fresh = { Keys: { sk: { S: FilterRule.beginsWith('CMD#') } } }
    new EventSourceMapping(this, 'Mailbox', {
      target: mailbox,
      eventSourceArn: table.tableStreamArn!,
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: [FilterCriteria.filter({ eventName: FilterRule.isEqual('INSERT'), dynamodb: fresh })],
      batchSize: 100,
      parallelizationFactor: 10,
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      retryAttempts: 3,
      maxRecordAge: Duration.hours(1),
      onFailure: new SqsDlq(queues.dead),
    })
    alarm.addEventSource(
      new SqsEventSource(queues.alarms, { batchSize: 10, reportBatchItemFailures: true, maxConcurrency: 500 }),
    )
    new Rule(this, 'EveryMinute', {
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(sweep, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    })

    openApis(this, { settings, apis, api, socket, signIn, domain })
    if (org) {
      new CustomResource(this, 'Packs', {
        resourceType: 'Custom::SandtablePacks',
        serviceToken: seed.functionArn,
        serviceTimeout: Duration.minutes(3),
        properties: { org, packs: packsHash() },
      })
    }
    makeWatch(this, { settings, queues, api: apis.http, sockets: apis.sockets, table, functions })
    makeBudget(this, settings)

    new CfnOutput(this, 'Url', { value: site, description: 'Where people go' })
    new CfnOutput(this, 'ApiUrl', { value: apis.httpUrl })
    new CfnOutput(this, 'SocketUrl', { value: apis.socketUrl })
    new CfnOutput(this, 'TableName', { value: table.tableName })
    new CfnOutput(this, 'SeedFunction', { value: seed.functionName })
    new CfnOutput(this, 'DeadLettersUrl', { value: queues.dead.queueUrl })
    if (domain)
      new CfnOutput(this, 'DomainTarget', { value: domain.regionalDomainName, description: 'CNAME of the domain' })
  }
}
