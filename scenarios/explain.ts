import type { z } from 'zod'
import type { Text } from '../engine/scenario/scenario.ts'
import { advice, say } from './advice.ts'
import { keysAt } from './keys.ts'
import { nearest } from './nearest.ts'
import type { Path } from './position.ts'

/** A mistake found, before it has a line: `at` says whether the key or the value is wrong. */
export interface Mistake {
  readonly code: string
  readonly path: Path
  readonly message: Text
  readonly at?: 'key' | 'value'
}

type Issue = z.core.$ZodIssue

/** So many mistakes of a kind are explained; a hostile file may hold a hundred thousand. */
const enough = 100

const languages: Readonly<Record<string, Text>> = { zh: say('中文', 'Chinese'), en: say('英文', 'English') }
const kinds: Readonly<Record<string, Text>> = {
  string: say('文字', 'text'),
  number: say('数字', 'a number'),
  int: say('整数', 'a whole number'),
  boolean: say('true 或 false', 'true or false'),
  array: say('列表，如 [A, B]', 'a list, such as [A, B]'),
  tuple: say('一对，如 [A, B]', 'a pair, such as [A, B]'),
  object: say('一组键', 'a group of keys'),
  record: say('一组键', 'a group of keys'),
}

const nameOf = (path: Path): Text => {
  const last = path.at(-1)
  return typeof last === 'number'
    ? say(`\`${String(path.at(-2))}\` 第 ${last + 1} 项`, `Entry ${last + 1} of \`${String(path.at(-2))}\``)
    : say(`\`${last ?? '情景'}\` `, `\`${last ?? 'the pack'}\``)
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (here, key) => (typeof here === 'object' && here !== null ? (here as Record<string, unknown>)[key] : undefined),
    data,
  )
}

function shown(value: unknown): Text {
  if (value === null) return say('空', 'empty')
  if (Array.isArray(value)) return say('列表', 'a list')
  if (typeof value === 'object') return say('一组键', 'a group of keys')
  const text = String(value)
  const short = text.length > 40 ? `${text.slice(0, 40)}…` : text
  if (typeof value === 'string') return say(`“${short}”`, `“${short}”`)
  return typeof value === 'boolean' ? say(`${short}`, `the word ${short}`) : say(`数字 ${short}`, `the number ${short}`)
}

function didYouMean(word: unknown, known: readonly string[]): Text {
  const guess = typeof word === 'string' ? nearest(word, known) : undefined
  return guess === undefined ? say('', '') : say(`是否应为 \`${guess}\`？`, ` Did you mean \`${guess}\`?`)
}

function wrongType(path: Path, value: unknown, expected: string): Mistake {
  const last = String(path.at(-1))
  const kind = kinds[expected] ?? say(expected, expected)
  const language = languages[last]
  const name = nameOf(path)
  if (value === undefined && language) {
    const message = say(
      `缺少${language.zh}，请在此写 \`${last}: …\`。`,
      `The ${language.en} text is missing: write \`${last}: …\` here.`,
    )
    return { code: 'missing-language', path, message }
  }
  if (value === undefined) {
    const message = say(`缺少 ${name.zh}，请写${kind.zh}。`, `${name.en} is missing: write ${kind.en}.`)
    return { code: 'missing', path, message }
  }
  const quoted = expected === 'string' && typeof value === 'number'
  const quote = quoted ? say('请加引号，或写上单位。', ' Put it in quotes, or give it its unit.') : say('', '')
  const message = say(
    `${name.zh}应为${kind.zh}，而不是${shown(value).zh}。${quote.zh}`,
    `${name.en} must be ${kind.en}, not ${shown(value).en}.${quote.en}`,
  )
  return { code: 'wrong-type', path, message }
}

function outOfBounds(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>, path: Path): Mistake {
  const name = nameOf(path)
  if (issue.code === 'too_small' && issue.origin === 'string') {
    const language = languages[String(path.at(-1))]
    return language
      ? {
          code: 'missing-language',
          path,
          message: say(`${language.zh}是空的，请写上。`, `The ${language.en} text is empty: write it.`),
        }
      : { code: 'empty', path, message: say(`${name.zh}是空的，请写上文字。`, `${name.en} is empty: write a text.`) }
  }
  const low = issue.code === 'too_small'
  const bound = issue.code === 'too_small' ? issue.minimum : issue.maximum
  const word = low ? say('至少', 'at least') : say('至多', 'at most')
  if (issue.origin === 'array') {
    const message = say(`${name.zh}${word.zh}要有 ${bound} 项。`, `${name.en} must have ${word.en} ${bound} entries.`)
    return { code: 'wrong-length', path, message }
  }
  const strictly = issue.inclusive === false ? (low ? say('大于', 'more than') : say('小于', 'less than')) : word
  const message = say(`${name.zh}须${strictly.zh} ${bound}。`, `${name.en} must be ${strictly.en} ${bound}.`)
  return { code: 'out-of-bounds', path, message }
}

/** What an issue of a union's member says about the place of the union itself: does this member fit at all? */
const misfits = (issues: readonly Issue[]) =>
  issues.filter((issue) => issue.path.length === 0 || (issue.path.length === 1 && issue.message.endsWith('undefined')))

/** One zod issue as sentences that say what to do. `data` is what was read, `path` where it was, `schema` the whole. */
function explainIssue(schema: z.ZodType, data: unknown, issue: Issue, base: Path): Mistake[] {
  const path = [...base, ...(issue.path as (string | number)[])]
  const value = valueAt(data, path)
  const name = nameOf(path)
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysAt(schema, path)
      const list = known.join(', ')
      return issue.keys.slice(0, enough).map((key) => {
        const guess = didYouMean(key, known)
        const remove = list
          ? say(`请删去，或改为 ${list} 之一。`, ` Remove it, or use one of ${list}.`)
          : say('请删去。', ' Remove it.')
        const what = guess.en ? guess : remove
        return {
          code: 'unknown-key',
          path: [...path, key],
          at: 'key',
          message: say(`这里没有 \`${key}\` 这个键。${what.zh}`, `\`${key}\` is not a key here.${what.en}`),
        }
      })
    }
    case 'invalid_type':
      return [wrongType(path, value, issue.expected)]
    case 'too_small':
    case 'too_big':
      return [outOfBounds(issue, path)]
    case 'invalid_value':
      return [wrongChoice(path, value, issue.values.map(String))]
    case 'invalid_union':
      return explainUnion(schema, data, issue, path)
    default: {
      const why = advice(issue.message)
      const message = say(`${name.zh}是${shown(value).zh}：${why.zh}。`, `${name.en} is ${shown(value).en}: ${why.en}.`)
      return [{ code: 'bad-value', path, message }]
    }
  }
}

function wrongChoice(path: Path, value: unknown, known: readonly string[]): Mistake {
  const name = nameOf(path)
  const list = known.join(', ')
  const guess = didYouMean(value, known)
  if (value === undefined) {
    const message = say(`缺少 ${name.zh}，请写 ${list} 之一。`, `${name.en} is missing: write one of ${list}.`)
    return { code: 'missing', path, message }
  }
  const message = say(
    `${name.zh}是${shown(value).zh}，应为 ${list} 之一。${guess.zh}`,
    `${name.en} is ${shown(value).en}; it must be one of ${list}.${guess.en}`,
  )
  return { code: 'unknown-choice', path, message }
}

function explainUnion(
  schema: z.ZodType,
  data: unknown,
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: Path,
): Mistake[] {
  const value = valueAt(data, path)
  const name = nameOf(path)
  const options = (issue as { options?: readonly unknown[] }).options
  if (options) {
    const known = options.map(String)
    if (value !== undefined) return [wrongChoice(path, value, known)]
    const list = known.join(', ')
    const message = say(`缺少 ${name.zh}，应为 ${list} 之一。`, `${name.en} is missing; it must be one of ${list}.`)
    return [{ code: 'missing', path, message }]
  }
  const usual = issue.message === 'Invalid input' ? 'it fits none of the forms allowed here' : issue.message
  const why = advice(usual)
  if (value === undefined) {
    const own = advice(issue.message)
    return [
      { code: 'missing', path, message: say(`缺少 ${name.zh}：${why.zh}。`, `${name.en} is missing: ${own.en}.`) },
    ]
  }
  const meant = issue.errors.find((errors) => misfits(errors as Issue[]).length === 0)
  if (meant) return meant.flatMap((each) => explainIssue(schema, data, each as Issue, path))
  const keys = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : []
  const known = keysAt(schema, path)
  const odd = keys.find((key) => !known.includes(key))
  const guess = odd === undefined ? say('', '') : didYouMean(odd, known)
  const message = say(
    `看不懂 ${name.zh}：${why.zh}。${guess.zh}`,
    `${name.en} is not understood: ${why.en}.${guess.en}`,
  )
  return [{ code: 'not-understood', path, message }]
}

/** What zod found wrong with a pack, as sentences that say what to do; `data` is what was read. */
export function explain(schema: z.ZodType, data: unknown, error: z.ZodError): readonly Mistake[] {
  return error.issues.slice(0, enough).flatMap((issue) => explainIssue(schema, data, issue, []))
}
