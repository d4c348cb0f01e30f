import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import type { Problem } from '../../engine/contract.ts'
import { problem } from './answer.ts'
import { type Language, languageOf } from './language.ts'

const json = ['application/json']
const pack = [...json, 'application/yaml', 'application/x-yaml', 'text/yaml', 'text/x-yaml']

/** Stops reading a body at so many bytes: 413. */
const limit = (maxSize: number) => bodyLimit({ maxSize, onError: (c) => problem(c, 'too-large') })
export const smallBody = limit(64 * 1024)
export const packBody = limit(1024 * 1024)

const sentences = { en: z.locales.en().localeError, zh: z.locales.zhCN().localeError }

/** Every mistake with its JSON path, in the caller's language. */
export function issuesOf(error: z.ZodError): Problem[] {
  return error.issues.map(({ code, path, message }) => ({
    code,
    severity: 'error',
    path: z.core.toDotPath(path),
    message,
  }))
}

/** A value checked against its schema, or the 422 that lists what is wrong with it. */
export function checked<S extends z.ZodType>(c: Context, schema: S, value: unknown): z.output<S> | Response {
  const language: Language = languageOf(c)
  const parsed = schema.safeParse(value, { error: sentences[language] })
  return parsed.success ? parsed.data : problem(c, 'invalid-request', { problems: issuesOf(parsed.error) })
}

async function readText(c: Context, accepted: readonly string[]): Promise<string | Response> {
  const type = (c.req.header('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (!accepted.includes(type)) {
    c.header('Accept', accepted.join(', '))
    return problem(c, 'unsupported-media-type', { detail: accepted.join(', ') })
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await c.req.arrayBuffer())
  } catch {
    return problem(c, 'malformed-json', { detail: 'not UTF-8' })
  }
}

/** The text of a scenario pack, JSON or YAML; or a 415. */
export const readPack = (c: Context) => readText(c, pack)

/** A JSON body checked against its schema; or a 415, a 400, a 422. */
export async function readJson<S extends z.ZodType>(c: Context, schema: S): Promise<z.output<S> | Response> {
  const text = await readText(c, json)
  if (text instanceof Response) return text
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return problem(c, 'malformed-json')
  }
  return checked(c, schema, value)
}

const since = z.object({
  since: z
    .string()
    .regex(/^\d{1,15}$/, { error: 'since is a whole number' })
    .default('0'),
})

/** The `since` of a query, 0 without one; or a 422. */
export function readSince(c: Context): number | Response {
  const query = checked(c, since, { since: c.req.query('since') })
  return query instanceof Response ? query : Number(query.since)
}
