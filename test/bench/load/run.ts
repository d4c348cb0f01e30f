import { makeWorld } from '../../simulation/world.ts'
import { assumed, makeCloudModel } from './cloud-model.ts'
import { type Memory, makeDrills } from './drills.ts'
import { measureCalls } from './measure.ts'

/* npm run load: one drill of many cadres, and many drills at once, on a model of the deployed stack in virtual time. */

const second = 1000
const minute = 60 * second
const usual: Memory = { api: 1024, alarm: 1769, others: 512 }
/** What a hall of thousands would be given. */
const raised: Memory = { api: 1769, alarm: 1769, others: 1769 }

const quantile = (values: readonly number[], p: number) =>
  values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(p * values.length) - 1)] ?? Number.NaN
const time = (ms: number) => (ms < 10_000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(0)} s`)
const both = (values: readonly number[]) => `${time(quantile(values, 0.5))} / ${time(quantile(values, 0.99))}`

const cost = await measureCalls()
console.log(
  `measured here, ms of a core: a table call ${cost.table.toFixed(2)}, a post ${cost.post.toFixed(2)}; assumed: ${JSON.stringify(assumed)}`,
)

type Measures = Record<'connected' | 'inject' | 'accepted' | 'decided', number[]>
const measures = (): Measures => ({ connected: [], inject: [], accepted: [], decided: [] })

function show(name: string, got: Measures, model: ReturnType<typeof makeCloudModel>) {
  const worst = [...model.waited].toSorted((a, b) => b[1].total - a[1].total).slice(0, 3)
  console.log(
    [
      name.padEnd(34),
      `connected ${both(got.connected)}`,
      `inject ${both(got.inject)}`,
      `accepted ${both(got.accepted)}`,
      `decided ${both(got.decided)}`,
      `functions at once ${model.counts.atOnce}`,
    ].join('  |  '),
  )
  console.log(
    `${' '.repeat(34)}  waited for: ${worst.map(([what, { total, most }]) => `${what} (${time(total)} in all, ${time(most)} at most)`).join(', ') || 'nothing'}`,
  )
}

/** One drill: a hall of phones comes in within a minute, hears one inject, and everybody answers within ten seconds. */
async function hall(cadres: number, memory: Memory) {
  const world = makeWorld(cadres, 0)
  const model = makeCloudModel(world, cost)
  const drills = makeDrills(model, memory)
  const shards = cadres > 200 ? 8 : 1
  const drill = drills.makeDrill('hall', shards)
  const got = measures()
  for (let index = 0; index < cadres; index++) {
    const phone = `p${index}`
    world.after(world.between(0, minute), async () => {
      const from = world.now()
      await drills.connect(drill, phone)
      got.connected.push(world.now() - from)
    })
    world.after(4 * minute + world.between(0, 10 * second), async () => {
      const from = world.now()
      const { accepted, decided } = drills.act(drill, phone, index % shards)
      got.accepted.push((await accepted) - from)
      got.decided.push((await decided) - from)
    })
  }
  drills.ring(drill, 3 * minute, cadres, (at) => got.inject.push(at - 3 * minute))
  await world.run(15 * minute)
  show(`${cadres} cadres${memory === raised ? ', a whole core each' : ''}`, got, model)
}

/**
 * Drills of fifty cadres at the reference's pace for some minutes: an inject to fifteen of them every three minutes, in
 * all drills in the same second or each at its own, opened within two minutes; an action of each every half hour; pings.
 */
async function many(count: number, together: boolean, minutes: number) {
  const world = makeWorld(count, 0)
  const model = makeCloudModel(world, cost)
  const drills = makeDrills(model, usual)
  const got = measures()
  const [cadres, phones] = [50, 15]
  for (let index = 0; index < count; index++) {
    const drill = drills.makeDrill(`drill-${index}`, 1)
    const own = together ? 0 : world.between(0, 3 * minute)
    for (let each = 0; each < cadres; each++) {
      const phone = `${index}-${each}`
      world.after(world.between(0, 5 * minute), async () => {
        const from = world.now()
        await drills.connect(drill, phone)
        got.connected.push(world.now() - from)
        const ping = () => {
          void drills.hear(drill, phone)
          world.after(200 * second, ping)
        }
        world.after(200 * second, ping)
      })
      const act = async () => {
        const from = world.now()
        const { accepted, decided } = drills.act(drill, phone, 0)
        got.accepted.push((await accepted) - from)
        got.decided.push((await decided) - from)
      }
      for (let at = 6; at < 6 + minutes; at++)
        if (world.chance(1 / 30)) world.after(at * minute + world.between(0, minute), act)
      for (let at = 6 * minute + own; at < (6 + minutes) * minute; at += 3 * minute)
        if (each < phones) world.after(at + 5 * second + world.between(0, 2 * minute), act)
    }
    for (let at = 6 * minute + own; at < (6 + minutes) * minute; at += 3 * minute)
      drills.ring(drill, at, phones, (heard) => got.inject.push(heard - at))
  }
  await world.run((8 + minutes) * minute)
  show(`${count} drills, ${together ? 'the same second' : 'each its own'}`, got, model)
}

console.log('\none drill; p50 / p99')
for (const cadres of [50, 200, 500, 1000, 2000, 4000]) await hall(cadres, usual)
for (const cadres of [1000, 2000, 4000]) await hall(cadres, raised)
console.log('\nmany drills of 50 cadres; p50 / p99')
for (const count of [10, 100, 500, 1000]) await many(count, false, 4)
for (const count of [10, 100, 500, 1000]) await many(count, true, 4)
await many(4000, false, 1)
