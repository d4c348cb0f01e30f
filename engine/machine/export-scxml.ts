import type { Scenario, Text } from '../scenario/scenario.ts'
import { type ChartState, type ChartTransition, chartParts, type Named } from './chart-parts.ts'

/** The namespace of what SCXML has no word for: the engine's actions, and the names people read. */
export const machineNamespace = 'urn:sandtable:machine'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
}
/** XML 1.0 holds no control characters but these three, no half of a surrogate pair, and neither U+FFFE nor U+FFFF. */
function allowed(sign: string): boolean {
  const code = sign.codePointAt(0) ?? 0
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff
}

/** A text as the value of an attribute; what XML cannot hold at all is left out. */
const quoted = (text: string) =>
  `"${[...text]
    .filter(allowed)
    .map((sign) => entities[sign] ?? sign)
    .join('')}"`

/** The guard as an expression of the ECMAScript data model: `expr` is the engine's, over the condition in its params. */
function condition({ type, params = {} }: Named): string {
  if (Object.keys(params).length === 1 && typeof params.phase === 'string')
    return `_event.data.phase === ${JSON.stringify(params.phase)}`
  return `${type}(${JSON.stringify(params)})`
}

const action = ({ type, params = {} }: Named, indent: string) =>
  `${indent}<m:do action=${quoted(type)}${Object.entries(params)
    .map(([name, value]) => ` ${name}=${quoted(String(value))}`)
    .join('')}/>`

function transitionLines(each: ChartTransition, lang: keyof Text, indent: string): string[] {
  const { event, guard, to, actions, label } = each
  const open = [
    `${indent}<transition`,
    ...(event === undefined ? [] : [`event=${quoted(event)}`]),
    ...(guard ? [`cond=${quoted(condition(guard))}`] : []),
    // A phase that a branch leads to is inside the state that the transition leaves: it stays entered.
    ...(to === undefined ? [] : [`target=${quoted(to)}`, ...(event === undefined ? ['type="internal"'] : [])]),
    `m:label=${quoted(label[lang])}`,
  ].join(' ')
  if (actions.length === 0) return [`${open}/>`]
  return [`${open}>`, ...actions.map((each) => action(each, `${indent}  `)), `${indent}</transition>`]
}

/** The machine of a scenario as SCXML 1.0 (W3C 2015), the labels in one language. */
export function exportScxml(scenario: Scenario, lang: keyof Text): string {
  const { id, title, initial, states, transitions } = chartParts(scenario)
  function stateLines(state: ChartState, indent: string): string[] {
    const { id: own, label, initial: first, final, entry } = state
    const tag = final ? 'final' : 'state'
    const deeper = `${indent}  `
    const inside = [
      ...(entry.length > 0
        ? [`${deeper}<onentry>`, ...entry.map((each) => action(each, `${deeper}  `)), `${deeper}</onentry>`]
        : []),
      ...transitions.filter(({ from }) => from === own).flatMap((each) => transitionLines(each, lang, deeper)),
      ...states.filter(({ parent }) => parent === own).flatMap((child) => stateLines(child, deeper)),
    ]
    const head = `${indent}<${tag} id=${quoted(own)}${first === undefined ? '' : ` initial=${quoted(first)}`} m:label=${quoted(label[lang])}`
    return inside.length === 0 ? [`${head}/>`] : [`${head}>`, ...inside, `${indent}</${tag}>`]
  }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:m="${machineNamespace}" version="1.0" datamodel="ecmascript" name=${quoted(id)} initial=${quoted(initial)} xml:lang="${lang === 'zh' ? 'zh-CN' : 'en'}" m:label=${quoted(title[lang])}>`,
    ...states.filter(({ parent }) => parent === undefined).flatMap((state) => stateLines(state, '  ')),
    '</scxml>',
    '',
  ].join('\n')
}
