import type { z } from 'zod'
import { keysAt } from './keys.ts'
import { nearest } from './nearest.ts'
import type { Path } from './position.ts'

/** A mistake found, before it has a line: `at` says whether the key or the value is wrong. */
export interface Mistake {
  readonly code: string
  readonly path: Path
  readonly message: string
  readonly at?: 'key' | 'value'
}

type Issue = z.core.$ZodIssue

/** So many mistakes of a kind are explained; a hostile file may hold a hundred thousand. */
const enough = 100

const languages: Readonly<Record<string, string>> = { zh: 'Chinese', en: 'English' }
const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list, such as [A, B]',
  tuple: 'a pair, such as [A, B]',
  object: 'a group of keys',
  record: 'a group of keys',
}

const nameOf = (path: Path) => {
  const last = path.at(-1)
  return typeof last === 'number' ? `Entry ${last + 1} of \`${String(path.at(-2))}\`` : `\`${last ?? 'the pack'}\``
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (here, key) => (typeof here === 'object' && here !== null ? (here as Record<string, unknown>)[key] : undefined),
    data,
  )
}

function shown(value: unknown): string {
  if (value === null) return 'empty'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a group of keys'
  const text = String(value)
  const short = text.length > 40 ? `${text.slice(0, 40)}…` : text
  return typeof value === 'string' ? `“${short}”` : `the ${typeof value === 'boolean' ? 'word' : 'number'} ${short}`
}

function didYouMean(word: unknown, known: readonly string[]): string {
  const guess = typeof word === 'string' ? nearest(word, known) : undefined
  return guess === undefined ? '' : ` Did you mean \`${guess}\`?`
}

function wrongType(path: Path, value: unknown, expected: string): Mistake {
  const last = String(path.at(-1))
  const kind = kinds[expected] ?? expected
  const language = languages[last]
  if (value === undefined && language) {
    return { code: 'missing-language', path, message: `The ${language} text is missing: write \`${last}: …\` here.` }
  }
  if (value === undefined) return { code: 'missing', path, message: `${nameOf(path)} is missing: write ${kind}.` }
  const quote = expected === 'string' && typeof value === 'number' ? ` Put it in quotes, or give it its unit.` : ''
  return { code: 'wrong-type', path, message: `${nameOf(path)} must be ${kind}, not ${shown(value)}.${quote}` }
}

function outOfBounds(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>, path: Path): Mistake {
  if (issue.code === 'too_small' && issue.origin === 'string') {
    const language = languages[String(path.at(-1))]
    return language
      ? { code: 'missing-language', path, message: `The ${language} text is empty: write it.` }
      : { code: 'empty', path, message: `${nameOf(path)} is empty: write a text.` }
  }
  const [bound, word] = issue.code === 'too_small' ? [issue.minimum, 'at least'] : ([issue.maximum, 'at most'] as const)
  if (issue.origin === 'array') {
    return { code: 'wrong-length', path, message: `${nameOf(path)} must have ${word} ${bound} entries.` }
  }
  const strictly = issue.inclusive === false ? (issue.code === 'too_small' ? 'more than' : 'less than') : word
  return { code: 'out-of-bounds', path, message: `${nameOf(path)} must be ${strictly} ${bound}.` }
}

/** What an issue of a union's member says about the place of the union itself: does this member fit at all? */
const misfits = (issues: readonly Issue[]) =>
  issues.filter((issue) => issue.path.length === 0 || (issue.path.length === 1 && issue.message.endsWith('undefined')))

/** One zod issue as sentences that say what to do. `data` is what was read, `path` where it was, `schema` the whole. */
function explainIssue(schema: z.ZodType, data: unknown, issue: Issue, base: Path): Mistake[] {
  const path = [...base, ...(issue.path as (string | number)[])]
  const value = valueAt(data, path)
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysAt(schema, path)
      return issue.keys.slice(0, enough).map((key) => {
        const guess = didYouMean(key, known)
        const advice = guess || (known.length > 0 ? ` Remove it, or use one of ${known.join(', ')}.` : ' Remove it.')
        return {
          code: 'unknown-key',
          path: [...path, key],
          at: 'key',
          message: `\`${key}\` is not a key here.${advice}`,
        }
      })
    }
    case 'invalid_type':
      return [wrongType(path, value, issue.expected)]
    case 'too_small':
    case 'too_big':
      return [outOfBounds(issue, path)]
    case 'invalid_value': {
      const known = issue.values.map(String)
      if (value === undefined) {
        return [{ code: 'missing', path, message: `${nameOf(path)} is missing: write one of ${known.join(', ')}.` }]
      }
      const message = `${nameOf(path)} is ${shown(value)}; it must be one of ${known.join(', ')}.${didYouMean(value, known)}`
      return [{ code: 'unknown-choice', path, message }]
    }
    case 'invalid_union':
      return explainUnion(schema, data, issue, path)
    default:
      return [{ code: 'bad-value', path, message: `${nameOf(path)} is ${shown(value)}: ${issue.message}.` }]
  }
}

function explainUnion(
  schema: z.ZodType,
  data: unknown,
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: Path,
): Mistake[] {
  const value = valueAt(data, path)
  const options = (issue as { options?: readonly unknown[] }).options
  if (options) {
    const known = options.map(String)
    const what = value === undefined ? 'is missing' : `is ${shown(value)}`
    const message = `${nameOf(path)} ${what}; it must be one of ${known.join(', ')}.${didYouMean(value, known)}`
    return [{ code: value === undefined ? 'missing' : 'unknown-choice', path, message }]
  }
  if (value === undefined) {
    return [{ code: 'missing', path, message: `${nameOf(path)} is missing: ${issue.message}.` }]
  }
  const meant = issue.errors.find((errors) => misfits(errors as Issue[]).length === 0)
  if (meant) return meant.flatMap((each) => explainIssue(schema, data, each as Issue, path))
  const keys = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : []
  const known = keysAt(schema, path)
  const odd = keys.find((key) => !known.includes(key))
  const advice = issue.message === 'Invalid input' ? 'it fits none of the forms allowed here' : issue.message
  const message = `${nameOf(path)} is not understood: ${advice}.${odd === undefined ? '' : didYouMean(odd, known)}`
  return [{ code: 'not-understood', path, message }]
}

/** What zod found wrong with a pack, as sentences that say what to do; `data` is what was read. */
export function explain(schema: z.ZodType, data: unknown, error: z.ZodError): readonly Mistake[] {
  return error.issues.slice(0, enough).flatMap((issue) => explainIssue(schema, data, issue, []))
}
