import { makeMemoryTable } from '../../functions/adapters/memory-table.ts'
import { tableContract } from './table-contract.ts'

tableContract('the memory table', async () => makeMemoryTable())
