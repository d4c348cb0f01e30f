import { For } from 'solid-js'
import type { Review } from '../../../../engine/score/review.ts'
import { Card } from '../../base/card.tsx'
import { StatusChip } from '../../base/chip.tsx'
import { pick } from '../../base/i18n.ts'
import { type Claim, EvidenceLink } from '../../staff/evidence.tsx'
import { stamp } from '../../staff/time-text.ts'
import { t } from '../dictionary.ts'
import s from '../manager.module.css'

/** What the story did because of what people did, or did not do in time. */
export function BranchesCard(props: { readonly review: Review; readonly onClaim: (claim: Claim) => void }) {
  const fired = () =>
    props.review.branches
      .filter((branch) => branch.firedAt !== undefined)
      .sort((a, b) => (a.firedAt ?? 0) - (b.firedAt ?? 0))
  return (
    <Card heading={t('review.branches')}>
      <ul class={s.lines}>
        <For each={fired()} fallback={<li class={s.soft}>{t('review.noBranches')}</li>}>
          {(branch) => (
            <li class={s.line}>
              <span>
                <strong>{branch.branch}</strong> {pick(branch.label)}{' '}
                <span class={s.soft}>{t('review.firedAt', { time: stamp(branch.firedAt ?? 0) })}</span>{' '}
                <EvidenceLink
                  claim={{ title: `${branch.branch} ${pick(branch.label)}`, entries: branch.entries }}
                  onOpen={props.onClaim}
                />
              </span>
              <StatusChip tone={branch.costly ? 'missed' : 'waiting'}>
                {branch.costly ? t('review.costly') : t('review.good')}
              </StatusChip>
            </li>
          )}
        </For>
      </ul>
    </Card>
  )
}
