import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'

type State = 'unresolved' | 'pending' | 'ready' | 'refreshing' | 'errored'

/** Something asked of the server: read it as a function, or look at how it stands. A refetch keeps the old value. */
export type Loaded<T> = Accessor<T | undefined> & {
  readonly state: State
  readonly latest: T | undefined
  readonly error: unknown
  readonly loading: boolean
}

/**
 * Loads whenever `source` changes to something; an answer that comes after a newer question is dropped. Unlike a Solid
 * resource it takes no part in transitions: a page shows its own progress at once, however one came to it.
 */
export function createLoaded<S, T>(
  source: Accessor<S | undefined | null | false>,
  load: (source: S, last: { readonly value?: T | undefined }) => Promise<T>,
): readonly [Loaded<T>, { readonly refetch: () => void }] {
  const [value, setValue] = createSignal<{ readonly of: T }>()
  const [error, setError] = createSignal<unknown>()
  const [state, setState] = createSignal<State>(source() ? 'pending' : 'unresolved')
  let turn = 0

  async function ask(wanted: S, keep: boolean) {
    turn += 1
    const mine = turn
    if (!keep) setValue(undefined)
    setState(keep && value() ? 'refreshing' : 'pending')
    try {
      const answer = await load(wanted, { value: value()?.of })
      if (mine !== turn) return
      setValue({ of: answer })
      setState('ready')
    } catch (failure) {
      if (mine !== turn) return
      setError(() => failure)
      setState('errored')
    }
  }

  createEffect(
    on(source, (wanted) => {
      if (wanted) void ask(wanted, false)
    }),
  )
  onCleanup(() => {
    turn += 1
  })
  const read = () => value()?.of
  const loaded = Object.defineProperties(read, {
    state: { get: state },
    latest: { get: read },
    error: { get: () => (state() === 'errored' ? error() : undefined) },
    loading: { get: () => state() === 'pending' || state() === 'refreshing' },
  }) as Loaded<T>
  const refetch = () => {
    const wanted = source()
    if (wanted) void ask(wanted, true)
  }
  return [loaded, { refetch }]
}
