import { Show } from 'solid-js'
import type { Verification } from '../../../../engine/improve/verification.ts'
import { formOf } from '../../../../engine/scenario/forms.ts'
import { Card } from '../../base/card.tsx'
import { pick } from '../../base/i18n.ts'
import { span } from '../../staff/time-text.ts'
import { list, same } from '../../staff/words.ts'
import { t } from './dictionary.ts'
import s from './improve.module.css'

/** How a corrective action will be examined: what cadres will read, and what the plan wants of them. Staff only. */
export function VerificationCard(props: { readonly verification: Verification }) {
  const expected = () => props.verification.expected
  const named = (id: string) => props.verification.names[id] ?? same(id)
  const form = () => formOf(expected().form)
  const fields = () => list(expected().fields.map((id) => form()?.fields.find((field) => field.id === id) ?? same(id)))
  const limit = () => {
    const { limit: own } = expected()
    return own.kind === 'within' ? t('action.limitWithin', { time: pick(span(own.of)) }) : t('action.limitNever')
  }
  return (
    <Card heading={t('action.verification')}>
      <div class={s.stack}>
        <p class={s.soft}>{t('action.verificationHelp')}</p>
        <dl class={s.facts}>
          <dt>{t('action.says')}</dt>
          <dd class={s.quote}>{pick(props.verification.inject)}</dd>
          <dt>{t('action.wants')}</dt>
          <dd>{pick(expected())}</dd>
          <dt>{t('action.roles')}</dt>
          <dd>{pick(list(expected().role.map(named)))}</dd>
          <dt>{t('action.limit')}</dt>
          <dd>{limit()}</dd>
          <Show when={expected().fields.length > 0}>
            <dt>{t('action.fields')}</dt>
            <dd>{pick(fields())}</dd>
          </Show>
        </dl>
      </div>
    </Card>
  )
}
