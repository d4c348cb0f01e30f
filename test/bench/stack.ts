import { performance } from 'node:perf_hooks'
import type { CreateDrillAnswer } from '../../engine/contract.ts'
import { signInAtIssuer } from '../stack/code-flow.ts'
import { openPhone } from '../stack/phone.ts'
import { lateness } from '../stack/short-drill.ts'
import { startStack } from '../stack/stack.ts'
import { join } from '../support/client.ts'
import { punctualSource } from './punctual-scenario.ts'
import { playReferenceOnStack } from './reference-on-stack.ts'

/* npm run bench:stack: how punctual the synthesized stack is on this machine, in real time; `-- reference` plays the reference drill, 30 times as fast. */

const [cadres, injects] = [50, 20]
const quantile = (values: readonly number[], p: number) =>
  values.toSorted((a, b) => a - b)[Math.ceil(p * values.length) - 1] ?? Number.NaN
const row = (name: string, values: readonly number[]) =>
  console.log(
    `${name.padEnd(56)} n ${String(values.length).padStart(5)}  p50 ${quantile(values, 0.5).toFixed(0)}  p99 ${quantile(values, 0.99).toFixed(0)}  max ${Math.max(...values).toFixed(0)} ms`,
  )

const from = performance.now()
const stack = await startStack()
console.log(`stack up in ${Math.round(performance.now() - from)} ms`)

async function playReference(): Promise<void> {
  const trainer = await signInAtIssuer(stack.url, 'trainer')
  const { late, ...counted } = await playReferenceOnStack(stack, trainer, 30)
  console.log('the reference drill: nothing lost, doubled or early;', counted)
  row('inject on the socket after its due time, reference drill', late)
}

try {
  if (process.argv.includes('reference')) await playReference()
  else await playInjects()
  for (const { name, meter } of stack.lambdas) {
    if (meter.invocations === 0) continue
    row(`${name}: a call`, meter.durations)
    row(`${name}: from start to ready`, meter.inits)
  }
  console.log('table', { ...stack.store.bill, partitions: stack.store.bill.partitions.size })
} finally {
  await stack.stop()
}

async function playInjects(): Promise<void> {
  const trainer = await signInAtIssuer(stack.url, 'trainer')
  const put = await trainer.post('/api/scenarios', punctualSource(injects, 2))
  if (put.status > 201) throw new Error(put.text)
  const made = (await trainer.post<CreateDrillAnswer>('/api/drills', { scenario: 'punctual', rate: 1 })).body
  const phones = []
  for (let i = 0; i < cadres; i++) {
    const phone = openPhone(await join(stack.url, made.joinCode, 'DUTY', `P${i}`), {}, 60_000)
    await phone.open
    phones.push(phone)
  }
  await trainer.command(made.id, 'start')
  for (const phone of phones)
    await phone.until((frame) => frame.type === 'inject' && frame.text.en === `Inject ${injects - 1}`, 120_000)
  const late = phones.flatMap(lateness)
  row(`inject on the socket after its due time, ${cadres} cadres`, late)
  if (Math.min(...late) < 0) console.log('!! an inject came early')
  for (const phone of phones) phone.close()
}
