import type { Scenario } from '../engine/scenario/scenario.ts'
import { shippedScenarios } from '../scenarios/catalogue.ts'
import { readScenario } from '../scenarios/read.ts'
import { compare, missingTraps } from './coverage/compare.ts'
import { columns, meanings, probes } from './coverage/doctrine.ts'

/* npm run coverage: which inject of which pack probes which problem, beside the doctrine's table, and why it differs. */

const scenarios = new Map<string, Scenario>()
for (const { id, yaml } of await shippedScenarios()) {
  const read = readScenario(yaml)
  if (!read.ok) throw new Error(`${id} does not read: run npm run check-scenarios`)
  scenarios.set(id, read.scenario)
}

const cells = compare(scenarios)
const names = Object.keys(columns) as (keyof typeof columns)[]
console.log(`| | ${names.join(' | ')} |`)
console.log(`|---|${names.map(() => '---|').join('')}`)
for (const probe of probes) {
  const line = names.map((column) => {
    const cell = cells.find((each) => each.probe === probe && each.column === column)
    return cell?.injects.join(' ') || '–'
  })
  console.log(`| ${probe} ${meanings[probe].zh} ${meanings[probe].en} | ${line.join(' | ')} |`)
}
console.log('\nWhere the packs go beyond the table, or otherwise:')
for (const { probe, column, missing, beyond, reason } of cells) {
  if (missing.length > 0)
    console.log(`- ${column} ${probe}: ${missing.join(' ')} is missing. ${reason ?? 'No reason is given!'}`)
  else if (beyond.length > 0)
    console.log(`- ${column} ${probe}: also ${beyond.join(' ')}. ${reason ?? 'No reason is given!'}`)
}
const untrapped = missingTraps(scenarios.values())
console.log(
  untrapped.length === 0 ? '\nEvery trap of the table is set.' : `\nNo trap is set on ${untrapped.join(', ')}.`,
)
const odd = cells.some(({ missing, beyond, reason }) => missing.length > 0 || (beyond.length > 0 && !reason))
process.exitCode = odd || untrapped.length > 0 ? 1 : 0
