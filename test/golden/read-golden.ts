import { readFileSync } from 'node:fs'
import type { Entry } from '../../engine/drill/entries.ts'
import type { Policy } from '../../engine/rehearse/robot.ts'
import type { Scenario } from '../../engine/scenario/scenario.ts'
import { type ScoreOptions, score } from '../../engine/score/score.ts'
import { readScenario } from '../../scenarios/read.ts'

const file = (name: string) => readFileSync(new URL(`./${name}`, import.meta.url), 'utf8')

function readOnce(): Scenario {
  const read = readScenario(file('grassland-fire.yaml'))
  if (!read.ok) throw new Error(read.problems.map((problem) => problem.message).join('\n'))
  return read.scenario
}
/** The grassland fire as it was when the logs were recorded. */
export const goldenScenario = readOnce()

/** The recorded log of a robot policy. */
export const goldenLog = (policy: Policy): Entry[] =>
  file(`grassland-fire-${policy}.jsonl`)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

/** The review of a log of the golden scenario, with every player role played. */
export const goldenReview = (log: readonly Entry[], options: ScoreOptions = {}) =>
  score(
    goldenScenario,
    log,
    {
      id: 'golden',
      title: goldenScenario.title,
      status: 'ended',
      n: log.length,
      hash: 'h',
      staffed: goldenScenario.roles.filter((role) => role.kind === 'player').map((role) => role.id),
    },
    options,
  )
