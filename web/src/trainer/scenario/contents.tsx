import { For, type JSX } from 'solid-js'
import { Card } from '../../base/card.tsx'
import { createMediaQuery } from '../../staff/create-media-query.ts'
import { t } from '../dictionary.ts'
import s from './scenario.module.css'

const all = [
  'overview',
  'timeline',
  'chart',
  'branches',
  'load',
  'routes',
  'rehearsal',
  'roles',
  'expected',
  'clauses',
  'notes',
] as const
export type PartName = (typeof all)[number]

/** Shows a part of the page, and moves the focus there for those who do not see it move. */
export function goTo(part: PartName): void {
  const place = document.getElementById(part)
  place?.querySelector(':scope > section > details')?.toggleAttribute('open', true)
  place?.scrollIntoView({ behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' })
  place?.focus({ preventScroll: true })
}

/** The parts of a long page, always in reach. */
export function Contents(props: { readonly without?: readonly PartName[] }) {
  return (
    <nav class={s.contents} aria-label={t('script.contents')}>
      <For each={all.filter((part) => !props.without?.includes(part))}>
        {(part) => (
          <a
            href={`#${part}`}
            rel="external"
            onClick={(event) => {
              event.preventDefault()
              goTo(part)
            }}
          >
            {t(`script.section.${part}`)}
          </a>
        )}
      </For>
    </nav>
  )
}

/** A long part, folded away on a phone until one wants it. */
export function Fold(props: { readonly heading: string; readonly count: number; readonly children: JSX.Element }) {
  const phone = createMediaQuery('(max-width: 760px)')
  return (
    <Card>
      <details class={s.fold} open={!phone()}>
        <summary class={s.foldHead}>
          <h2>{props.heading}</h2> <span class={s.soft}>{props.count}</span>
        </summary>
        {props.children}
      </details>
    </Card>
  )
}

/** One part of the page, with the name that the contents know it by. */
export function Part(props: { readonly name: PartName; readonly children: JSX.Element }) {
  return (
    <div class={s.part} id={props.name} tabindex="-1">
      {props.children}
    </div>
  )
}
