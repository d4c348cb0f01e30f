import { parseArgs } from 'node:util'
import { compile, type Machine } from '../engine/machine/machine.ts'
import { rehearse } from '../engine/rehearse/rehearse.ts'
import { policies } from '../engine/rehearse/robot.ts'
import { type ShippedScenario, shippedScenarios } from '../scenarios/catalogue.ts'
import { readScenario } from '../scenarios/read.ts'
import { castingOf } from './rehearse/policy.ts'
import { scorecard, tableRow, timeline } from './rehearse/print.ts'

/*
 * npm run rehearse -- <scenario> [--policy slow] [--seed 1] [--lang zh|en]   one drill, told from end to end
 * npm run rehearse -- <scenario> --policy DUTY=slow,SUM=absent              by role; the others carry out the plan
 * npm run rehearse -- <scenario> --seeds 25                                 a line for each policy, over 25 seeds
 * npm run rehearse -- --all [--seeds 25]                                    the same for every scenario
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    all: { type: 'boolean', default: false },
    policy: { type: 'string' },
    role: { type: 'string', multiple: true, default: [] },
    seed: { type: 'string', default: '1' },
    seeds: { type: 'string' },
    lang: { type: 'string', default: (process.env.LANG ?? '').startsWith('zh') ? 'zh' : 'en' },
  },
})

function stop(message: string): never {
  console.error(message)
  process.exit(1)
}

function whole(text: string, name: string): number {
  const number = Number(text)
  return Number.isInteger(number) ? number : stop(`--${name} is a whole number, not “${text}”.`)
}

function open({ id, yaml }: ShippedScenario): Machine {
  const read = readScenario(yaml, lang)
  if (read.ok) return compile(read.scenario)
  return stop(read.problems.map((each) => `${id}.yaml:${each.line}:${each.column} ${each.message}`).join('\n'))
}

function cast(machine: Machine, policy: string) {
  const casting = castingOf([policy, ...values.role].join(','), machine.script.players)
  return casting.ok ? casting : stop(casting.message)
}

const lang = values.lang === 'zh' ? 'zh' : 'en'
const seed = whole(values.seed, 'seed')
const count = values.seeds === undefined ? 1 : whole(values.seeds, 'seeds')
if (count < 1) stop('--seeds is how many seeds to play, at least 1.')
const packs = await shippedScenarios()

/** One line of the table for each policy: the scores of all seeds, and the branches that fired under any. */
function table(pack: ShippedScenario) {
  const machine = open(pack)
  const wanted = values.policy === undefined && values.role.length === 0 ? policies : [values.policy ?? 'perfect']
  for (const policy of wanted) {
    const { roles, name } = cast(machine, policy)
    const reviews = Array.from({ length: count }, (_, i) => rehearse(machine, roles, seed + i).review)
    console.log(tableRow(pack.id, name, reviews))
  }
  return wanted.length * count
}

if (values.all) {
  const from = process.hrtime.bigint()
  const played = packs.reduce((sum, pack) => sum + table(pack), 0)
  const seconds = Number(process.hrtime.bigint() - from) / 1e9
  console.log(`${played} rehearsals in ${seconds.toFixed(1)} s`)
} else {
  const pack = packs.find((each) => each.id === positionals[0])
  if (!pack) {
    const known = packs.map((each) => each.id).join(', ')
    stop(`Name a scenario: ${known}. For example: npm run rehearse -- ${packs[0]?.id} --policy slow --seed 1`)
  }
  if (values.seeds !== undefined) table(pack)
  else {
    const machine = open(pack)
    const { roles, name } = cast(machine, values.policy ?? 'perfect')
    const { entries, review } = rehearse(machine, roles, seed)
    console.log(timeline(machine.script.scenario, entries, lang))
    console.log(scorecard(machine.script.scenario, review, lang, { policy: name, seed }))
  }
}
