import { type Document, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import { check } from '../engine/check/check.ts'
import type { Problem } from '../engine/contract.ts'
import { type Scenario, type ScenarioSource, scenarioSchema, type Text } from '../engine/scenario/scenario.ts'
import { type Language, say } from './advice.ts'
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

const yamlAdvice: Readonly<Record<string, Text>> = {
  TAB_AS_INDENT: say('这一行用制表符缩进，请改用空格。', 'A line is indented with a tab: use spaces.'),
  BAD_INDENT: say(
    '缩进与上面各行不一致，请把同一组的键对齐。',
    'The indentation does not fit the lines above: line the keys of one group up.',
  ),
  MULTIPLE_DOCS: say(
    '文件中有多个文档，请一个文件只写一个情景，并删去 `---` 行。',
    'The file holds more than one document: keep one pack a file and remove the `---` line.',
  ),
  BAD_ALIAS: say('这个别名（*…）无法读取，请把文字写出来。', 'This alias (*…) cannot be read: write the text out.'),
  MISSING_CHAR: say(
    '这里缺少一个符号，如引号、括号，或键后的冒号。',
    'A character is missing here, such as a closing quote or bracket, or the : after a key.',
  ),
  NON_STRING_KEY: say('键必须是文字，请加引号。', 'A key must be text: put it in quotes.'),
  TAG_RESOLVE_FAILED: say('不支持用 ! 写的类型，请删去。', 'A type written with ! is not supported: remove it.'),
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

function yamlProblems(doc: Document, lines: LineCounter, language: Language): PlacedProblem[] {
  const told = [...doc.errors, ...doc.warnings].map(({ code, message, pos }) => ({
    offset: pos[0],
    message: /call stack/.test(message)
      ? say(
          '嵌套过深，请补上括号或减少层次。',
          'The file is nested too deeply: close the brackets, or write fewer levels.',
        )
      : (yamlAdvice[code] ??
        say(
          `这不是能读的 YAML（${message}），请检查缩进、冒号和引号。`,
          `This is not YAML that can be read: ${message}.`,
        )),
  }))
  const doubled = twice(doc).map((offset) => ({
    offset,
    message: say('这个键在同一组里写了两遍，请留一个。', 'This key is written twice in the same group: keep one.'),
  }))
  return [...told, ...doubled].slice(0, maxProblems).map(({ offset, message }) => {
    const { line, col } = lines.linePos(offset)
    return at(Math.max(1, line), Math.max(1, col), 'yaml', message[language])
  })
}

/** The plain data of a document; a message where its aliases lead nowhere or grow beyond measure. */
function plain(doc: Document): { data: unknown } | { offset: number; message: Text } {
  try {
    return { data: doc.toJS({ maxAliasCount: 100 }) }
  } catch {
    let bad: { offset: number; message: Text } | undefined
    visit(doc, {
      Alias(_, alias) {
        if (alias.resolve(doc)) return undefined
        bad = {
          offset: alias.range?.[0] ?? 0,
          message: say(
            `上面没有 &${alias.source}，请把文字写出来。`,
            `There is no anchor &${alias.source} above: write the text out.`,
          ),
        }
        return visit.BREAK
      },
    })
    return (
      bad ?? {
        offset: 0,
        message: say(
          '别名（*…）展开后过大，请把文字写出来。',
          'The aliases (*…) of this file grow too large: write the texts out.',
        ),
      }
    )
  }
}

/**
 * Reads a scenario pack: YAML, then the schema, then the engine's check. Every problem has a line, a column and a
 * sentence that says what to do, in the reader's language; at most 100 are told. Refuses a text over 1 MB. Warnings come
 * along with a good reading.
 */
export function readScenario(yamlText: string, language: Language = 'en'): Reading {
  if (new TextEncoder().encode(yamlText).length > maxBytes) {
    const message = say(
      '文件超过 1 MB，请缩短文字和附件，或拆成几个情景。',
      'The file is larger than 1 MB: shorten the texts and attachments, or split the scenario.',
    )
    return { ok: false, problems: [at(1, 1, 'too-large', message[language])] }
  }
  const lines = new LineCounter()
  const doc = parseDocument(yamlText, {
    lineCounter: lines,
    prettyErrors: false,
    strict: true,
    uniqueKeys: false,
    stringKeys: true,
  })
  const unreadable = yamlProblems(doc, lines, language)
  if (unreadable.length > 0) return { ok: false, problems: unreadable }
  const read = plain(doc)
  if (!('data' in read)) {
    const { line, col } = lines.linePos(read.offset)
    return { ok: false, problems: [at(Math.max(1, line), Math.max(1, col), 'yaml', read.message[language])] }
  }
  if (read.data === null || read.data === undefined) {
    const message = say('文件是空的，请从 `id: …` 写起。', 'The file is empty: start with `id: …`.')
    return { ok: false, problems: [at(1, 1, 'empty', message[language])] }
  }
  const place = (mistake: Mistake, severity: Problem['severity']): PlacedProblem => ({
    code: mistake.code,
    severity,
    path: pathText(mistake.path),
    message: mistake.message[language],
    ...positionOf(doc, lines, mistake.path, { at: mistake.at }),
  })
  const parsed = scenarioSchema.safeParse(read.data)
  if (!parsed.success) {
    const mistakes = explain(scenarioSchema, read.data, parsed.error).slice(0, maxProblems)
    return { ok: false, problems: mistakes.map((mistake) => place(mistake, 'error')) }
  }
  const found = check(parsed.data)
  // Errors first: a hundred warnings must not hide one.
  const problems = found
    .toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'))
    .slice(0, maxProblems)
    .map(({ severity, ...finding }) => place(finding, severity))
  if (problems.some((problem) => problem.severity === 'error')) return { ok: false, problems }
  return { ok: true, scenario: parsed.data, document: read.data as ScenarioSource, problems }
}
