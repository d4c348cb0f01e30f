import { describe, expect, it } from 'vitest'
import { createMachine } from 'xstate'
import { exportCode } from '../../engine/machine/export-code.ts'
import { exportMermaid } from '../../engine/machine/export-mermaid.ts'
import { exportScxml, machineNamespace } from '../../engine/machine/export-scxml.ts'
import { chartConfig } from '../../engine/machine/machine.ts'
import type { Scenario } from '../../engine/scenario/scenario.ts'
import { shippedScenarios } from '../../scenarios/catalogue.ts'
import { readScenario } from '../../scenarios/read.ts'
import { allOf, readXml } from '../support/xml.ts'
import { smallScenario } from './small-scenario.ts'

const bad =
  `a "b" 'c' \`d\` <e> & #35; {f} %% g: h; i --> j\nend note ]]> \\ \u0007 \ud83d\ude80 $` + '{k} */ // \u2028'
const texts = { zh: `坏 ${bad}`, en: `Bad ${bad}` }
/** Names and texts that some notation would take for its own; a branch that leads to a phase; states called alike. */
const hostile = smallScenario({
  title: texts,
  phases: [
    { id: 'lobby', ...texts, kind: 'prevention', at: '-10m' },
    { id: 'end', zh: '结束', en: 'end', kind: 'response', at: '0m' },
    { id: 'a-b', zh: '甲', en: 'state', kind: 'response', at: '30m' },
    { id: 'a_b', zh: '乙', en: 'note', kind: 'recovery', at: '60m' },
  ],
  branches: [
    { id: 'B1', ...texts, when: { notDone: 'evacuate', by: '40m' }, effects: [{ goto: 'a_b' }], root: 'response' },
    { id: 'B2', ...texts, when: { done: 'report' }, effects: [{ fail: 'O1' }], root: 'response' },
  ],
})
const scenarios: readonly (readonly [string, Scenario])[] = [
  ['a hostile scenario', hostile],
  ...(await shippedScenarios()).map(({ id, yaml }) => {
    const read = readScenario(yaml)
    if (!read.ok) throw new Error(JSON.stringify(read.problems[0]))
    return [id, read.scenario] as const
  }),
]
const langs = ['zh', 'en'] as const

/** Runs the module that was written, with the real createMachine in place of its import. */
function run(code: string) {
  const body = code.replace(/^import .*$/m, '').replace('export const machine =', 'return')
  return new Function('createMachine', body)(createMachine) as ReturnType<typeof createMachine>
}
type Node = { description?: string; states?: Record<string, Node>; always?: Node[] }
function bare(node: unknown): unknown {
  return JSON.parse(JSON.stringify(node, (key, value) => (key === 'description' ? undefined : value)))
}

describe.each(scenarios)('the machine of %s', (_, scenario) => {
  it('[S24] comes as code that createMachine takes, and is the very config that is played', () => {
    for (const lang of langs) {
      const code = exportCode(scenario, lang)
      expect(code.match(/^import .*$/gm)).toEqual(["import { createMachine } from 'xstate'"])
      const machine = run(code)
      expect(bare(machine.config)).toEqual(bare(chartConfig(scenario)))
      expect(Object.keys(machine.states.running?.states ?? {})).toEqual(scenario.phases.map(({ id }) => id))
      const config = machine.config as Node
      const phase = scenario.phases[0]
      expect(config.states?.running?.states?.[phase?.id ?? '']?.description).toBe(phase?.[lang])
      const branch = scenario.branches[0]
      expect(config.states?.running?.always?.[0]?.description).toBe(`${branch?.id} ${branch?.[lang]}`)
    }
  })

  it('[S25] comes as Mermaid in which every line is one of its grammar', () => {
    for (const lang of langs) {
      const text = exportMermaid(scenario, lang)
      const [front, title, back, kind, ...lines] = text.trimEnd().split('\n')
      expect([front, back, kind]).toEqual(['---', '---', 'stateDiagram-v2'])
      expect(JSON.parse(title?.replace('title: ', '') ?? '')).not.toBe('')
      const id = String.raw`(?:\[\*\]|[A-Za-z_]\w*)`
      const words = String.raw`[^"'\`:;<>{}[\]#%\\\u2028]*`
      const grammar = [
        new RegExp(`^ *state "${words}" as ${id}$`),
        new RegExp(`^ *state ${id} \\{$`),
        new RegExp(`^ *${id} --> ${id}( : ${words})?$`),
        new RegExp(`^ *note right of ${id}$`),
        /^ *end note$/,
        /^ *\}$/,
        new RegExp(`^ {4}${words}$`),
      ]
      for (const line of lines)
        expect(
          grammar.some((rule) => rule.test(line)),
          line,
        ).toBe(true)
      for (const [open, close] of [
        [/\{$/, /^ *\}$/],
        [/^ *note right/, /^ *end note$/],
      ] as const)
        expect(lines.filter((line) => open.test(line)).length).toBe(lines.filter((line) => close.test(line)).length)
      const declared = lines.flatMap((line) => /^ *state ".*" as (\w+)$/.exec(line)?.[1] ?? [])
      expect(new Set(declared).size).toBe(scenario.phases.length + 3)
      const used = lines.flatMap((line) => [...line.matchAll(/\b(s_\w+)(?= -->| : |$)/g)].map(([, name]) => name))
      for (const name of used) expect(declared).toContain(name)
    }
  })

  it('[S26] comes as well-formed SCXML with the states, transitions and targets of the machine', () => {
    for (const lang of langs) {
      const root = readXml(exportScxml(scenario, lang))
      expect(root.name).toBe('scxml')
      expect(root.attributes).toMatchObject({
        xmlns: 'http://www.w3.org/2005/07/scxml',
        'xmlns:m': machineNamespace,
        version: '1.0',
        initial: 'lobby',
      })
      const all = allOf(root)
      const states = all.filter(({ name }) => name === 'state' || name === 'final')
      const ids = states.map(({ attributes }) => attributes.id)
      expect(new Set(ids).size).toBe(scenario.phases.length + 3)
      for (const { name, attributes } of all) {
        expect(['scxml', 'state', 'final', 'transition', 'onentry', 'm:do']).toContain(name)
        if (attributes.target !== undefined) expect(ids).toContain(attributes.target)
        if (attributes.initial !== undefined) expect(ids).toContain(attributes.initial)
      }
      const running = states.find(({ attributes }) => attributes.id === 'running')
      const eventless = running?.children.filter(({ name, attributes }) => name === 'transition' && !attributes.event)
      for (const [index, branch] of scenario.branches.entries()) {
        const transition = eventless?.[index]
        expect(transition?.attributes.cond).toBe(
          `expr(${JSON.stringify({ when: branch.when, once: { branch: branch.id } })})`,
        )
        expect(transition?.children[0]?.attributes).toEqual({ action: 'fire', branch: branch.id })
      }
    }
  })
})

describe('what the notations show', () => {
  it('[S25] a branch that leads to a phase points at it, others stand in a note', () => {
    const lines = exportMermaid(hostile, 'en').split('\n')
    expect(lines.filter((line) => /^ {2}s_running --> s_a_b_ : B1 /.test(line))).toHaveLength(1)
    expect(lines.filter((line) => /^ {4}B2 /.test(line))).toHaveLength(1)
  })

  it('[S26] loses nothing of a text but what XML cannot hold', () => {
    const root = readXml(exportScxml(hostile, 'en'))
    expect(root.attributes['m:label']).toBe(texts.en.replace('\u0007', '').trim())
  })
})
