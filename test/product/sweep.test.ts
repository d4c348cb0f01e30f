import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeMemoryTable } from '../../functions/adapters/memory-table.ts'
import { makeProduct } from '../../functions/serve/product.ts'
import { shippedScenarios } from '../../scenarios/catalogue.ts'
import { makeCountingTable } from '../support/counting-table.ts'
import { makeFakeTime } from '../support/fake-time.ts'

const trainer = { kind: 'staff', org: 'local', role: 'trainer', name: 'T' } as const
const minute = 60_000
const day = 24 * 60 * minute

async function opened(request = { scenario: 'grassland-fire', rate: 1 }) {
  const { table, idle } = makeCountingTable(makeMemoryTable())
  const time = makeFakeTime()
  const errors: unknown[] = []
  const make = () =>
    makeProduct({
      table,
      now: time.now,
      after: time.after,
      joinUrl: (code) => code,
      onError: (error) => errors.push(error),
    })
  const product = make()
  for (const { yaml } of await shippedScenarios()) await product.useCases.putScenario(trainer, yaml)
  const made = await product.useCases.createDrill(trainer, request)
  if (!made.ok) throw new Error(made.reason)
  const drill = made.value.id
  const command = (type: 'start' | 'pause' | 'end') =>
    product.useCases.command(trainer, drill, { id: randomUUID(), type })
  const live = async () => (await table.list('live', 'live')).map((item) => item.drill)
  return { time, idle, errors, make, product, drill, command, live }
}

describe('the sweep', () => {
  it('[L5] goes on with a drill whose alarm died with its process', async () => {
    const { time, idle, errors, make, product, drill, command } = await opened()
    await command('start')
    product.stop()
    await time.pass(119 * minute + 59_990, idle)
    const next = make()
    await time.pass(20, idle)
    await next.sweep()
    const log = await next.useCases.getLog(trainer, drill, 0)
    const delivered = log.ok
      ? log.value.flatMap(({ entries }) =>
          entries.flatMap((entry) => (entry.type === 'inject-delivered' ? [entry.inject] : [])),
        )
      : []
    expect(delivered).toEqual(['I01', 'I02'])
    expect(errors).toEqual([])
    next.stop()
  })

  it('[L5] keeps a drill in sight until an hour after its end, and then lets it go', async () => {
    const { time, idle, product, drill, command, live } = await opened()
    await command('start')
    await command('end')
    await time.pass(59 * minute, idle)
    await product.sweep()
    expect(await live()).toEqual([drill])
    await time.pass(2 * minute, idle)
    await product.sweep()
    expect(await live()).toEqual([])
    const found = await product.useCases.getDrill(trainer, drill)
    expect(found).toMatchObject({ ok: true, value: { status: 'ended' } })
    product.stop()
  })

  it.each([
    ['lobby', 30],
    ['paused', 7],
  ] as const)('[L7] ends a drill that nobody goes on with: %s for %i days', async (left, days) => {
    const { time, idle, errors, product, drill, command } = await opened()
    const status = async () => {
      const found = await product.useCases.getDrill(trainer, drill)
      return found.ok ? found.value.status : found.reason
    }
    if (left === 'paused') {
      await command('start')
      await command('pause')
    }
    await time.pass(days * day - minute, idle)
    await product.sweep()
    expect(await status()).toBe(left)
    await time.pass(2 * minute, idle)
    await product.sweep()
    expect(await status()).toBe('ended')
    expect(errors).toEqual([])
    product.stop()
  })

  it('[L7] never ends a drill that goes on by itself, however slowly', async () => {
    // At a quarter of the real pace the drought has weeks in which nothing is due.
    const { time, idle, product, drill, command } = await opened({ scenario: 'drought', rate: 0.25 })
    await command('start')
    const quiet = async () => {
      const log = await product.useCases.getLog(trainer, drill, 0)
      return time.now() - (log.ok ? (log.value.at(-1)?.entries.at(-1)?.wall ?? 0) : 0)
    }
    for (let days = 0; days < 60 && (await quiet()) <= 7 * day; days++) await time.pass(day, idle)
    expect(await quiet()).toBeGreaterThan(7 * day)
    await product.sweep()
    expect(await product.useCases.getDrill(trainer, drill)).toMatchObject({ ok: true, value: { status: 'running' } })
    product.stop()
  })
})
