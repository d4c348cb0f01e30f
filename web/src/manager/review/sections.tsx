import { createMemo, Show } from 'solid-js'
import { pick } from '../../base/i18n.ts'
import type { Claim } from '../../staff/evidence.tsx'
import { brief } from '../../staff/words.ts'
import { t as manager } from '../dictionary.ts'
import type { ReviewData } from '../review-page.tsx'
import { conclusionWords } from '../words.ts'
import { AlignmentCard } from './alignment-card.tsx'
import { BranchesCard } from './branches-card.tsx'
import { CapabilitiesCard } from './capabilities-card.tsx'
import { length, number } from './figures.ts'
import { ItemsTable } from './items-table.tsx'
import { JudgementCard } from './judgement-card.tsx'
import { LoadCard } from './load-card.tsx'
import { NetworkCard } from './network-card.tsx'
import { PartsCards } from './parts-cards.tsx'
import { PlanTimeline } from './plan-timeline.tsx'
import { ProfileCard } from './profile-card.tsx'
import s from './review.module.css'
import { RolesTable } from './roles-table.tsx'
import type { Matter } from './ruling-dialog.tsx'
import { RulingsCard } from './rulings-card.tsx'
import { Section } from './section.tsx'
import { TimingCard } from './timing-card.tsx'
import { VoicesCard } from './voices-card.tsx'
import { t } from './words.ts'

/** Everything behind the overview, folded, each with what it comes to in a line. */
export function Sections(props: {
  readonly data: ReviewData
  readonly onClaim: (claim: Claim) => void
  readonly onRule: ((matter: Matter) => void) | undefined
}) {
  const review = () => props.data.review
  const lost = () => review().items.filter((item) => item.points !== null && item.points < 100).length
  const scored = () => review().items.filter((item) => item.points !== null).length
  const links = createMemo(() => {
    const planned = (review().coordination?.edges ?? []).filter((edge) => edge.planned)
    const missing = planned.filter((edge) => edge.count === 0).length
    return { all: planned.length, missing, used: planned.length - missing }
  })
  const heaviest = createMemo(() =>
    [...(review().workload?.roles ?? [])].sort((a, b) => (b.peak.value ?? 0) - (a.peak.value ?? 0)).at(0),
  )
  const fired = () => review().branches.filter((branch) => branch.firedAt !== undefined)
  const failed = createMemo(
    () =>
      new Set(props.data.log.entries.flatMap((entry) => (entry.type === 'objective-failed' ? entry.objective : []))),
  )
  const moves = () => review().conformance?.alignment.moves ?? []
  const together = () => moves().filter((move) => move.kind === 'together').length
  const measured = () => (review().capabilities ?? []).filter((each) => each.state === 'measured')
  const weakest = () =>
    [...measured()].sort((a, b) => (a.score.value ?? 1) - (b.score.value ?? 1)).at(0)?.capability ?? '–'
  const agreement = () => props.data.judgement.agreement
  return (
    <div class={s.sections}>
      <div class={s.sectionsHead}>
        <h2>{t('details')}</h2>
        <span class={s.soft}>{t('detailsHelp')}</span>
      </div>
      <Section
        id="plan"
        heading={t('plan')}
        says={t('planSays', {
          done: review().counts.done,
          late: review().counts.late,
          missed: review().counts.missed,
        })}
        open
      >
        <PlanTimeline review={review()} scenario={props.data.scenario} onClaim={props.onClaim} />
      </Section>
      <Section id="items" heading={t('items')} says={t('itemsSays', { n: scored(), lost: lost() })}>
        <ItemsTable review={review()} scenario={props.data.scenario} onClaim={props.onClaim} onRule={props.onRule} />
      </Section>
      <Show when={review().timing}>
        {(timing) => (
          <Section
            id="timing"
            heading={t('timing')}
            says={
              review().response.median.value === null
                ? t('timingNone')
                : t('timingSays', {
                    median: length(review().response.median.value),
                    p90: length(review().response.p90.value),
                  })
            }
          >
            <TimingCard review={review()} timing={timing()} onClaim={props.onClaim} />
          </Section>
        )}
      </Show>
      <Show when={review().coordination}>
        {(coordination) => (
          <Section id="network" heading={t('network')} says={t('networkSays', links())}>
            <NetworkCard scenario={props.data.scenario} coordination={coordination()} onClaim={props.onClaim} />
          </Section>
        )}
      </Show>
      <Show when={review().workload}>
        {(workload) => (
          <Section
            id="load"
            heading={t('load')}
            says={
              (heaviest()?.peak.value ?? 0) > 0
                ? t('loadSays', {
                    peak: heaviest()?.peak.value ?? 0,
                    role: pick(brief(heaviest()?.label ?? { zh: '', en: '' })),
                  })
                : t('loadCalm', { n: 0 })
            }
          >
            <LoadCard review={review()} workload={workload()} onClaim={props.onClaim} />
          </Section>
        )}
      </Show>
      <Section
        id="branches"
        heading={t('branches')}
        says={fired().length === 0 ? t('branchesNone') : t('branchesSays', { n: fired().length, lost: failed().size })}
      >
        <BranchesCard
          review={review()}
          scenario={props.data.scenario}
          entries={props.data.log.entries}
          onClaim={props.onClaim}
        />
      </Section>
      <Show when={review().conformance}>
        {(conformance) => (
          <Section
            id="alignment"
            heading={t('alignment')}
            says={t('alignmentSays', {
              n: number((conformance().alignment.fitness.value ?? 0) * 100),
              together: together(),
              off: moves().length - together(),
            })}
          >
            <AlignmentCard conformance={conformance()} onClaim={props.onClaim} />
          </Section>
        )}
      </Show>
      <Show when={review().capabilities}>
        {(capabilities) => (
          <Section
            id="capabilities"
            heading={t('capabilities')}
            says={t('capabilitiesSays', { n: measured().length, weakest: weakest() })}
          >
            <CapabilitiesCard capabilities={capabilities()} onClaim={props.onClaim} />
          </Section>
        )}
      </Show>
      <Show when={review().profile}>
        {(profile) => (
          <Section
            id="profile"
            heading={t('profile')}
            says={t('profileSays', {
              n: number(profile().total.value),
              band: profile().band ? pick(conclusionWords[profile().band ?? 'poor']) : '–',
            })}
          >
            <ProfileCard profile={profile()} onClaim={props.onClaim} />
          </Section>
        )}
      </Show>
      <Section
        id="judgement"
        heading={t('judgement')}
        says={
          agreement().rated === 0
            ? t('judgementNone')
            : t('judgementSays', { people: agreement().people.length, rated: agreement().rated })
        }
      >
        <JudgementCard judgement={props.data.judgement} />
      </Section>
      <Section
        id="voices"
        heading={t('voices')}
        says={t('voicesSays', {
          observations: props.data.judgement.observations.list.length,
          cards: props.data.judgement.hotWash.cards.length,
        })}
      >
        <VoicesCard scenario={props.data.scenario} judgement={props.data.judgement} onClaim={props.onClaim} />
      </Section>
      <Show when={props.data.judgement.rulings.length > 0}>
        <Section
          id="rulings"
          heading={t('rulings')}
          says={t('rulingsSays', { n: props.data.judgement.rulings.filter(({ state }) => state === 'stands').length })}
        >
          <RulingsCard review={review()} judgement={props.data.judgement} />
        </Section>
      </Show>
      <Section id="roles" heading={t('roles')} says={t('rolesSays', { n: review().roles.length })}>
        <RolesTable review={review()} onClaim={props.onClaim} />
      </Section>
      <Section id="method" heading={t('method')} says={t('parts')}>
        <PartsCards review={review()} onClaim={props.onClaim} />
        <p class={s.help}>{manager('review.methodText')}</p>
      </Section>
    </div>
  )
}
