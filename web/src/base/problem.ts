import type { ProblemDetails } from '../../../engine/contract.ts'

/** A refusal of the API (RFC 9457). `word` is the stable last part of `type`; `title` is a sentence for people. */
export class Problem extends Error {
  readonly word: string
  readonly status: number
  readonly details: ProblemDetails

  constructor(details: ProblemDetails) {
    super(details.title)
    this.name = 'Problem'
    this.details = details
    this.status = details.status
    this.word = details.type.split(':').at(-1) ?? details.type
  }
}

/** The request never got an answer: no network, or the server is away. */
export class NoAnswer extends Error {
  constructor(cause: unknown) {
    super('no answer', { cause })
    this.name = 'NoAnswer'
  }
}

/** Is this the API's refusal with that word? */
export const isProblem = (error: unknown, ...words: readonly string[]): error is Problem =>
  error instanceof Problem && (words.length === 0 || words.includes(error.word))

/** Might the same request succeed later, unchanged? */
export const isPassing = (error: unknown): boolean =>
  error instanceof NoAnswer || (error instanceof Problem && (error.status >= 500 || error.status === 429))
