import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { openLmdbTable } from '../../functions/adapters/lmdb-table.ts'
import { makeProduct } from '../../functions/serve/product.ts'
import { shippedScenarios } from '../../scenarios/catalogue.ts'
import { makeCountingTable } from '../support/counting-table.ts'
import { makeFakeTime } from '../support/fake-time.ts'
import { makeDataFolder } from '../support/server.ts'

const data = makeDataFolder()
afterAll(() => data.remove())

const people = 200
const trainer = { kind: 'staff', org: 'local', role: 'trainer', name: 'T' } as const

describe('two hundred cadres acting within one second', () => {
  it('[L6] are all accepted, each once in the log, with at most 1.1 conditional writes tried per action', async () => {
    const { table, counts, idle } = makeCountingTable(await openLmdbTable(data.folder))
    const time = makeFakeTime()
    const errors: unknown[] = []
    const product = makeProduct({
      table,
      now: time.now,
      after: time.after,
      joinUrl: (code) => code,
      onError: (error) => errors.push(error),
    })
    const { useCases } = product
    for (const { yaml } of await shippedScenarios()) await useCases.putScenario(trainer, yaml)
    const made = await useCases.createDrill(trainer, { scenario: 'grassland-fire', rate: 1 })
    if (!made.ok) throw new Error(made.reason)
    const { id: drill, joinCode } = made.value
    const roles = ['DUTY', 'EMB', 'SUM', 'GAC']
    const seats: string[] = []
    for (let i = 0; i < people; i++) {
      const joined = await useCases.join(joinCode, {
        id: randomUUID(),
        name: `Person ${i}`,
        role: roles[i % roles.length] ?? '',
      })
      if (joined.ok) seats.push(joined.value.seat)
      await time.pass(10, idle)
    }
    await useCases.command(trainer, drill, { id: randomUUID(), type: 'start' })
    await time.pass(5000, idle)
    const before = { ...counts }

    const actions = seats.map((seat) => ({ seat, id: randomUUID() }))
    const answers: boolean[] = []
    for (const { seat, id } of actions) {
      const action = { id, form: 'note', to: [], fields: { content: 'seen smoke' } }
      answers.push((await useCases.act({ kind: 'seat', drill, seat }, action)).ok)
      await time.pass(1000 / people, idle)
    }
    await time.pass(5000, idle)

    expect(errors).toEqual([])
    expect(answers.filter((ok) => ok)).toHaveLength(people)
    const log = await useCases.getLog(trainer, drill, 0)
    const taken = log.ok
      ? log.value.flatMap(({ entries }) =>
          entries.flatMap((entry) => (entry.type === 'action-taken' ? [entry.action] : [])),
        )
      : []
    expect(taken.toSorted()).toEqual(actions.map(({ id }) => id).toSorted())
    const tried = counts.conditional - before.conditional
    console.log(
      `${tried} conditional writes tried for ${people} actions: ${(tried / people).toFixed(3)} an action; ${counts.lost - before.lost} lost`,
    )
    expect(tried / people).toBeLessThanOrEqual(1.1)
    product.stop()
    await table.close()
  })
})
