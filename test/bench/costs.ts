import { prices } from './prices.ts'
import { countReference, type Reference, reference, type Usage } from './reference-drill.ts'

/* npm run costs: the reference drill, counted call by call through the functions, at list price. */

/** What is not counted but assumed of a call, ms: its own work, and each trip to the table, to a socket or a queue. */
const assumed = { own: 12, trip: 5, memoryGb: 0.5, tracesShare: 1 }
/** Log of a call, bytes: the platform's three lines, the line of the HTTP door, and what each line is charged beside its text. */
const logOf = { platform: 350, platformLines: 3, http: 330, line: 26 }

function billOf(usage: Usage) {
  const { calls } = usage
  const invocations = Object.values(calls).reduce((sum, each) => sum + each, 0)
  // Trips within a call overlap in part; here they stand one after the other.
  const trips = usage.reads + usage.writes + usage.messages / 2
  const gbSeconds = ((invocations * assumed.own + trips * assumed.trip + usage.slept) / 1000) * assumed.memoryGb
  const logged =
    invocations * (logOf.platform + logOf.platformLines * logOf.line) +
    usage.http * (logOf.http + logOf.line) +
    usage.logBytes +
    usage.logLines * logOf.line
  const million = 1_000_000
  const gb = 1024 ** 3
  return {
    'HTTP API, requests': (usage.http / million) * prices.httpRequests,
    'WebSocket API, messages': (usage.messages / million) * prices.socketMessages,
    'WebSocket API, minutes': (usage.connectionMinutes / million) * prices.socketMinutes,
    'Lambda, requests': (invocations / million) * prices.lambdaRequests,
    'Lambda, duration': gbSeconds * prices.lambdaGbSeconds,
    'DynamoDB, writes': (usage.writeUnits / million) * prices.writeUnits,
    'DynamoDB, reads': (usage.readUnits / million) * prices.readUnits,
    'SQS, calls': (usage.queueCalls / million) * prices.queueCalls,
    'CloudWatch, logs': (logged / gb) * prices.logs,
    'data sent': (usage.sentBytes / gb) * prices.sent,
  }
}

const total = (bill: Readonly<Record<string, number>>) => Object.values(bill).reduce((sum, each) => sum + each, 0)

async function show(name: string, how: Reference) {
  const usage = await countReference(how)
  const bill = billOf(usage)
  console.log(
    `\n${name}: ${how.cadres} cadres, ${how.minutes} minutes, ${how.injects} injects, ${how.cadres * how.actions} actions, a ping each ${how.pingMs / 1000} s`,
  )
  console.log(usage)
  for (const [what, dollars] of Object.entries(bill)) console.log(`${what.padEnd(28)} ${dollars.toFixed(5)}`)
  const { api, socket, mail, alarm } = usage.calls
  const traces = ((api + socket + mail + alarm) / 1_000_000) * prices.traces * assumed.tracesShare
  console.log(`${'a drill, US$'.padEnd(28)} ${total(bill).toFixed(4)}`)
  console.log(`${'traces beyond the free ones'.padEnd(28)} ${traces.toFixed(4)}`)
  console.log(
    `${'kept for a month'.padEnd(28)} ${((usage.storedBytes / 1024 ** 3) * (prices.tableStorage + prices.tableRecovery)).toFixed(4)}`,
  )
}

console.log(`prices of ${prices.region}, ${prices.date}`)
await show('reference', reference)
await show('the same, pinging less', { ...reference, pingMs: 180_000 })

const sweeps = 43_200
const idle = {
  sweep: (sweeps / 1_000_000) * prices.lambdaRequests + sweeps * 0.025 * assumed.memoryGb * prices.lambdaGbSeconds,
  'index reads': ((sweeps * 0.5) / 1_000_000) * prices.readUnits,
  'logs of the platform': ((sweeps * 350) / 1024 ** 3) * prices.logs,
  'queue, asked by Lambda': (650_000 / 1_000_000) * prices.queueCalls,
  alarms: 7 * prices.alarms,
}
console.log('\nidle, a month, without any allowance')
for (const [what, dollars] of Object.entries(idle)) console.log(`${what.padEnd(28)} ${dollars.toFixed(3)}`)
console.log(
  `${'idle, US$'.padEnd(28)} ${total(idle).toFixed(2)} (and ${prices.dashboards.toFixed(2)} for the dashboard where three others are kept already)`,
)
