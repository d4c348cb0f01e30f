import { createMemo, For, Show } from 'solid-js'
import type { Inject, Scenario } from '../../../engine/scenario/scenario.ts'
import { pick } from '../base/i18n.ts'
import { t } from './dictionary.ts'
import { fillText } from './fill-text.ts'
import styles from './inject-body.module.css'
import { makeNames, viaText } from './names.ts'
import { span } from './time-text.ts'

/** A planned inject as its receivers will read it, with what only staff know of it below. */
export function InjectBody(props: {
  readonly scenario: Scenario
  readonly inject: Inject
  readonly text?: string
  readonly values?: Readonly<Record<string, string | number | boolean>>
}) {
  const names = createMemo(() => makeNames(props.scenario))
  const to = () =>
    props.inject.to.length === 0
      ? t('inject.everybody')
      : props.inject.to.map((role) => pick(names().role(role))).join(' · ')
  return (
    <div class={styles.body}>
      <dl class={styles.head}>
        <dt>{t('inject.from')}</dt>
        <dd>{pick(names().role(props.inject.from))}</dd>
        <dt>{t('inject.to')}</dt>
        <dd>{to()}</dd>
        <dt>{t('inject.via')}</dt>
        <dd>{pick(viaText(props.inject.via))}</dd>
      </dl>
      <p class={styles.text}>{props.text ?? pick(fillText(props.scenario, props.inject, props.values))}</p>
      <Show when={props.inject.reply.within}>
        {(within) => <p class={styles.soft}>{t('inject.replyWithin', { time: pick(span(within())) })}</p>}
      </Show>
      <Show when={props.inject.reply.options}>
        {(options) => (
          <section>
            <h3>{t('inject.options')}</h3>
            <ul class={styles.list}>
              <For each={options()}>{(option) => <li>{pick(option)}</li>}</For>
            </ul>
          </section>
        )}
      </Show>
      <For each={props.inject.attachments}>
        {(attachment) => (
          <details>
            <summary>{pick(attachment.name)}</summary>
            <p class={styles.text}>{pick(attachment.body)}</p>
          </details>
        )}
      </For>
      <Show when={props.inject.note}>{(note) => <p class={styles.soft}>{pick(note())}</p>}</Show>
      <Show when={props.inject.expects.length > 0}>
        <section>
          <h3>{t('inject.expects')}</h3>
          <ul class={styles.list}>
            <For each={props.inject.expects}>{(id) => <li>{pick(names().expected(id))}</li>}</For>
          </ul>
        </section>
      </Show>
      <Show when={props.inject.note}>
        {(note) => (
          <section>
            <h3>{t('inject.note')}</h3>
            <p>{pick(note())}</p>
          </section>
        )}
      </Show>
    </div>
  )
}
