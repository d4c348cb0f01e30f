import { For, Show } from 'solid-js'
import type { PublicClause } from '../../../engine/view/frames.ts'
import { Chip } from '../base/chip.tsx'
import { pick } from '../base/i18n.ts'
import s from './clause.module.css'
import { tagKind } from './names.ts'
import { t } from './words.ts'

/** A clause of the plan: what, when, within what limit, on what basis. Only a statute that was read is called law. */
export function ClauseBox(props: { readonly clause: PublicClause; readonly short?: boolean }) {
  const kind = () => tagKind(props.clause.limit.tag)
  const tag = () => t(`tag.${kind()}`)
  /** Many a limit says itself that it is a drill standard. */
  const saysSo = () => kind() === 'drill' && pick(props.clause.limit).toLowerCase().includes(tag().toLowerCase())
  return (
    <div class={s.clause}>
      <p>
        <strong>{props.clause.id}</strong> {pick(props.clause)}
      </p>
      <dl class={s.facts}>
        <Show when={!props.short}>
          <dt>{t('plan.trigger')}</dt>
          <dd>{pick(props.clause.trigger)}</dd>
        </Show>
        <dt>{t('plan.limit')}</dt>
        <dd>
          {pick(props.clause.limit)} {/* Many a limit says itself that it is a drill standard. */}
          <Show when={!saysSo()}>
            <Chip>{tag()}</Chip>
          </Show>
        </dd>
        <dt>{t('plan.basis')}</dt>
        <dd>
          <ul>
            <For each={props.clause.basis}>
              {({ source, article, tag }) => (
                <li>
                  {pick(source)} <Show when={article}>{(n) => t('plan.article', { n: n() })}</Show>{' '}
                  {/* A drill standard is often all that a basis is called. */}
                  <Show when={pick(source) !== t(`tag.${tagKind(tag)}`)}>
                    <Chip>{t(`tag.${tagKind(tag)}`)}</Chip>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </dd>
      </dl>
    </div>
  )
}
