import type { Item, Table } from '../core/table.ts'
import { type Fared, importItem, renameOrg } from '../core/transfer.ts'
import { checkExport, itemsOf } from './file.ts'

const sideBySide = 16

/**
 * Imports a file that was exported, whole or not at all as far as the file goes: it is checked to its end first.
 * `as`: into an organisation of another name. Gives how many items fared how, and the keys of those whose place was taken.
 */
export async function importFile(table: Table, path: string, as?: string) {
  const { org, items } = await checkExport(path)
  const to = as ?? org
  const counts: Record<Fared, number> = { new: 0, same: 0, other: 0 }
  const taken: string[] = []
  const take = async (item: Item) => {
    const renamed = to === org ? item : renameOrg(item, org, to)
    const fared = await importItem(table, renamed)
    counts[fared] += 1
    if (fared === 'other') taken.push(`${renamed.pk} / ${renamed.sk}`)
  }
  let batch: Promise<void>[] = []
  for await (const item of itemsOf(path)) {
    // META stands for all that was before it.
    if (item.sk === 'META') {
      await Promise.all(batch)
      batch = []
      await take(item)
      continue
    }
    batch.push(take(item))
    if (batch.length === sideBySide) {
      await Promise.all(batch)
      batch = []
    }
  }
  await Promise.all(batch)
  return { org: to, items, counts, taken }
}
