import type { Scenario, Text } from '../scenario/scenario.ts'
import { chartParts } from './chart-parts.ts'

/** What Mermaid would take for syntax or for HTML, as signs that look like it and mean nothing. */
const lookAlikes: Readonly<Record<string, string>> = {
  '"': '”',
  "'": '’',
  '`': '’',
  ':': '∶',
  ';': '；',
  '<': '‹',
  '>': '›',
  '{': '（',
  '}': '）',
  '[': '〔',
  ']': '〕',
  '#': '＃',
  '%': '％',
  '\\': '＼',
}

/** A text that can stand in quotes and behind a colon alike. */
const plain = (text: string) =>
  text
    .replace(/[\s\u2028\u2029]+/g, ' ')
    .replace(/["'`:;<>{}[\]#%\\]/g, (sign) => lookAlikes[sign] ?? sign)
    .replace(/--/g, '－－')
    .replace(/end note/gi, 'end·note')
    .trim()

/** Names without the hyphen, which Mermaid takes for an arrow; no two states get the same one. */
function makeIds(ids: readonly string[]): ReadonlyMap<string, string> {
  const made = new Map<string, string>()
  const used = new Set<string>()
  for (const id of ids) {
    let short = `s_${id.replaceAll('-', '_')}`
    while (used.has(short)) short += '_'
    used.add(short)
    made.set(id, short)
  }
  return made
}

/**
 * The machine of a scenario as a Mermaid `stateDiagram-v2`. Phases stand inside `running`, branches that lead to one
 * point at it. What may happen in any phase and changes none (other branches, an inject that arises, a model that
 * stops) stands in a note: Mermaid draws only one arrow from a state to itself. Plain events are left out.
 */
export function exportMermaid(scenario: Scenario, lang: keyof Text): string {
  const { states, transitions, initial } = chartParts(scenario)
  const ids = makeIds(states.map(({ id }) => id))
  const name = (id: string) => ids.get(id) ?? id
  const inner = new Set(states.filter(({ parent }) => parent !== undefined).map(({ id }) => id))
  const lines = ['---', `title: ${JSON.stringify(plain(scenario.title[lang]))}`, '---', 'stateDiagram-v2']
  for (const { id, parent, label, initial: first } of states) {
    if (parent !== undefined) continue
    lines.push(`  state "${plain(label[lang])}" as ${name(id)}`)
    if (first === undefined) continue
    lines.push(`  state ${name(id)} {`, `    [*] --> ${name(first)}`)
    for (const child of states)
      if (child.parent === id) lines.push(`    state "${plain(child.label[lang])}" as ${name(child.id)}`)
    for (const { from, to, label: what } of transitions)
      if (inner.has(from) && to !== undefined) lines.push(`    ${name(from)} --> ${name(to)} : ${plain(what[lang])}`)
    lines.push('  }')
  }
  lines.push(`  [*] --> ${name(initial)}`)
  for (const { from, to, label } of transitions)
    if (!inner.has(from) && to !== undefined) lines.push(`  ${name(from)} --> ${name(to)} : ${plain(label[lang])}`)
  for (const { id } of states) {
    const quiet = transitions.filter(({ from, to, event }) => from === id && to === undefined && event === undefined)
    if (quiet.length === 0) continue
    lines.push(`  note right of ${name(id)}`, ...quiet.map(({ label }) => `    ${plain(label[lang])}`), '  end note')
  }
  for (const { id, final } of states) if (final) lines.push(`  ${name(id)} --> [*]`)
  return `${lines.join('\n')}\n`
}
