import { createSignal, Show } from 'solid-js'
import { Button } from '../base/button.tsx'
import { Card } from '../base/card.tsx'
import { Confirm } from '../base/dialog.tsx'
import { pick } from '../base/i18n.ts'
import { LanguageSwitch } from '../base/language-switch.tsx'
import { RoleAndClauses } from './role-and-clauses.tsx'
import s from './screen.module.css'
import { useSeat } from './seat-context.ts'
import { t } from './words.ts'

/** The role card, the clauses that name the role, how a drill is stopped, and the way out. */
export function PlanTab(props: { readonly onLeave: () => void }) {
  const seat = useSeat()
  const { view } = seat
  const [leaving, setLeaving] = createSignal(false)
  return (
    <>
      <RoleAndClauses />
      <Card heading={t('plan.stop')}>
        <p>{pick(view.drill.stop)}</p>
      </Card>
      <Show when={seat.present()}>{(n) => <p class={s.soft}>{t('plan.present', { n: n() })}</p>}</Show>
      <div class={s.foot}>
        <LanguageSwitch />
        <Button kind="plain" onClick={() => setLeaving(true)}>
          {t('plan.leave')}
        </Button>
      </div>
      <Confirm
        open={leaving()}
        heading={t('plan.leave')}
        action={t('plan.leave')}
        danger
        onAnswer={(yes) => {
          setLeaving(false)
          if (yes) props.onLeave()
        }}
      >
        {t('plan.leaveText')}
      </Confirm>
    </>
  )
}
