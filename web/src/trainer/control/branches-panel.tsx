import { createMemo, For, Show } from 'solid-js'
import { Card } from '../../base/card.tsx'
import { StatusChip } from '../../base/chip.tsx'
import { leftText } from '../../base/clock-text.ts'
import { language, pick } from '../../base/i18n.ts'
import { nearBranches } from '../../staff/attention.ts'
import { conditionText } from '../../staff/condition-text.ts'
import { t } from '../dictionary.ts'
import s from './control.module.css'
import type { Drill } from './create-drill.ts'

/** Branches: those that may still fire with the time that is left, then those settled. */
export function BranchesPanel(props: { readonly drill: Drill }) {
  const { drill } = props
  const sorted = createMemo(() => {
    const live = drill.live()
    const near = nearBranches(live, 0)
    const settled = live.branches.filter((each) => each.state !== 'possible')
    return [
      ...near.map((each) => ({ id: each.branch, state: 'possible' as const, decidesAt: each.decidesAt })),
      ...settled.map((each) => ({ id: each.branch, state: each.state, decidesAt: undefined })),
    ].flatMap((each) => {
      const branch = drill.scenario.branches.find((one) => one.id === each.id)
      // What only moves the story on asks nothing of the trainer; its figures stand under the story.
      return branch?.costly ? [{ ...each, branch }] : []
    })
  })
  return (
    <Card heading={t('control.branches')}>
      <ul class={s.lines}>
        <For each={sorted()} fallback={<li class={s.soft}>{t('control.branchesNone')}</li>}>
          {({ branch, state, decidesAt }) => (
            <li class={s.line}>
              <span>
                <strong>{branch.id}</strong> {pick(branch)}
                <Show when={state === 'possible'}>
                  <br />
                  <span class={s.soft}>{pick(conditionText(drill.scenario, branch.when))}</span>
                </Show>
              </span>
              <Show
                when={state === 'possible' && decidesAt !== undefined && decidesAt > drill.at()}
                fallback={
                  <StatusChip tone={state === 'fired' ? 'missed' : state === 'avoided' ? 'on-time' : 'waiting'}>
                    {t(`control.branch.${state}`)}
                  </StatusChip>
                }
              >
                <StatusChip tone={(decidesAt ?? 0) - drill.at() < 15 * 60_000 ? 'late' : 'waiting'}>
                  {t('control.branch.soon', { time: leftText((decidesAt ?? 0) - drill.at(), language()) })}
                </StatusChip>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Card>
  )
}
