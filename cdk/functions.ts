import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Aws, type CfnElement, type Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import type { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { Effect, type IRole, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Code, Function as Lambda, Runtime, RuntimeFamily, Tracing } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { answer } from './nag.ts'
import { SettingError, type Settings } from './settings.ts'

export const bundles = fileURLToPath(new URL('../dist/aws/', import.meta.url))

/** The newest Node the library knows: the last of its list that has an end. */
export function newestNode(): Runtime {
  const version = ({ name }: Runtime) => Number(/^nodejs(\d+)\.x$/.exec(name)?.[1] ?? 0)
  const known = Runtime.ALL.filter(({ family }) => family === RuntimeFamily.NODEJS)
  const newest = known.reduce((best, each) => (version(each) > version(best) ? each : best))
  return newest
}

const retentions = Object.values(RetentionDays).filter((days): days is RetentionDays => typeof days === 'number')
const retentionOf = (days: number) =>
  retentions.filter((each) => each >= days).sort((a, b) => a - b)[0] ?? RetentionDays.TEN_YEARS

export interface FunctionProps {
  readonly settings: Settings
  readonly name: string
  /** Its bundle, a folder in dist/aws/: that of its name unless told otherwise. */
  readonly bundle?: string
  readonly memory: number
  readonly timeout: Duration
  readonly environment: Readonly<Record<string, string>>
  /** A trace of every call costs; what runs every minute for nobody has none. */
  readonly traced?: boolean
  /** Where the bundles lie, if not in dist/aws/. */
  readonly from?: string
}

/** One function: its bundle, a role that may nothing but write its own log, and the log. */
export function makeFunction(
  scope: Construct,
  { settings, name, traced = settings.traces, ...props }: FunctionProps,
): Lambda {
  const folder = join(props.from ?? bundles, props.bundle ?? name)
  if (!existsSync(folder)) throw new SettingError(`there is no bundle ${folder}: npm run build:aws makes it`)
  const id = name[0]?.toUpperCase() + name.slice(1)
  const logGroup = new LogGroup(scope, `${id}Log`, {
    retention: retentionOf(settings.logDays),
    removalPolicy: RemovalPolicy.DESTROY,
  })
  const role = new Role(scope, `${id}Role`, {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    inlinePolicies: {
      log: new PolicyDocument({
        statements: [
          new PolicyStatement({
            actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
            resources: [logGroup.logGroupArn],
          }),
        ],
      }),
    },
  })
  answer(role, {
    'AwsSolutions-IAM5[Resource::*]':
      'X-Ray takes trace segments for no particular resource; AWS offers no narrower one.',
  })
  const made = new Lambda(scope, id, {
    description: `Sandtable ${settings.stage}: ${name}`,
    runtime: settings.runtime ? new Runtime(settings.runtime, RuntimeFamily.NODEJS) : newestNode(),
    architecture: settings.architecture === 'arm64' ? Architecture.ARM_64 : Architecture.X86_64,
    handler: 'index.handler',
    code: Code.fromAsset(folder),
    memorySize: props.memory,
    timeout: props.timeout,
    environment: { ...props.environment, SANDTABLE_STAGE: settings.stage },
    tracing: traced ? Tracing.ACTIVE : Tracing.DISABLED,
    role,
    logGroup,
  })
  answer(made, {
    'AwsSolutions-L1': 'The newest Node runtime that the library knows, unless the context names another one.',
  })
  return made
}

/** What a function may do to the table: exact actions, and only in partitions whose keys begin so. */
export interface Reach {
  readonly actions: readonly ('GetItem' | 'Query' | 'PutItem' | 'DeleteItem')[]
  /** Key prefixes; without them all. */
  readonly keys?: readonly string[]
}

/** Grants exact actions on the table; `keys` keeps a function out of partitions it has no business in, such as the secret's. */
export function grantTable(role: IRole, table: Table, { actions, keys }: Reach): void {
  role.addToPrincipalPolicy(
    new PolicyStatement({
      effect: Effect.ALLOW,
      actions: actions.map((action) => `dynamodb:${action}`),
      resources: [table.tableArn],
      ...(keys && {
        conditions: {
          'ForAllValues:StringLike': {
            'dynamodb:LeadingKeys': keys.map((key) => (key.endsWith('#') ? `${key}*` : key)),
          },
        },
      }),
    }),
  )
}

/** Grants asking one index, by its exact ARN. */
export function grantIndex(role: IRole, table: Table, index: 'live' | 'org'): void {
  role.addToPrincipalPolicy(
    new PolicyStatement({ actions: ['dynamodb:Query'], resources: [`${table.tableArn}/index/${index}`] }),
  )
}

/** Grants posting to, and ending, any socket of one stage of one API: their ids are made by the gateway. */
export function grantSockets(role: IRole, api: WebSocketApi, stage: string): void {
  const methods = ['POST', 'DELETE']
  const arn = (apiId: string, partition: string, region: string, account: string, method: string) =>
    `arn:${partition}:execute-api:${region}:${account}:${apiId}/${stage}/${method}/@connections/*`
  const resources = methods.map((method) => arn(api.apiId, Aws.PARTITION, Aws.REGION, Aws.ACCOUNT_ID, method))
  role.addToPrincipalPolicy(new PolicyStatement({ actions: ['execute-api:ManageConnections'], resources }))
  const name = Stack.of(api).getLogicalId(api.node.defaultChild as CfnElement)
  for (const method of methods) {
    const found = arn(`<${name}>`, '<AWS::Partition>', '<AWS::Region>', '<AWS::AccountId>', method)
    answer(role, {
      [`AwsSolutions-IAM5[Resource::${found}]`]:
        'One socket among those of this very API and stage: their ids are made by the gateway.',
    })
  }
}
