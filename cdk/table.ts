import { RemovalPolicy } from 'aws-cdk-lib'
import { AttributeType, BillingMode, StreamViewType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb'
import type { Construct } from 'constructs'
import type { Settings } from './settings.ts'

const text = (name: string) => ({ name, type: AttributeType.STRING })

/** The one table, with the two indexes its adapter asks; keys are those of functions/adapters/dynamodb-table.ts. */
export function makeTable(scope: Construct, { keep }: Settings): Table {
  const table = new Table(scope, 'Table', {
    partitionKey: text('pk'),
    sortKey: text('sk'),
    billingMode: BillingMode.PAY_PER_REQUEST,
    // A key of AWS's own: encrypted all the same, and nothing is paid for it while nobody drills.
    encryption: TableEncryption.DEFAULT,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    // The mail only needs to know where something new lies.
    stream: StreamViewType.KEYS_ONLY,
    // Spent tickets, dead sockets and counted guesses are forgotten by themselves.
    timeToLiveAttribute: 'ttl',
    deletionProtection: keep,
    removalPolicy: keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  })
  table.addGlobalSecondaryIndex({ indexName: 'live', partitionKey: text('livePk'), sortKey: text('liveSk') })
  table.addGlobalSecondaryIndex({ indexName: 'org', partitionKey: text('orgPk'), sortKey: text('orgSk') })
  return table
}
