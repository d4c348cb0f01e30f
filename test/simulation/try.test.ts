import { it } from 'vitest'
import { accept } from '../../functions/core/accept.ts'
import { advance } from '../../functions/core/advance.ts'
import { simulate } from './simulate.ts'

it('x', async () => {
  const from = Number(process.env.FROM ?? 1),
    n = Number(process.env.N ?? 20)
  const t = performance.now()
  const tally = new Map<string, number[]>()
  let sum = { one: 0, commits: 0, commands: 0, calls: 0, crashes: 0 }
  for (let s = from; s < from + n; s++) {
    const r = await simulate(s, { accept, advance })
    sum = {
      one: sum.one + (r.counts.place === 'one' ? 1 : 0),
      commits: sum.commits + r.counts.commits,
      commands: sum.commands + r.counts.commands,
      calls: sum.calls + r.counts.calls,
      crashes: sum.crashes + r.counts.crashes,
    }
    if (r.broken) {
      const k = `${r.counts.place}: ${r.broken}`
      tally.set(k, [...(tally.get(k) ?? []), s])
      if (process.env.SHOW) console.log(s, r.counts.place, r.broken, '|', r.detail)
    }
    if (process.env.TRACE) console.log(r.trace.slice(-Number(process.env.TRACE)).join('\n'))
  }
  console.log(Math.round(performance.now() - t), 'ms', sum)
  for (const [k, v] of tally) console.log(v.length, k, v.slice(0, 12).join(' '))
}, 600000)
