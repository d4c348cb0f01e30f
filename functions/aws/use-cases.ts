import { makeCadreCases } from '../core/cadre-cases.ts'
import type { Deps } from '../core/deps.ts'
import type { Press } from '../core/press.ts'
import type { UseCases } from '../core/use-cases.ts'

type Call = (...given: unknown[]) => Promise<unknown>

/**
 * Everything the product can be asked. What hundreds of phones ask at once is there from the start; what staff ask is
 * loaded with the first such question, so that a starting function keeps no cadre waiting for it.
 */
export function makeUseCasesLater(parts: Omit<Deps, 'press'>): UseCases {
  // A function answers one question at a time: there is no clock beside it for a slow document to hold up.
  const press: Press = { make: async (job) => (await import('../report/press.ts')).inlinePress.make(job) }
  const deps: Deps = { ...parts, press }
  const cadres = makeCadreCases(deps)
  let all: Promise<Record<string, Call>> | undefined
  const load = () => {
    all ??= import('../core/make-use-cases.ts').then(
      ({ makeUseCases }) => makeUseCases(deps) as unknown as Record<string, Call>,
    )
    return all
  }
  return new Proxy(cadres as UseCases, {
    get(known, name, receiver) {
      if (typeof name !== 'string' || name in known) return Reflect.get(known, name, receiver)
      const call: Call = async (...given) => {
        const cases = await load()
        const found = cases[name]
        if (!found) throw new Error(`there is no use case ${name}`)
        // Some call each other: on all of them, as everywhere else.
        return found.apply(cases, given)
      }
      return call
    },
  })
}
