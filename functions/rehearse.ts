import { parseArgs } from 'node:util'
import { compile, type Machine } from '../engine/machine/machine.ts'
import { rehearse } from '../engine/rehearse/rehearse.ts'
import { type Policy, policies } from '../engine/rehearse/robot.ts'
import { type ShippedScenario, shippedScenarios } from '../scenarios/catalogue.ts'
import { readScenario } from '../scenarios/read.ts'
import { scorecard, tableRow, timeline } from './rehearse/print.ts'

/*
 * npm run rehearse -- <scenario> [--policy perfect|slow|absent|wrong] [--role SUM=slow …] [--seed 1] [--lang zh|en]
 * npm run rehearse -- --all [--seed 1]
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    all: { type: 'boolean', default: false },
    policy: { type: 'string', default: 'perfect' },
    role: { type: 'string', multiple: true, default: [] },
    seed: { type: 'string', default: '1' },
    lang: { type: 'string', default: (process.env.LANG ?? '').startsWith('zh') ? 'zh' : 'en' },
  },
})

function stop(message: string): never {
  console.error(message)
  process.exit(1)
}

function policyOf(word: string | undefined, where: string): Policy {
  const found = policies.find((each) => each === word)
  return found ?? stop(`${where} is one of ${policies.join(', ')}, not “${word}”.`)
}

function open({ id, yaml }: ShippedScenario): Machine {
  const read = readScenario(yaml)
  if (read.ok) return compile(read.scenario)
  return stop(read.problems.map((each) => `${id}.yaml:${each.line}:${each.column} ${each.message}`).join('\n'))
}

const seed = Number(values.seed)
if (!Number.isInteger(seed)) stop(`--seed is a whole number, not “${values.seed}”.`)
const lang = values.lang === 'zh' ? 'zh' : 'en'
const packs = await shippedScenarios()

if (values.all) {
  for (const pack of packs) {
    const machine = open(pack)
    for (const policy of policies) console.log(tableRow(pack.id, policy, rehearse(machine, policy, seed).review))
  }
} else {
  const pack = packs.find((each) => each.id === positionals[0])
  if (!pack) {
    const known = packs.map((each) => each.id).join(', ')
    stop(`Name a scenario: ${known}. For example: npm run rehearse -- ${packs[0]?.id} --policy slow --seed 1`)
  }
  const machine = open(pack)
  const { scenario, players } = machine.script
  const policy = policyOf(values.policy, '--policy')
  const own = new Map(values.role.map((each) => each.split('=') as [string, string | undefined]))
  for (const role of own.keys()) {
    if (!players.includes(role)) stop(`--role names a role that people play (${players.join(', ')}), not “${role}”.`)
  }
  const each = Object.fromEntries(
    players.map((role) => [role, own.has(role) ? policyOf(own.get(role), `--role ${role}`) : policy]),
  )
  const { entries, review } = rehearse(machine, each, seed)
  console.log(timeline(scenario, entries, lang))
  console.log(scorecard(scenario, review, lang, { policy: [policy, ...values.role].join(' '), seed }))
}
