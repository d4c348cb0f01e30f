import { expect, it } from 'vitest'
import { makeMemoryTable } from '../../../functions/adapters/memory-table.ts'
import type { Item, Table } from '../../../functions/core/table.ts'
import { makeCloud } from '../../support/cloud.ts'
import { drill, must, openDrill, seatOf, trainer } from './short-drill.ts'

/** What DynamoDB bills: a write unit for each begun KB, and as much again for each index an item stands in. */
function makeBilledTable(table: Table) {
  const bill = { conditional: 0, units: 0 }
  const unitsOf = (item: Item) => {
    const indexes = Number(item.livePk !== undefined) + Number(item.orgPk !== undefined)
    return Math.ceil(Buffer.byteLength(JSON.stringify(item)) / 1024) * (1 + indexes)
  }
  const billed: Table = {
    ...table,
    async put(item, condition) {
      if (condition) bill.conditional += 1
      bill.units += unitsOf(item)
      return table.put(item, condition)
    },
    async remove(pk, sk) {
      bill.units += 1
      return table.remove(pk, sk)
    },
  }
  return { table: billed, bill }
}

it('[C14] 50 actions in one second cost at most 1.1 conditional writes and 4 write units each, though others look on', async () => {
  const { table, bill } = makeBilledTable(makeMemoryTable())
  const cloud = makeCloud({ table })
  await openDrill(cloud)
  await cloud.ask((it) => must(it.command(trainer, drill, { id: 'go-00001', type: 'start' })))
  // Warm functions that will come back to the drill, knowing nothing of what others did meanwhile.
  const others = [cloud.boot('alarm').product, cloud.boot('sweep').product]
  for (const other of others) await other.advance(drill)
  await cloud.settle()
  bill.conditional = 0
  bill.units = 0
  for (let index = 0; index < 50; index++) {
    const id = `note-${String(index).padStart(4, '0')}`
    await cloud.ask((it) =>
      must(it.act(seatOf('DUTY'), { id, form: 'note', to: [], fields: { content: `第${index}件` } })),
    )
  }
  await cloud.settle()
  for (const other of others) await other.advance(drill)
  await cloud.settle()
  const taken = (await cloud.log(drill)).filter(({ type }) => type === 'action-taken')
  expect(taken).toHaveLength(50)
  expect(bill.conditional / 50).toBeLessThanOrEqual(1.1)
  expect(bill.units / 50).toBeLessThanOrEqual(4)
})
