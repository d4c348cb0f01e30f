import { type JSX, Match, Switch } from 'solid-js'
import { ButtonLink } from './button.tsx'
import type { Loaded } from './create-loaded.ts'
import { Front } from './front.tsx'
import { Load } from './load.tsx'
import { createTitle } from './page.tsx'
import { t } from './words.ts'

/**
 * Something loaded by a page that has no frame of its own before: until then, and where it cannot be had, it stands
 * under the product's name, with a way back.
 */
export function LoadFront<T>(props: {
  readonly of: Loaded<T>
  readonly retry: () => void
  readonly back: { readonly href: string; readonly text: string }
  readonly children: (value: () => NonNullable<T>) => JSX.Element
}) {
  const value = () => (props.of.state === 'ready' || props.of.state === 'refreshing' ? props.of.latest : undefined)
  return (
    <Switch
      fallback={
        <Front>
          <Waiting of={props.of} retry={props.retry} />
          <ButtonLink href={props.back.href}>{props.back.text}</ButtonLink>
        </Front>
      }
    >
      <Match when={value()}>{(found) => props.children(found as () => NonNullable<T>)}</Match>
    </Switch>
  )
}

function Waiting<T>(props: { readonly of: Loaded<T>; readonly retry: () => void }) {
  createTitle(() => t(props.of.state === 'errored' ? 'notShown' : 'loading'))
  return (
    <Load of={props.of} retry={props.retry}>
      {() => null}
    </Load>
  )
}
