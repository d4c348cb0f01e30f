import { it } from 'vitest'
import { accept } from '../../functions/core/accept.ts'
import { advance } from '../../functions/core/advance.ts'
import { simulate } from './simulate.ts'

it('x', async () => {
  const r = await simulate(Number(process.env.SEED), { accept, advance })
  console.log(r.broken, r.detail, r.counts)
  console.log(
    r.trace
      .filter((l) => new RegExp(process.env.GREP ?? '= commit').test(l))
      .slice(-Number(process.env.TRACE ?? 60))
      .join('\n'),
  )
}, 600000)
