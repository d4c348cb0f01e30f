import type { Table } from '../../functions/core/table.ts'

/** A table that counts what is asked of it and knows when nothing is under way. */
export function makeCountingTable(table: Table) {
  let underWay = 0
  const counts = { gets: 0, queries: 0, puts: 0, conditional: 0, lost: 0, removes: 0 }
  const watch = async <T>(call: Promise<T>): Promise<T> => {
    underWay += 1
    try {
      return await call
    } finally {
      underWay -= 1
    }
  }
  const counted: Table = {
    get(pk, sk) {
      counts.gets += 1
      return watch(table.get(pk, sk))
    },
    query(...call) {
      counts.queries += 1
      return watch(table.query(...call))
    },
    async put(item, condition) {
      counts.puts += 1
      if (condition) counts.conditional += 1
      const result = await watch(table.put(item, condition))
      if (!result.ok) counts.lost += 1
      return result
    },
    remove(pk, sk) {
      counts.removes += 1
      return watch(table.remove(pk, sk))
    },
    list: (...call) => watch(table.list(...call)),
    close: () => table.close(),
  }
  /** Resolves when no call has been under way for three turns of the loop. */
  async function idle() {
    for (let quiet = 0; quiet < 3; ) {
      await new Promise((resolve) => setImmediate(resolve))
      quiet = underWay === 0 ? quiet + 1 : 0
    }
  }
  return { table: counted, counts, idle }
}
