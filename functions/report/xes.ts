import { createHash } from 'node:crypto'
import type { Language } from '../../engine/report/document.ts'
import type { ReportInput } from '../../engine/report/input.ts'
import { clean } from './clean.ts'
import { exchangeRows } from './rows.ts'

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}
const quoted = (text: string) => clean(text).replace(/[&<>"\t\n\r]/g, (char) => escapes[char] ?? char)

type Kind = 'string' | 'date' | 'int' | 'boolean' | 'id'
const attribute = (kind: Kind, key: string, value: string | number) =>
  `<${kind} key="${key}" value="${quoted(String(value))}"/>`
const date = (wall: number) => new Date(wall).toISOString().replace('Z', '+00:00')

/** A stable UUID of a name (RFC 9562, version 8): the same drill gives the same identities in every export. */
export function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const extensions = [
  ['Concept', 'concept', 'http://www.xes-standard.org/concept.xesext'],
  ['Time', 'time', 'http://www.xes-standard.org/time.xesext'],
  ['Organizational', 'org', 'http://www.xes-standard.org/org.xesext'],
  ['Lifecycle', 'lifecycle', 'http://www.xes-standard.org/lifecycle.xesext'],
  ['Identity', 'identity', 'http://www.xes-standard.org/identity.xesext'],
] as const

/**
 * The log as XES (IEEE 1849-2016): case = the run, activity = what was done, resource = the role, standard lifecycle
 * model. Own keys carry the prefix `sandtable:`; the elements are in the order the published schema demands (extensions,
 * globals, classifiers, log attributes, traces).
 */
export function makeXes(input: ReportInput, lang: Language): Uint8Array {
  const { review, scenario } = input
  const run = review.drill.id
  const epoch = date(0)
  const rows = exchangeRows(input, lang)
  const parts = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<log xes.version="1849.2016" xes.features="">',
    ...extensions.map(([name, prefix, uri]) => `<extension name="${name}" prefix="${prefix}" uri="${uri}"/>`),
    `<global scope="trace">${attribute('string', 'concept:name', 'run')}${attribute('id', 'identity:id', uuidOf('trace'))}</global>`,
    [
      '<global scope="event">',
      attribute('string', 'concept:name', 'activity'),
      attribute('date', 'time:timestamp', epoch),
      attribute('string', 'lifecycle:transition', 'complete'),
      attribute('string', 'org:resource', ''),
      attribute('string', 'org:group', ''),
      attribute('id', 'identity:id', uuidOf('event')),
      '</global>',
    ].join(''),
    '<classifier name="Activity" scope="event" keys="concept:name lifecycle:transition"/>',
    '<classifier name="Resource" scope="event" keys="org:resource"/>',
    attribute('string', 'concept:name', scenario.title[lang]),
    attribute('string', 'lifecycle:model', 'standard'),
    attribute('id', 'identity:id', uuidOf(`log:${run}`)),
    attribute('string', 'sandtable:scenario', scenario.id),
    attribute('int', 'sandtable:version', review.scenario.version),
    attribute('string', 'sandtable:hash', review.scenario.hash),
    '<trace>',
    attribute('string', 'concept:name', run),
    attribute('id', 'identity:id', uuidOf(`trace:${run}`)),
    ...rows.map((row) =>
      [
        '<event>',
        attribute('string', 'concept:name', row.activity),
        attribute('date', 'time:timestamp', date(row.wall)),
        attribute('string', 'lifecycle:transition', row.lifecycle),
        attribute('string', 'org:resource', row.resource),
        attribute('string', 'org:group', row.group),
        attribute('id', 'identity:id', uuidOf(`event:${run}:${row.e}`)),
        attribute('int', 'sandtable:entry', row.e),
        attribute('string', 'sandtable:type', row.type),
        attribute('int', 'sandtable:drill-ms', row.at),
        ...(row.expected ? [attribute('string', 'sandtable:expected', row.expected)] : []),
        ...(row.clause ? [attribute('string', 'sandtable:clause', row.clause)] : []),
        '</event>',
      ].join(''),
    ),
    '</trace>',
    '</log>',
  ]
  return new TextEncoder().encode(`${parts.join('\n')}\n`)
}
