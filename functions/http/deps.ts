import type { Context, MiddlewareHandler } from 'hono'
import type { ConfigAnswer } from '../../engine/contract.ts'
import type { Guesses } from '../core/guesses.ts'
import type { Identity } from '../core/identity.ts'
import type { Keys } from '../core/identity-keys.ts'
import type { NoStaff } from '../core/issuer.ts'
import type { Seat, Staff, UseCases } from '../core/use-cases.ts'
import type { GuessLimiter } from './guess-limiter.ts'

/** A line of the log. Routes are patterns, never addresses: keys, tokens and codes cannot get in. */
export type LogLine =
  | { readonly kind: 'access'; id: string; method: string; route: string; status: number; ms: number }
  | { readonly kind: 'error'; id: string; method: string; route: string; error: unknown }

/** What the HTTP contract stands on. */
export interface HttpDeps {
  readonly useCases: UseCases
  readonly identity: Identity
  /** Wall ms. */
  readonly now: () => number
  /** Keys that staff swap for a session; without them nobody signs in by key. */
  readonly keys?: Keys
  /** The organisation of those who sign in by key: `local` unless given. */
  readonly org?: string
  /** People who sign in with an issuer; without it nobody does. */
  readonly issuer?: Issuer
  /** Where sockets are opened when that is not here: `wss://…`. */
  readonly sockets?: string
  /** Where people reach this server, e.g. `https://drill.example.cn`, when a proxy hides it. */
  readonly publicOrigin?: string
  /** The caller's network address, for counting wrong codes. */
  readonly addressOf?: (c: Context) => string
  readonly guesses?: GuessLimiter | Guesses
  readonly log?: (line: LogLine) => void
  /** The id a call has already, further out; else one is made. */
  readonly requestId?: (c: Context) => string
  /** Serves the pages: everything outside /api. */
  readonly web?: MiddlewareHandler
}

/** An OpenID Connect issuer as the door sees it. */
export interface Issuer {
  /** What a browser needs for the code flow. */
  config(): Promise<NonNullable<ConfigAnswer['signIn']>>
  /** The caller by a token of the issuer; undefined for a bad one, or none. */
  whoOf(c: Context): Promise<Staff | NoStaff | undefined>
  /** Other places than this server that its pages must reach: where codes are swapped for tokens. */
  readonly connectTo: readonly string[]
}

/** What middleware leaves for handlers. */
export interface AppEnv {
  Variables: { requestId: string; staff: Staff; seat: Seat }
}
