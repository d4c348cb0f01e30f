import type { DynamoServer } from '../support/dynamodb-server.ts'
import { Denied, type Gate, Gone } from './gate.ts'
import type { Ask } from './iam.ts'
import { listenOn, readBody } from './servers.ts'
import type { Resource, Template } from './template.ts'

interface Body {
  readonly TableName: string
  readonly IndexName?: string
  readonly Key?: Attributes
  readonly Item?: Attributes
  readonly KeyConditionExpression?: string
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>
  readonly ExpressionAttributeValues?: Attributes
  readonly ConditionExpression?: string
}
type Attributes = Readonly<Record<string, { readonly S?: string }>>
interface Units {
  readonly ConsumedCapacity?: { readonly CapacityUnits?: number }
}

/** What the table was asked, in DynamoDB's own units. */
export interface StoreBill {
  writes: number
  writeUnits: number
  conditional: number
  lost: number
  reads: number
  readUnits: number
  /** Write units and conditional writes of each partition. */
  readonly partitions: Map<string, { units: number; conditional: number }>
}

/** Creates the stack's tables, as the template describes them, in a DynamoDB-compatible server. */
export async function createTables(server: DynamoServer, template: Template): Promise<void> {
  for (const table of template.ofType('AWS::DynamoDB::Table')) {
    const { properties } = table
    const { StreamViewType } = (properties.StreamSpecification ?? {}) as { StreamViewType?: string }
    await askStore(server.endpoint, 'DynamoDB_20120810.CreateTable', {
      TableName: tableName(table),
      AttributeDefinitions: properties.AttributeDefinitions,
      KeySchema: properties.KeySchema,
      BillingMode: properties.BillingMode,
      ...(properties.GlobalSecondaryIndexes && { GlobalSecondaryIndexes: properties.GlobalSecondaryIndexes }),
      ...(StreamViewType && { StreamSpecification: { StreamEnabled: true, StreamViewType } }),
    })
  }
}

export const tableName = ({ id, properties }: Resource) => String(properties.TableName ?? `sandtable-${id}`)

/** One call of the server itself, past every gate. Throws what it refuses. */
export async function askStore<T>(endpoint: string, target: string, body: object): Promise<T> {
  const { status, text } = await forward(endpoint, target, JSON.stringify(body))
  if (status !== 200) throw new Error(`${target}: ${text}`)
  return JSON.parse(text) as T
}

async function forward(endpoint: string, target: string, body: string) {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': target,
      authorization:
        'AWS4-HMAC-SHA256 Credential=runner/20260101/any/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
      'x-amz-date': '20260101T000000Z',
    },
    body,
  })
  return { status: response.status, text: await response.text() }
}

/** The table behind its gate: asks in IAM's terms, forwards what is allowed, keeps the bill. */
export async function openStore(server: DynamoServer, template: Template, gate: Gate) {
  const tables = new Map(template.ofType('AWS::DynamoDB::Table').map((table) => [tableName(table), table]))
  const bill: StoreBill = {
    writes: 0,
    writeUnits: 0,
    conditional: 0,
    lost: 0,
    reads: 0,
    readUnits: 0,
    partitions: new Map(),
  }

  const listening = await listenOn(async (request, response) => {
    const target = String(request.headers['x-amz-target'] ?? '')
    const action = target.split('.')[1] ?? ''
    const answer = (status: number, text: string) =>
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(text)
    try {
      const text = (await readBody(request)).toString()
      const body = JSON.parse(text) as Body
      const table = tables.get(body.TableName)
      if (!table) throw new Error(`there is no table ${body.TableName}`)
      const told = JSON.stringify({ ...body, ReturnConsumedCapacity: 'TOTAL' })
      const done = await gate.pass(request, askOf(action, body, table, template), () =>
        forward(server.endpoint, target, told),
      )
      count(bill, action, body, done)
      answer(done.status, done.text)
    } catch (error) {
      if (error instanceof Gone) response.destroy()
      else if (error instanceof Denied)
        answer(
          400,
          JSON.stringify({ __type: 'com.amazon.coral.service#AccessDeniedException', message: error.message }),
        )
      else answer(500, JSON.stringify({ __type: 'InternalServerError', message: String(error) }))
    }
  })
  return { url: listening.url, bill, close: listening.close }
}

/** What IAM is asked: the table or its index, and the partitions that the request names. */
function askOf(action: string, body: Body, table: Resource, { place }: Template): Ask {
  const arn = `arn:${place.partition}:dynamodb:${place.region}:${place.account}:table/${body.TableName}`
  const schemas = (table.properties.GlobalSecondaryIndexes ?? []) as unknown as {
    IndexName: string
    KeySchema: Schema
  }[]
  const schema = body.IndexName
    ? schemas.find(({ IndexName }) => IndexName === body.IndexName)?.KeySchema
    : (table.properties.KeySchema as unknown as Schema)
  const hash = hashKeyOf(schema)
  const key = (body.Key ?? body.Item)?.[hash]?.S ?? hashOfQuery(body, hash)
  return {
    action: `dynamodb:${action}`,
    resource: body.IndexName ? `${arn}/index/${body.IndexName}` : arn,
    context: key === undefined ? {} : { 'dynamodb:leadingkeys': [key] },
  }
}

/** The name of a table's or index's partition key. */
export const hashKeyOf = (schema: unknown) =>
  (schema as Schema | undefined)?.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName ?? ''
type Schema = readonly { readonly AttributeName: string; readonly KeyType: string }[]

/** `pk = :value`, wherever it stands in the condition. */
function hashOfQuery({ KeyConditionExpression = '', ExpressionAttributeNames = {}, ...body }: Body, hash: string) {
  for (const [, name = '', value = ''] of KeyConditionExpression.matchAll(/([#\w]+)\s*=\s*(:\w+)/g))
    if ((ExpressionAttributeNames[name] ?? name) === hash) return body.ExpressionAttributeValues?.[value]?.S
  return undefined
}

function count(bill: StoreBill, action: string, body: Body, { status, text }: { status: number; text: string }) {
  const units = status === 200 ? ((JSON.parse(text) as Units).ConsumedCapacity?.CapacityUnits ?? 0) : 0
  if (action === 'PutItem' || action === 'DeleteItem' || action === 'UpdateItem') {
    bill.writes += 1
    if (body.ConditionExpression) bill.conditional += 1
    if (text.includes('ConditionalCheckFailed')) bill.lost += 1
    // A lost condition is paid for as well: by the KB of what stands there.
    const paid = status === 200 ? Math.max(1, units) : Math.ceil(Math.max(1, text.length) / 1024)
    const key = (body.Key ?? body.Item)?.pk?.S ?? ''
    const { units: before, conditional } = bill.partitions.get(key) ?? { units: 0, conditional: 0 }
    bill.writeUnits += paid
    bill.partitions.set(key, {
      units: before + paid,
      conditional: conditional + Number(body.ConditionExpression !== undefined),
    })
  } else {
    bill.reads += 1
    bill.readUnits += units
  }
}
