type Call = (...given: never[]) => Promise<unknown>

/**
 * Use cases that are loaded when the first of them is called: what few people ask for costs a starting function
 * nothing. The names are given as keys, so that the compiler misses none.
 */
export function later<T extends { [name in keyof T]: Call }>(
  names: { readonly [name in keyof T]: true },
  load: () => Promise<T>,
): T {
  let loaded: Promise<T> | undefined
  const call =
    (name: keyof T): Call =>
    async (...given) => {
      loaded ??= load()
      return (await loaded)[name](...given)
    }
  return Object.fromEntries(Object.keys(names).map((name) => [name, call(name as keyof T)])) as unknown as T
}
