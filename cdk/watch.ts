import { Duration } from 'aws-cdk-lib'
import type { HttpApi, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2'
import {
  Alarm,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IMetric,
  MathExpression,
  Metric,
  PeriodOverride,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Construct } from 'constructs'
import type { Queues } from './queue.ts'
import type { Settings } from './settings.ts'

/** What rings when something is wrong, and a page to look at. Seven figures, since each one rung by costs every month. */
export function makeWatch(
  scope: Construct,
  props: {
    readonly settings: Settings
    readonly queues: Queues
    readonly api: HttpApi
    readonly sockets: WebSocketApi
    readonly table: Table
    readonly functions: Readonly<Record<string, Lambda>>
  },
): void {
  const { settings, queues, api, sockets, table, functions } = props
  const { stage, alarmEmail } = settings
  const minute = Duration.minutes(1)
  const five = Duration.minutes(5)
  const punctuality = (statistic: string) =>
    new Metric({
      namespace: 'Sandtable',
      metricName: 'punctuality',
      dimensionsMap: { stage },
      statistic,
      period: five,
      label: `inject after its due time, ${statistic}`,
    })
  const throttles = new Metric({ namespace: 'AWS/Lambda', metricName: 'Throttles', statistic: 'Sum', period: minute })
  const writes = new Metric({
    namespace: 'AWS/DynamoDB',
    metricName: 'WriteThrottleEvents',
    dimensionsMap: { TableName: table.tableName },
    statistic: 'Sum',
    period: minute,
  })
  const socketErrors = new Metric({
    namespace: 'AWS/ApiGateway',
    metricName: 'IntegrationError',
    dimensionsMap: { ApiId: sockets.apiId },
    statistic: 'Sum',
    period: five,
  })
  const dead = queues.dead.metricApproximateNumberOfMessagesVisible({ period: minute, statistic: 'Maximum' })

  const topic = alarmEmail ? new Topic(scope, 'Rings', { enforceSSL: true }) : undefined
  if (topic && alarmEmail) {
    topic.addSubscription(new EmailSubscription(alarmEmail))
    topic.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        resources: [topic.topicArn],
      }),
    )
  }
  const ring = (id: string, metric: IMetric, threshold: number, alarmDescription: string, periods = 1) => {
    const alarm = new Alarm(scope, id, {
      metric,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription,
    })
    if (topic) alarm.addAlarmAction(new SnsAction(topic))
    return alarm
  }
  ring('DeadLettersRing', dead, 0, 'A drill could not be advanced after five tries: read the dead letters.')
  ring(
    'ApiErrorsRing',
    api.metricServerError({ period: five, statistic: 'Sum' }),
    0,
    'The API answered with an error of its own.',
  )
  ring('SocketErrorsRing', socketErrors, 0, 'The socket function failed.')
  ring(
    'SweepErrorsRing',
    functions.sweep!.metricErrors({ period: five }),
    0,
    'The sweep met a drill it could not advance.',
  )
  ring('PunctualityRing', punctuality('p99'), 1000, 'Injects came more than a second after they were due.', 2)
  ring('ThrottlesRing', throttles, 0, 'A function of this account was throttled: raise its concurrency.')
  ring('WritesRing', writes, 0, 'The table could not take all writes.')

  if (!settings.dashboard) return
  const each = (metric: (of: Lambda) => Metric) =>
    Object.entries(functions).map(([name, of]) => metric(of).with({ label: name }))
  new Dashboard(scope, 'Dashboard', {
    dashboardName: `sandtable-${stage}`,
    periodOverride: PeriodOverride.AUTO,
    widgets: [
      [
        new GraphWidget({
          title: 'How late injects come (ms, wall)',
          width: 12,
          left: [punctuality(Stats.p(50)), punctuality(Stats.p(99)), punctuality(Stats.MAXIMUM)],
        }),
        new GraphWidget({
          title: 'Dead letters, and messages that wait',
          width: 12,
          left: [dead, queues.alarms.metricApproximateNumberOfMessagesVisible({ period: minute })],
          right: [queues.alarms.metricApproximateAgeOfOldestMessage({ period: minute })],
        }),
      ],
      [
        new GraphWidget({ title: 'Errors', width: 8, left: each((of) => of.metricErrors({ period: five })) }),
        new GraphWidget({
          title: 'Duration, p99',
          width: 8,
          left: each((of) => of.metricDuration({ period: five, statistic: Stats.p(99) })),
        }),
        new GraphWidget({ title: 'Calls', width: 8, left: each((of) => of.metricInvocations({ period: five })) }),
      ],
      [
        new GraphWidget({
          title: 'HTTP API',
          width: 8,
          left: [
            api.metricCount({ period: five }),
            api.metricClientError({ period: five }),
            api.metricServerError({ period: five }),
          ],
          right: [api.metricLatency({ period: five, statistic: Stats.p(99) })],
        }),
        new GraphWidget({
          title: 'Sockets: messages, openings',
          width: 8,
          left: ['MessageCount', 'ConnectCount'].map(
            (metricName) =>
              new Metric({
                namespace: 'AWS/ApiGateway',
                metricName,
                dimensionsMap: { ApiId: sockets.apiId },
                statistic: 'Sum',
                period: five,
              }),
          ),
        }),
        new GraphWidget({
          title: 'Table: units used, throttled',
          width: 8,
          left: [
            table.metricConsumedReadCapacityUnits({ period: five }),
            table.metricConsumedWriteCapacityUnits({ period: five }),
          ],
          right: [
            throttles,
            new MathExpression({
              expression: 'FILL(w, 0)',
              usingMetrics: { w: writes },
              label: 'write throttles',
              period: minute,
            }),
          ],
        }),
      ],
    ],
  })
}
