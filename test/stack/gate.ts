import type { IncomingMessage } from 'node:http'
import { type Ask, allows, type Statement } from './iam.ts'

/** Somebody with an access key: a function of the stack, and what its role may do. */
export interface Caller {
  readonly function: string
  /** The principal's ARN, as a refusal names it. */
  readonly arn: string
  readonly statements: readonly Statement[]
  /** SIGKILL to one of its processes. */
  kill(process: string): void
}

/** A call of a function to something outside it. */
export interface Call extends Ask {
  readonly function: string
  readonly process: string
}

/** May end the process that makes a call, before it takes effect or after that but before the answer. */
export type Fate = (call: Call) => 'killed before' | 'killed after' | undefined

/** A refusal in the words of IAM. */
export class Denied extends Error {}
/** The one who called is no more: there is nobody to answer. */
export class Gone extends Error {}

/** What stands before every service: who calls, whether that role may, and a note of it. */
export function makeGate() {
  const callers = new Map<string, Caller>()
  const calls: Call[] = []
  const denied: Call[] = []
  let fate: Fate = () => undefined

  return {
    admit: (accessKey: string, caller: Caller) => callers.set(accessKey, caller),
    /** Every call so far, and those refused. */
    calls,
    denied,
    /** Decides what becomes of the processes that call from now on. */
    setFate(next: Fate) {
      fate = next
    },
    /** May this function? For what AWS itself does in its name; throws where it may not. */
    must(name: string, ask: Ask) {
      const caller = [...callers.values()].find((each) => each.function === name)
      if (!caller || !allows(caller.statements, ask))
        throw new Denied(`${name} may not ${ask.action} on ${ask.resource}`)
    },
    /** Throws `Denied` where the role does not allow it, `Gone` where the process was ended; else gives what `effect` gives. */
    async pass<T>(request: IncomingMessage, ask: Ask, effect: () => Promise<T>): Promise<T> {
      const [, key = ''] = /Credential=([^/]+)\//.exec(request.headers.authorization ?? '') ?? []
      const caller = callers.get(key)
      if (!caller) throw new Denied('The security token included in the request is invalid.')
      const process = String(request.headers['x-amz-security-token'] ?? '')
      const call: Call = { ...ask, function: caller.function, process }
      calls.push(call)
      if (!allows(caller.statements, ask)) {
        denied.push(call)
        throw new Denied(`User: ${caller.arn} is not authorized to perform: ${ask.action} on resource: ${ask.resource}`)
      }
      const end = fate(call)
      if (end === 'killed before') {
        caller.kill(process)
        throw new Gone()
      }
      const done = await effect()
      if (end === 'killed after') {
        caller.kill(process)
        throw new Gone()
      }
      return done
    },
  }
}
export type Gate = ReturnType<typeof makeGate>
