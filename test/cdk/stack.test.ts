import { readFileSync } from 'node:fs'
import { App } from 'aws-cdk-lib'
import { Bucket } from 'aws-cdk-lib/aws-s3'
import { beforeAll, describe, expect, it } from 'vitest'
import { readSettings } from '../../cdk/settings.ts'
import { always, pagePolicy } from '../../functions/http/security-headers.ts'
import { china, production, type Synthesized, synth } from './synth.ts'

let dev: Synthesized
let prod: Synthesized
let cn: Synthesized
beforeAll(() => {
  dev = synth()
  prod = synth(production)
  cn = synth(china)
}, 60_000)

interface Statement {
  readonly Action: string | readonly string[]
  readonly Resource: unknown
  readonly Condition?: { readonly 'ForAllValues:StringLike'?: { readonly 'dynamodb:LeadingKeys': readonly string[] } }
}
/** What a function may do, in one line a statement: `service: actions on resource, keys`. */
function mayDo(made: Synthesized, name: string): string[] {
  const policy = made.ofType('AWS::IAM::Policy').find(({ id }) => id.startsWith(`${name}RoleDefaultPolicy`))
  if (!policy) throw new Error(`${name} has no policy`)
  const { PolicyDocument } = policy.Properties as unknown as { PolicyDocument: { Statement: Statement[] } }
  return PolicyDocument.Statement.map(({ Action, Resource, Condition }) => {
    const actions = [Action].flat()
    const service = actions[0]?.split(':')[0]
    const verbs = actions
      .map((each) => each.split(':')[1])
      .sort()
      .join(' ')
    const on = JSON.stringify(Resource)
      .replaceAll(/"|\{|\}|\[|\]/g, '')
      .replaceAll(/(Fn::(GetAtt|Join)|Ref):/g, '')
      .replaceAll(/(?<=[a-z])[0-9A-F]{8}\b/g, '')
    const keys = Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'].join(' ')
    return `${service}: ${verbs} on ${on}${keys ? `, ${keys}` : ''}`
  }).sort()
}

const drillKeys = 'DRILL#* INBOX#* SCENARIO#* CONN#* SOCKET#*'
const socketsOf = (method: string) =>
  `,arn:,AWS::Partition,:execute-api:,AWS::Region,:,AWS::AccountId,:,SocketApi,/live/${method}/@connections/*`
const sockets = `execute-api: ManageConnections on ${socketsOf('DELETE')},${socketsOf('POST')}`

describe('the stack', () => {
  it('[C15] has one table: by use, recoverable, with its stream and the two indexes the adapter asks', () => {
    const [table, ...others] = dev.ofType('AWS::DynamoDB::Table')
    expect(others).toEqual([])
    const index = (name: string) => ({
      IndexName: name,
      KeySchema: [
        { AttributeName: `${name}Pk`, KeyType: 'HASH' },
        { AttributeName: `${name}Sk`, KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    })
    expect(table?.Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [index('live'), index('org')],
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      StreamSpecification: { StreamViewType: 'KEYS_ONLY' },
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
    })
  })

  it('[C16] lets each function do exactly what it does, to the partitions it has business in', () => {
    const trace = 'xray: PutTelemetryRecords PutTraceSegments on *'
    const table = 'dynamodb: DeleteItem GetItem PutItem Query on Table,Arn'
    const queue = 'sqs: SendMessage on Alarms,Arn'
    expect(mayDo(dev, 'Api')).toEqual([table, 'dynamodb: Query on ,Table,Arn,/index/org', queue, sockets, trace].sort())
    expect(mayDo(dev, 'Socket')).toEqual(
      [
        `dynamodb: GetItem Query on Table,Arn, ${drillKeys} SECRET`,
        'dynamodb: DeleteItem PutItem on Table,Arn, CONN#* SOCKET#* USED#* SECRET',
        sockets,
        trace,
      ].sort(),
    )
    expect(mayDo(dev, 'Mail')).toEqual(
      [
        `${table}, ${drillKeys}`,
        'dynamodb: DescribeStream GetRecords GetShardIterator ListStreams on Table,StreamArn',
        queue,
        'sqs: GetQueueAttributes GetQueueUrl SendMessage on DeadLetters,Arn',
        sockets,
        trace,
      ].sort(),
    )
    expect(mayDo(dev, 'Alarm')).toEqual(
      [
        `${table}, ${drillKeys}`,
        'sqs: ChangeMessageVisibility DeleteMessage GetQueueAttributes GetQueueUrl ReceiveMessage SendMessage on Alarms,Arn',
        sockets,
        trace,
      ].sort(),
    )
    expect(mayDo(dev, 'Sweep')).toEqual(
      [`${table}, ${drillKeys}`, 'dynamodb: Query on ,Table,Arn,/index/live', queue, sockets].sort(),
    )
    expect(mayDo(dev, 'Seed')).toEqual(['dynamodb: GetItem PutItem on Table,Arn, SCENARIO#*'])
  })

  it('[C16] gives no function a managed policy, and runs all on the newest Node, on arm64, each with a log that ends', () => {
    const functions = dev.ofType('AWS::Lambda::Function').filter(({ id }) => !id.startsWith('Custom'))
    expect(functions).toHaveLength(6)
    for (const { Properties } of functions) {
      expect(Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        LoggingConfig: { LogGroup: expect.anything() },
      })
      expect(JSON.stringify(Properties.Environment)).not.toMatch(/secret|password/i)
    }
    for (const { id, Properties } of dev.ofType('AWS::IAM::Role')) {
      if (!id.startsWith('Custom')) expect(Properties.ManagedPolicyArns, id).toBeUndefined()
    }
    for (const { id, Properties } of dev.ofType('AWS::Logs::LogGroup'))
      expect(Properties.RetentionInDays, id).toBeGreaterThan(0)
  })

  it('[C17] wakes mail for new commands only, in order and in parts, and lets nothing disappear', () => {
    const [mailbox] = dev.ofType('AWS::Lambda::EventSourceMapping').filter(({ id }) => id.startsWith('Mailbox'))
    expect(mailbox?.Properties).toMatchObject({
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 3,
      DestinationConfig: { OnFailure: { Destination: expect.anything() } },
    })
    const pattern = { eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: [{ prefix: 'CMD#' }] } } } }
    expect(mailbox?.Properties.FilterCriteria).toEqual({ Filters: [{ Pattern: JSON.stringify(pattern) }] })
    const [alarms] = dev.ofType('AWS::SQS::Queue').filter(({ id }) => id.startsWith('Alarms'))
    const [alarm] = dev.ofType('AWS::Lambda::Function').filter(({ id }) => /^Alarm[0-9A-F]/.test(id))
    expect(alarms?.Properties.RedrivePolicy).toMatchObject({ maxReceiveCount: 5 })
    expect(Number(alarms?.Properties.VisibilityTimeout)).toBeGreaterThan(Number(alarm?.Properties.Timeout))
  })

  it('[C17] asks the gateway to verify tokens of the issuer where they are swapped for a session', () => {
    const [route] = dev.ofType('AWS::ApiGatewayV2::Route').filter(({ id }) => id.includes('oidc'))
    expect(route?.Properties).toMatchObject({ RouteKey: 'POST /api/session/oidc', AuthorizationType: 'JWT' })
    const [authorizer] = dev.ofType('AWS::ApiGatewayV2::Authorizer')
    expect(authorizer?.Properties).toMatchObject({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
    })
    const [client] = dev.ofType('AWS::Cognito::UserPoolClient')
    expect(client?.Properties).toMatchObject({ AllowedOAuthFlows: ['code'], GenerateSecret: false })
    expect(JSON.stringify(client?.Properties.WriteAttributes)).not.toContain('org')
    expect(
      dev
        .ofType('AWS::Cognito::UserPoolGroup')
        .map(({ Properties }) => Properties.GroupName)
        .sort(),
    ).toEqual(['evaluator', 'manager', 'trainer'])
  })

  it('[C17] sends pages with the headers that the one-machine server sends', () => {
    const [policy] = dev.ofType('AWS::CloudFront::ResponseHeadersPolicy')
    const config = policy?.Properties.ResponseHeadersPolicyConfig as unknown as {
      CustomHeadersConfig: { Items: { Header: string; Value: string }[] }
      SecurityHeadersConfig: {
        ContentSecurityPolicy: { ContentSecurityPolicy: { 'Fn::Join': [string, unknown[]] } }
        FrameOptions: { FrameOption: string }
        ReferrerPolicy: { ReferrerPolicy: string }
        ContentTypeOptions: object
      }
    }
    const security = config.SecurityHeadersConfig
    const sent = {
      ...Object.fromEntries(config.CustomHeadersConfig.Items.map(({ Header, Value }) => [Header, Value])),
      'X-Frame-Options': security.FrameOptions.FrameOption,
      'Referrer-Policy': security.ReferrerPolicy.ReferrerPolicy,
      'X-Content-Type-Options': security.ContentTypeOptions && 'nosniff',
    }
    expect(sent).toEqual(always)
    const policyText = security.ContentSecurityPolicy.ContentSecurityPolicy['Fn::Join'][1]
      .map((part) => (typeof part === 'string' ? part : '{}'))
      .join('')
    expect(policyText).toBe(
      pagePolicy(['wss://{}.execute-api.{}.{}', 'https://sandtable-dev-{}.auth.eu-central-1.amazoncognito.com']),
    )
  })

  it('[C18] keeps data when a production stack goes, and nothing of another stage', () => {
    const kept = (made: Synthesized) =>
      Object.values(made.resources).flatMap(({ Type, DeletionPolicy }) => (DeletionPolicy === 'Retain' ? [Type] : []))
    expect(kept(prod).sort()).toEqual(['AWS::Cognito::UserPool', 'AWS::DynamoDB::Table', 'AWS::S3::Bucket'])
    expect(kept(dev)).toEqual([])
    expect(prod.ofType('AWS::DynamoDB::Table')[0]?.Properties.DeletionProtectionEnabled).toBe(true)
  })

  it('[C18] takes a domain, a mail address, a budget and tags from the context', () => {
    const [site] = prod.ofType('AWS::CloudFront::Distribution')
    expect(site?.Properties.DistributionConfig).toMatchObject({ Aliases: ['drill.example.com'] })
    expect(prod.ofType('AWS::Route53::RecordSet')).toHaveLength(2)
    expect(prod.ofType('AWS::SNS::Subscription')[0]?.Properties).toMatchObject({ Endpoint: 'duty@example.com' })
    expect(prod.ofType('AWS::Budgets::Budget')[0]?.Properties).toMatchObject({
      Budget: { BudgetLimit: { Amount: 20, Unit: 'USD' } },
    })
    expect(prod.ofType('AWS::DynamoDB::Table')[0]?.Properties.Tags).toContainEqual({
      Key: 'owner',
      Value: 'emergency-office',
    })
    expect(prod.ofType('AWS::CloudWatch::Alarm').every(({ Properties }) => Properties.AlarmActions)).toBe(true)
    expect(dev.ofType('AWS::CloudWatch::Alarm')).toHaveLength(7)
    expect(dev.ofType('AWS::CloudWatch::Dashboard')).toHaveLength(1)
  })

  it('[C18] needs neither Cognito nor CloudFront in China, and names no partition but its own', () => {
    for (const type of Object.values(cn.resources).map(({ Type }) => Type))
      expect(type).not.toMatch(/Cognito|CloudFront|S3::Bucket$/)
    // Principals of services are the same everywhere; addresses are not.
    const foreign = cn.text.match(/.*(arn:aws:|amazonaws\.com).*/g) ?? []
    expect(foreign.filter((line) => !/"(Principal|Service)": "\w+\.amazonaws\.com"/.test(line))).toEqual([])
    expect(cn.ofType('AWS::ApiGatewayV2::DomainName')[0]?.Properties).toMatchObject({ DomainName: 'drill.example.cn' })
    const routes = cn.ofType('AWS::ApiGatewayV2::Route').map(({ Properties }) => String(Properties.RouteKey))
    expect(routes).toContain('GET /{proxy+}')
    const [api] = cn.ofType('AWS::Lambda::Function').filter(({ id }) => id.startsWith('Api'))
    expect(api?.Properties.Environment).toMatchObject({
      Variables: { SANDTABLE_PAGES: './web', SANDTABLE_CONNECT_TO: 'https://id.example.cn' },
    })
  })

  it('[C18] refuses settings that would only fail later, and says what to do', () => {
    const read = (context: Record<string, string>) => () => readSettings(new App({ context }).node)
    expect(read({ region: 'cn-north-1' })).toThrow('name an issuer')
    expect(read({ stage: 'Prod!' })).toThrow('stage must be')
    expect(read({ domain: 'a.example' })).toThrow('certificate')
    expect(read({ issuer: 'http://id.example', clientId: 'x' })).toThrow('https')
    expect(read({ issuer: 'https://id.example' })).toThrow('go together')
    expect(read({ budget: '20' })).toThrow('alarmEmail')
    expect(read({ budget: 'much', alarmEmail: 'a@b.c' })).toThrow('number')
    expect(read({ web: 's3' })).toThrow('cloudfront, api')
    expect(read({ org: 'a#b' })).toThrow('org must be')
    expect(read({ tags: 'owner' })).toThrow('name=value')
  })
})

describe('cdk-nag', () => {
  it('[C19] finds nothing that is not answered, in any of the three shapes', () => {
    expect({ dev: dev.findings, prod: prod.findings, cn: cn.findings }).toEqual({ dev: [], prod: [], cn: [] })
  })

  it('[C19] would find a bucket that anybody may read over plain HTTP', () => {
    const { findings } = synth({}, (stack) => new Bucket(stack, 'Careless'))
    expect(findings.map((each) => each.split(' ')[0])).toEqual(['AwsSolutions-S1', 'AwsSolutions-S10'])
  })

  it('[C19] is answered with a reason, never with a shrug', () => {
    const files = ['functions', 'web', 'apis', 'queue', 'sign-in'].map((name) =>
      readFileSync(new URL(`../../cdk/${name}.ts`, import.meta.url), 'utf8'),
    )
    const reasons = files.flatMap((text) => [...text.matchAll(/'AwsSolutions-\w+':\s+(`[^`]*`|'[^']*')/g)])
    expect(reasons.length).toBeGreaterThan(8)
    for (const [whole, reason = ''] of reasons) expect(reason.length, whole).toBeGreaterThan(30)
  })
})
