import { parseArgs } from 'node:util'
import { compile } from '../engine/machine/machine.ts'
import { rehearse } from '../engine/rehearse/rehearse.ts'
import { type Policy, policies } from '../engine/rehearse/robot.ts'
import { shippedScenarios } from '../scenarios/catalogue.ts'
import { readScenario } from '../scenarios/read.ts'
import { scorecard, timeline } from './rehearse/print.ts'

/* npm run rehearse -- <scenario> [--policy perfect|slow|absent|wrong] [--seed 1] [--lang zh|en] */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    policy: { type: 'string', default: 'perfect' },
    seed: { type: 'string', default: '1' },
    lang: { type: 'string', default: (process.env.LANG ?? '').startsWith('zh') ? 'zh' : 'en' },
  },
})

function stop(message: string): never {
  console.error(message)
  process.exit(1)
}

const packs = await shippedScenarios()
const pack = packs.find((each) => each.id === positionals[0])
if (!pack)
  stop(
    `Name a scenario: ${packs.map((each) => each.id).join(', ')}. For example: npm run rehearse -- ${packs[0]?.id} --policy slow --seed 1`,
  )
const policy = policies.find((each) => each === values.policy) as Policy | undefined
if (!policy) stop(`--policy is one of ${policies.join(', ')}, not “${values.policy}”.`)
const seed = Number(values.seed)
if (!Number.isInteger(seed)) stop(`--seed is a whole number, not “${values.seed}”.`)
const lang = values.lang === 'zh' ? 'zh' : 'en'
const read = readScenario(pack.yaml)
if (!read.ok)
  stop(
    read.problems.map((problem) => `${pack.id}.yaml:${problem.line}:${problem.column} ${problem.message}`).join('\n'),
  )

const { entries, review } = rehearse(compile(read.scenario), policy, seed)
console.log(timeline(read.scenario, entries, lang))
console.log(scorecard(read.scenario, review, lang, { policy, seed }))
