import type { Scenario, Text } from '../scenario/scenario.ts'
import { chartParts } from './chart-parts.ts'
import { chartConfig, xstateVersion } from './machine.ts'

const explained: Readonly<Record<keyof Text, readonly string[]>> = {
  zh: [
    '由情景编译而成的状态机，供查看和教学。',
    '唯一的守卫 expr 按 params 中的条件（JSON）对照演练台账判断；时间单位为演练毫秒。',
    '动作 begin、fire、freeze、arise、enterPhase 等是引擎的步骤，此处只有名称。',
  ],
  en: [
    'The machine that a scenario compiles to, to look at and to learn from.',
    'Its one guard, expr, holds the condition in its params (JSON) against the ledger of the drill; times are drill ms.',
    'The actions (begin, fire, freeze, arise, enterPhase …) are the steps of the engine: only their names are here.',
  ],
}

type Node = Record<string, unknown>

/** Says at every state and branch, in the reader's language, what it is: `description` is shown by statechart editors. */
function described(scenario: Scenario, lang: keyof Text): Node {
  const config = structuredCloneOf(chartConfig(scenario)) as Node
  const { states, transitions, title } = chartParts(scenario)
  const running = (config.states as Node).running as Node
  for (const { key, parent, label } of states) {
    const home = parent === undefined ? config : running
    const state = (home.states as Record<string, Node>)[key]
    if (state) state.description = label[lang]
  }
  const eventless = transitions.filter(({ from, event }) => from === 'running' && event === undefined)
  for (const [index, transition] of (running.always as Node[]).entries())
    transition.description = eventless[index]?.label[lang]
  return { id: config.id, description: title[lang], ...config }
}

const structuredCloneOf = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** JavaScript of plain data: keys without quotes where they are names. */
function literal(value: unknown, indent: string): string {
  const deeper = `${indent}  `
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]'
    return `[\n${value.map((each) => `${deeper}${literal(each, deeper)},\n`).join('')}${indent}]`
  }
  if (value !== null && typeof value === 'object') {
    const rows = Object.entries(value).map(([key, each]) => {
      // `__proto__: …` would set the prototype, in quotes too; as a computed key it is a key like any other.
      const name = key === '__proto__' ? '["__proto__"]' : /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key)
      return `${deeper}${name}: ${literal(each, deeper)},\n`
    })
    return rows.length === 0 ? '{}' : `{\n${rows.join('')}${indent}}`
  }
  return JSON.stringify(value) ?? 'undefined'
}

/** The machine of a scenario as a JavaScript module around `createMachine({…})`, as statechart editors read it. */
export function exportCode(scenario: Scenario, lang: keyof Text): string {
  const lines = [scenario.title[lang], ...explained[lang], `xstate ${xstateVersion}`]
  return [
    ...lines.map((line) => `// ${line.replace(/[\r\n\u2028\u2029]+/g, ' ')}`),
    "import { createMachine } from 'xstate'",
    '',
    `export const machine = createMachine(${literal(described(scenario, lang), '')})`,
    '',
  ].join('\n')
}
