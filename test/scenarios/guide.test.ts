import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { compile } from '../../engine/machine/machine.ts'
import { rehearse } from '../../engine/rehearse/rehearse.ts'
import { readScenario } from '../../scenarios/read.ts'

it('[S1] the example of the guide is complete: it checks clean, rewards the plan and punishes silence', async () => {
  const guide = await readFile(new URL('../../docs/scenarios.md', import.meta.url), 'utf8')
  const yaml = guide.match(/```yaml\n([\s\S]*?)```/)?.[1] ?? ''
  const read = readScenario(yaml)
  expect(read.problems).toEqual([])
  if (!read.ok) return
  const machine = compile(read.scenario)
  expect(rehearse(machine, 'perfect', 1).review).toMatchObject({ score: 100, conclusion: 'excellent' })
  const silent = rehearse(machine, 'absent', 1).review
  expect(silent).toMatchObject({ score: 0, conclusion: 'poor' })
  expect(silent.branches[0]?.firedAt).toBeDefined()
  expect(rehearse(machine, 'wrong', 1).review.counts.breached).toBe(1)
})
