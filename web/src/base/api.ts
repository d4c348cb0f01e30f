import type { ProblemDetails } from '../../../engine/contract.ts'
import { language } from './i18n.ts'
import { isPassing, NoAnswer, Problem } from './problem.ts'
import { withRetry } from './retry.ts'

export interface CallOptions {
  readonly signal?: AbortSignal
  /** A seat's bearer token; staff are known by their cookie. */
  readonly token?: string
  /** `application/json` unless told otherwise; then a body must be text. */
  readonly contentType?: string
  /** Tries in all when the network or the server fails. GET: 3. POST: 1, or more when the body carries its own id. */
  readonly tries?: number
  /** Wall ms after which a try counts as unanswered; 15 s. */
  readonly timeoutMs?: number
}

async function once<T>(method: string, path: string, body: unknown, options: CallOptions): Promise<T> {
  const { token, contentType = 'application/json', timeoutMs = 15_000, signal } = options
  const limit = new AbortController()
  const stop = () => limit.abort(signal?.reason)
  const timer = setTimeout(() => limit.abort(new Error('timeout')), timeoutMs)
  signal?.addEventListener('abort', stop, { once: true })
  if (signal?.aborted) stop()
  try {
    const response = await fetch(path, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: limit.signal,
      headers: {
        Accept: 'application/json',
        'Accept-Language': language(),
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'Content-Type': contentType }),
      },
      ...(body !== undefined && { body: contentType === 'application/json' ? JSON.stringify(body) : String(body) }),
    })
    const text = await response.text()
    const answer: unknown =
      text && /json/.test(response.headers.get('Content-Type') ?? '') ? JSON.parse(text) : undefined
    if (response.ok) return answer as T
    throw new Problem(detailsOf(answer, response))
  } catch (error) {
    if (signal?.aborted) throw signal.reason
    throw error instanceof Problem ? error : new NoAnswer(error)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
  }
}

function detailsOf(answer: unknown, { status, statusText }: Response): ProblemDetails {
  const given = answer as Partial<ProblemDetails> | undefined
  if (typeof given?.type === 'string' && typeof given.title === 'string') return { ...given, status } as ProblemDetails
  return { type: `urn:sandtable:problem:http-${status}`, title: statusText || String(status), status }
}

/**
 * The API: `/api…` paths, JSON both ways. Throws `Problem` for a refusal and `NoAnswer` when nobody answered.
 * POST is tried once unless `tries` says that the body's own id makes a repeat harmless.
 */
export const api = {
  get: <T>(path: string, options: CallOptions = {}): Promise<T> =>
    withRetry(() => once<T>('GET', path, undefined, options), {
      tries: options.tries ?? 3,
      mayPass: isPassing,
      ...(options.signal && { signal: options.signal }),
    }),
  post: <T>(path: string, body: unknown = {}, options: CallOptions = {}): Promise<T> =>
    withRetry(() => once<T>('POST', path, body, options), {
      tries: options.tries ?? 1,
      mayPass: isPassing,
      ...(options.signal && { signal: options.signal }),
    }),
}
