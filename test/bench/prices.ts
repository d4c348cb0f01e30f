/**
 * List prices in US$, us-east-1, before taxes, allowances and discounts, as summaries told them on 28 November 2026; the
 * providers' own pages, named beside them, were not opened. Prices change: look there before you rely on a sum.
 */
export const prices = {
  date: '2026-11-28',
  region: 'us-east-1',
  /** Each million. https://aws.amazon.com/api-gateway/pricing/ and three summaries that agree. */
  httpRequests: 1.0,
  /** Each million of begun 32 KB, both ways. Same page. */
  socketMessages: 1.0,
  /** Each million. Same page. */
  socketMinutes: 0.25,
  /** Each million. https://aws.amazon.com/lambda/pricing/ (from memory; summaries agree). */
  lambdaRequests: 0.2,
  /** Each GB second, arm64, first tier. Same page, as told at https://cloudchipr.com/blog/aws-lambda-pricing. */
  lambdaGbSeconds: 0.0000133334,
  /** Each million, on demand, since November 2024. https://airbyte.com/data-engineering-resources/dynamodb-pricing. */
  writeUnits: 0.625,
  readUnits: 0.125,
  /** Each GB a month, from memory; point-in-time recovery beside it. */
  tableStorage: 0.25,
  tableRecovery: 0.2,
  /** Each million calls, standard queue, from memory. */
  queueCalls: 0.4,
  /** Each GB of logs taken in, from memory. */
  logs: 0.5,
  /** Each GB sent to the internet, first 10 TB. Summaries of the API Gateway page. */
  sent: 0.09,
  /** CloudFront, to North America and Europe: each 10,000 requests over HTTPS, each GB; from memory. 10 million and 1 TB a month are always free. */
  edgeRequests: 0.01,
  edgeSent: 0.085,
  /** Each million traces, from memory; the first 100,000 a month are always free. */
  traces: 5.0,
  /** Each a month, by the hour in which it is heard of; from memory; the first ten are always free. */
  metrics: 0.3,
  /** Each a month, from memory; the first ten and the first three are always free. */
  alarms: 0.1,
  dashboards: 3.0,
} as const
