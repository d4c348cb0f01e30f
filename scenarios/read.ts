import { type Document, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import { check } from '../engine/check/check.ts'
import type { Problem } from '../engine/contract.ts'
import { type Scenario, type ScenarioSource, scenarioSchema } from '../engine/scenario/scenario.ts'
import { explain, type Mistake } from './explain.ts'
import { pathText, positionOf } from './position.ts'

/** The longest pack that is read, in bytes of UTF-8. */
export const maxBytes = 1_000_000

/** More problems than this are not told: nobody reads them, and the first ones usually explain the rest. */
export const maxProblems = 100

/** A mistake with its place: line and column count from 1. */
export type PlacedProblem = Problem & { readonly line: number; readonly column: number }

/** A pack read, with what might be better about it; or everything that is wrong with it. */
export type Reading =
  | {
      readonly ok: true
      readonly scenario: Scenario
      /** What the author wrote, as plain JSON: this is stored. */
      readonly document: ScenarioSource
      readonly problems: readonly PlacedProblem[]
    }
  | { readonly ok: false; readonly problems: readonly PlacedProblem[] }

const yamlAdvice: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'A line is indented with a tab: use spaces.',
  BAD_INDENT: 'The indentation does not fit the lines above: line the keys of one group up.',
  MULTIPLE_DOCS: 'The file holds more than one document: keep one pack a file and remove the `---` line.',
  BAD_ALIAS: 'This alias (*…) cannot be read: write the text out.',
  MISSING_CHAR: 'A character is missing here, such as a closing quote or bracket, or the : after a key.',
  NON_STRING_KEY: 'A key must be text: put it in quotes.',
  TAG_RESOLVE_FAILED: 'A type written with ! is not supported: remove it.',
}

const at = (line: number, column: number, code: string, message: string): PlacedProblem => ({
  code,
  severity: 'error',
  path: '',
  message,
  line,
  column,
})

/** Keys written twice. The library's own search compares every key with every other: too slow for a hostile file. */
function twice(doc: Document): number[] {
  const offsets: number[] = []
  visit(doc, {
    Map(_, map) {
      const seen = new Set<unknown>()
      for (const { key } of map.items) {
        if (!isScalar(key)) continue
        if (seen.has(key.value)) offsets.push(key.range?.[0] ?? 0)
        seen.add(key.value)
      }
    },
  })
  return offsets
}

function yamlProblems(doc: Document, lines: LineCounter): PlacedProblem[] {
  const told = [...doc.errors, ...doc.warnings].map(({ code, message, pos }) => ({
    offset: pos[0],
    message: /call stack/.test(message)
      ? 'The file is nested too deeply: close the brackets, or write fewer levels.'
      : (yamlAdvice[code] ?? `This is not YAML that can be read: ${message}.`),
  }))
  const doubled = twice(doc).map((offset) => ({
    offset,
    message: 'This key is written twice in the same group: keep one.',
  }))
  return [...told, ...doubled].slice(0, maxProblems).map(({ offset, message }) => {
    const { line, col } = lines.linePos(offset)
    return at(Math.max(1, line), Math.max(1, col), 'yaml', message)
  })
}

/** The plain data of a document; a message where its aliases lead nowhere or grow beyond measure. */
function plain(doc: Document): { data: unknown } | { offset: number; message: string } {
  try {
    return { data: doc.toJS({ maxAliasCount: 100 }) }
  } catch {
    let bad: { offset: number; message: string } | undefined
    visit(doc, {
      Alias(_, alias) {
        if (alias.resolve(doc)) return undefined
        bad = {
          offset: alias.range?.[0] ?? 0,
          message: `There is no anchor &${alias.source} above: write the text out.`,
        }
        return visit.BREAK
      },
    })
    return bad ?? { offset: 0, message: 'The aliases (*…) of this file grow too large: write the texts out.' }
  }
}

/**
 * Reads a scenario pack: YAML, then the schema, then the engine's check. Every problem has a line, a column and a
 * sentence that says what to do; at most 100 are told. Refuses a text over 1 MB. Warnings come along with a good
 * reading.
 */
export function readScenario(yamlText: string): Reading {
  if (new TextEncoder().encode(yamlText).length > maxBytes) {
    const message = 'The file is larger than 1 MB: shorten the texts and attachments, or split the scenario.'
    return { ok: false, problems: [at(1, 1, 'too-large', message)] }
  }
  const lines = new LineCounter()
  const doc = parseDocument(yamlText, {
    lineCounter: lines,
    prettyErrors: false,
    strict: true,
    uniqueKeys: false,
    stringKeys: true,
  })
  const unreadable = yamlProblems(doc, lines)
  if (unreadable.length > 0) return { ok: false, problems: unreadable }
  const read = plain(doc)
  if (!('data' in read)) {
    const { line, col } = lines.linePos(read.offset)
    return { ok: false, problems: [at(Math.max(1, line), Math.max(1, col), 'yaml', read.message)] }
  }
  if (read.data === null || read.data === undefined) {
    return { ok: false, problems: [at(1, 1, 'empty', 'The file is empty: start with `id: …`.')] }
  }
  const place = (mistake: Mistake, severity: Problem['severity']): PlacedProblem => ({
    code: mistake.code,
    severity,
    path: pathText(mistake.path),
    message: mistake.message,
    ...positionOf(doc, lines, mistake.path, { at: mistake.at }),
  })
  const parsed = scenarioSchema.safeParse(read.data)
  if (!parsed.success) {
    const mistakes = explain(scenarioSchema, read.data, parsed.error).slice(0, maxProblems)
    return { ok: false, problems: mistakes.map((mistake) => place(mistake, 'error')) }
  }
  const problems = check(parsed.data).map(({ severity, message, ...finding }) =>
    place({ ...finding, message: message.en }, severity),
  )
  if (problems.some((problem) => problem.severity === 'error')) return { ok: false, problems }
  return { ok: true, scenario: parsed.data, document: read.data as ScenarioSource, problems }
}
