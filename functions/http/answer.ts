import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Problem, ProblemDetails } from '../../engine/contract.ts'
import type { Done, Refused } from '../core/use-cases.ts'
import { languageOf } from './language.ts'
import { type ProblemWord, problems, problemType } from './problems.ts'

interface More {
  readonly detail?: string
  readonly problems?: readonly Problem[]
}

/** An RFC 9457 answer, its title in the caller's language. */
export function problem(c: Context, word: ProblemWord, more: More = {}): Response {
  const { status, ...title } = problems[word]
  const language = languageOf(c)
  const body: ProblemDetails = {
    type: problemType(word),
    title: title[language],
    status,
    ...(more.detail ? { detail: more.detail } : {}),
    ...(more.problems ? { problems: more.problems } : {}),
  }
  c.header('Content-Language', language)
  if (status === 401) c.header('WWW-Authenticate', 'Bearer')
  return c.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json' })
}

/** A use case's refusal as a problem. */
export const refuse = (c: Context, { reason, detail, problems }: Refused) => problem(c, reason, { detail, problems })

/** What a use case gave: its value as JSON, or its refusal as a problem. */
export function answer<T extends object>(c: Context, done: Done<T>, status: ContentfulStatusCode = 200): Response {
  return done.ok ? c.json(done.value, status) : refuse(c, done)
}
