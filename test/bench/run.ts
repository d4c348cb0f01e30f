import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { check } from '../../engine/check/check.ts'
import type { CreateDrillAnswer } from '../../engine/contract.ts'
import { compile } from '../../engine/machine/machine.ts'
import { rehearse } from '../../engine/rehearse/rehearse.ts'
import { policies } from '../../engine/rehearse/robot.ts'
import { findRoutes } from '../../engine/rehearse/routes.ts'
import { scenarioSchema } from '../../engine/scenario/scenario.ts'
import { shippedScenarios } from '../../scenarios/catalogue.ts'
import { readScenario } from '../../scenarios/read.ts'
import { join, listen, signIn } from '../support/client.ts'
import { largeSource } from '../support/large-scenario.ts'
import { makeDataFolder, startServer } from '../support/server.ts'
import { punctualSource } from './punctual-scenario.ts'
import { reports } from './reports.ts'
import { scoreBench } from './score.ts'

/* npm run bench: what the product promises in time, measured on the built server with real sockets. */

const quantile = (values: readonly number[], p: number) =>
  values.toSorted((a, b) => a - b)[Math.ceil(p * values.length) - 1] ?? Number.NaN
const row = (name: string, values: readonly number[], unit = 'ms') =>
  console.log(
    `${name.padEnd(52)} n ${String(values.length).padStart(5)}  p50 ${quantile(values, 0.5).toFixed(1)}  p99 ${quantile(values, 0.99).toFixed(1)}  max ${Math.max(...values).toFixed(1)} ${unit}`,
  )

const cadres = 50
const injects = 20

async function startUp() {
  const times: number[] = []
  for (let i = 0; i < 5; i++) {
    const data = makeDataFolder()
    const from = performance.now()
    const server = await startServer(data.folder)
    await fetch(`${server.url}/api/health`)
    times.push(performance.now() - from)
    await server.stop()
    data.remove()
  }
  row('start until the first answer, built', times)
}

async function drill() {
  const data = makeDataFolder()
  const server = await startServer(data.folder)
  const memory = () =>
    Number(readFileSync(`/proc/${server.pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)?.[1] ?? Number.NaN) / 1024
  try {
    const idle = memory()
    const trainer = await signIn(server.url, server.trainerKey)
    const put = await trainer.post('/api/scenarios', punctualSource(injects, 1))
    if (put.status !== 201) throw new Error(put.text)
    const made = (await trainer.post<CreateDrillAnswer>('/api/drills', { scenario: 'punctual', rate: 1 })).body
    const seats = await Promise.all(
      Array.from({ length: cadres }, (_, i) => join(server.url, made.joinCode, 'DUTY', `P${i}`)),
    )
    const sockets = await Promise.all(seats.map((seat) => listen(server.url, seat)))
    await trainer.command(made.id, 'start')
    await Promise.all(
      sockets.map((socket) =>
        socket.until((frame) => frame.type === 'inject' && frame.text.en === `Inject ${injects - 1}`),
      ),
    )
    const lateness = sockets.flatMap(({ heard }) => {
      const first = heard
        .flatMap(({ message }) => (message.type === 'frames' ? message.frames : []))
        .find((frame) => frame.type === 'clock')
      const clock = first?.type === 'clock' ? first.clock : undefined
      if (!clock) throw new Error('no clock came')
      return heard.flatMap(({ at, message }) =>
        message.type === 'frames'
          ? message.frames
              .filter((frame) => frame.type === 'inject')
              .map((frame) => at - (clock.wallEpoch + (frame.at - clock.drillEpoch) / clock.rate))
          : [],
      )
    })
    row(`inject on the socket after its due time, ${cadres} cadres`, lateness)
    if (Math.min(...lateness) < 0) console.log('!! an inject came early')

    const answers = await Promise.all(
      Array.from({ length: 200 }, async (_, i) => {
        await new Promise((resolve) => setTimeout(resolve, i * 5))
        const from = performance.now()
        const { status } = await seats[i % cadres]!.post('/api/seat/actions', {
          id: randomUUID(),
          form: 'note',
          fields: { content: 'x' },
        })
        if (status !== 202) throw new Error(`action refused with ${status}`)
        return performance.now() - from
      }),
    )
    row('action until its receipt, 200 within one second', answers)
    for (const socket of sockets) socket.close()
    console.log(
      `${'memory of the server'.padEnd(52)} idle ${idle.toFixed(0)} MB, after the drill ${memory().toFixed(0)} MB`,
    )
  } finally {
    await server.stop()
    data.remove()
  }
}

async function rehearsals() {
  for (const { id, yaml } of await shippedScenarios()) {
    const checking = performance.now()
    const read = readScenario(yaml)
    if (!read.ok) throw new Error(id)
    const checked = performance.now() - checking
    const machine = compile(read.scenario)
    const times = policies.flatMap((policy) =>
      [1, 2, 3, 4, 5].map((seed) => {
        const from = performance.now()
        rehearse(machine, policy, seed)
        return performance.now() - from
      }),
    )
    row(`rehearsal of ${id}, four policies`, times)
    const search = findRoutes(machine)
    const holds: number[] = []
    for (let done = false; !done; ) {
      const from = performance.now()
      done = search.next().done === true
      holds.push(performance.now() - from)
    }
    row(`routes of ${id}, ${holds.reduce((a, b) => a + b, 0).toFixed(0)} ms in all, each hold`, holds)
    console.log(`${`reading and checking ${id}`.padEnd(52)} ${checked.toFixed(0)} ms, cold`)
  }
}

/** A thousand injects, about as many as one item of the store can hold. */
function large() {
  const source = largeSource(1000)
  const scenario = scenarioSchema.parse(source)
  const times = Array.from({ length: 5 }, () => {
    const from = performance.now()
    if (check(scenario).length > 0) throw new Error('the large scenario has mistakes')
    return performance.now() - from
  })
  row('check of a scenario with 1,000 injects', times)
  const machine = compile(scenario)
  const from = performance.now()
  const { entries } = rehearse(machine, 'perfect', 1)
  console.log(
    `rehearsal of 1,000 injects, ${entries.length} entries`.padEnd(52),
    `${(performance.now() - from).toFixed(0)} ms`,
  )
}

await startUp()
await drill()
await rehearsals()
await reports(row)
large()
scoreBench()
