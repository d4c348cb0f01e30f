import type { Inherited } from '../../../../engine/score/inherited.ts'
import type { Review } from '../../../../engine/score/review.ts'
import { ButtonLink } from '../../base/button.tsx'
import { type Claim, EvidenceLink } from '../../staff/evidence.tsx'
import { stamp } from '../../staff/stamp.ts'
import { percent } from './figures.ts'
import s from './review.module.css'
import { t } from './words.ts'

/** Says, of a drill that goes on from another, what was inherited, and what came after by itself. */
export function InheritedNote(props: {
  readonly review: Review
  readonly inherited: Inherited
  readonly onClaim: (claim: Claim) => void
}) {
  const { index } = props.inherited.since.adherence
  const since = () =>
    t('inheritedSince', {
      score: index.value === null ? t('unmeasured') : Math.round(index.value * 100),
      share: percent(props.inherited.since.onTime.value),
    })
  return (
    <section class={s.inherited}>
      <p>
        <strong>{t('inherited', { time: stamp(props.inherited.at), n: props.inherited.e - 1 })}</strong>
      </p>
      <p>
        {since()} <EvidenceLink claim={{ title: since(), entries: index.entries }} onOpen={props.onClaim} />
      </p>
      <p class={s.soft}>
        {t('inheritedItems', {
          settled: props.inherited.settled.length,
          across: props.inherited.across.length,
        })}{' '}
        {t('inheritedWhy')}
      </p>
      <ButtonLink small href={`/manager/drills/${encodeURIComponent(props.inherited.from.drill)}`}>
        {t('inheritedOpen')}
      </ButtonLink>
    </section>
  )
}
