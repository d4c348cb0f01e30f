import { prices } from './prices.ts'
import { countReference, type Usage } from './reference-drill.ts'
import { type Reference, reference } from './reference-scenario.ts'

/* npm run costs: the reference drill, counted call by call through the functions, at list price. */

/** Memory of each function, MB (`cdk/stack.ts`); at 1,769 it is one whole core's. */
const memory: Readonly<Record<string, number>> = { api: 1024, socket: 512, mail: 512, alarm: 1769, sweep: 512 }
/**
 * What is not counted but assumed, ms: a call's own work and what each trip takes of a whole core (`npm run load` measures
 * the trip's), and how long a trip is under way.
 */
const assumed = { own: 3.5, tripWork: 0.75, trip: 4 }

/** GB seconds of all functions, their trips one after the other; in part they overlap. */
function durationOf({ calls, trips, slept }: Usage): number {
  return Object.entries(calls).reduce((sum, [name, times]) => {
    const mb = memory[name] ?? 512
    const [own, work] = [assumed.own, assumed.tripWork].map((ms) => ms / Math.min(1, mb / 1769)) as [number, number]
    const ms = times * own + (trips[name] ?? 0) * (assumed.trip + work) + (slept[name] ?? 0)
    return sum + (ms / 1000) * (mb / 1024)
  }, 0)
}
/** Log of a call, bytes: the platform's three lines, the gateway's line for a request, and what each line is charged beside its text. */
const logOf = { platform: 350, platformLines: 3, http: 260, line: 26 }
/** What a person's browser fetches of the pages, compressed, as counted in one: files and bytes. */
const pages = { files: 16, bytes: 67_000 }

function billOf(usage: Usage, people: number) {
  const { calls } = usage
  const invocations = Object.values(calls).reduce((sum, each) => sum + each, 0)
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
    'Lambda, duration': durationOf(usage) * prices.lambdaGbSeconds,
    'DynamoDB, writes': (usage.writeUnits / million) * prices.writeUnits,
    'DynamoDB, reads': (usage.readUnits / million) * prices.readUnits,
    'SQS, calls': (usage.queueCalls / million) * prices.queueCalls,
    'CloudWatch, logs': (logged / gb) * prices.logs,
    // Punctuality, in each hour that the drill touches.
    'CloudWatch, a metric': (prices.metrics / 730) * Math.ceil(usage.connectionMinutes / 51 / 60),
    'data sent by sockets': (usage.socketBytes / gb) * prices.sent,
    // Pages and answers come through it.
    'CloudFront, requests': ((usage.http + people * pages.files) / 10_000) * prices.edgeRequests,
    'CloudFront, data': ((usage.httpBytes + people * pages.bytes) / gb) * prices.edgeSent,
  }
}

const total = (bill: Readonly<Record<string, number>>) => Object.values(bill).reduce((sum, each) => sum + each, 0)

async function show(name: string, how: Reference) {
  const usage = await countReference(how)
  const bill = billOf(usage, how.cadres + 1)
  console.log(
    `\n${name}: ${how.cadres} cadres, ${how.minutes} minutes, ${how.injects} injects, ${how.cadres * how.actions} actions, a ping each ${how.pingMs / 1000} s`,
  )
  console.log(usage)
  for (const [what, dollars] of Object.entries(bill)) console.log(`${what.padEnd(28)} ${dollars.toFixed(5)}`)
  const { api, socket, mail, alarm } = usage.calls
  const traces = ((api + socket + mail + alarm) / 1_000_000) * prices.traces
  console.log(`${'a drill, US$'.padEnd(28)} ${total(bill).toFixed(4)}`)
  console.log(`${'traces beyond the free ones'.padEnd(28)} ${traces.toFixed(4)}`)
  console.log(
    `${'kept for a month'.padEnd(28)} ${((usage.storedBytes / 1024 ** 3) * (prices.tableStorage + prices.tableRecovery)).toFixed(4)}`,
  )
}

console.log(`prices of ${prices.region}, ${prices.date}`)
await show('reference', reference)
await show('the same, pinging more', { ...reference, pingMs: 60_000 })

const sweeps = 43_200
const idle = {
  sweep: (sweeps / 1_000_000) * prices.lambdaRequests + sweeps * 0.025 * 0.5 * prices.lambdaGbSeconds,
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
