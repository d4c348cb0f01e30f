import { readFileSync, writeFileSync } from 'node:fs'
import { compile } from '../../engine/machine/machine.ts'
import { rehearse } from '../../engine/rehearse/rehearse.ts'
import { policies } from '../../engine/rehearse/robot.ts'
import { readScenario } from '../../scenarios/read.ts'

/*
 * Records the four robots' logs of the golden grassland fire: npx tsx test/golden/record.ts. Only when the log itself
 * gets a new shape; what the review makes of a log is never recorded, it is written by hand in the test.
 */
const yaml = readFileSync(new URL('./grassland-fire.yaml', import.meta.url), 'utf8')
const read = readScenario(yaml)
if (!read.ok) throw new Error(read.problems.map((problem) => problem.message).join('\n'))
const machine = compile(read.scenario)
for (const policy of policies) {
  const { entries } = rehearse(machine, policy, 1)
  const lines = entries.map((entry) => JSON.stringify(entry)).join('\n')
  writeFileSync(new URL(`./grassland-fire-${policy}.jsonl`, import.meta.url), `${lines}\n`)
}
