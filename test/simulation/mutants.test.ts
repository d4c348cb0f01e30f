import { describe, expect, it } from 'vitest'
import { mutants } from './mutants.ts'
import { mutate } from './mutate.ts'
import { simulate } from './simulate.ts'

const most = 500

describe('the rules of the log', () => {
  it('[L5] are kept by the same bundle with nothing taken out', async () => {
    const subject = await mutate({ rule: 'none', file: 'advance.ts', change: [] }, 'whole')
    for (let seed = 1; seed <= 40; seed++) expect((await simulate(seed, subject)).broken).toBeUndefined()
  })

  it.each(mutants.map((mutant, index) => ({ ...mutant, index })))(
    '[L5] are all needed: $rule',
    async ({ index, ...mutant }) => {
      const subject = await mutate(mutant, `mutant-${index}`)
      let found: string | undefined
      for (let seed = 1; seed <= most && !found; seed++) {
        const { broken, detail } = await simulate(seed, subject, { harm: !mutant.hint })
        if (broken) found = `seed ${seed}: ${broken} (${detail})`
      }
      console.info(`without "${mutant.rule}": ${found ?? `nothing in ${most} seeds`}`)
      expect(found).toBeDefined()
    },
    120_000,
  )
})
