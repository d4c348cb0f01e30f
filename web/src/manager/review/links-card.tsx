import { createMemo, For, Show } from 'solid-js'
import type { Scenario } from '../../../../engine/scenario/scenario.ts'
import type { Review } from '../../../../engine/score/review.ts'
import { Card } from '../../base/card.tsx'
import { StatusChip } from '../../base/chip.tsx'
import { pick } from '../../base/i18n.ts'
import { type Claim, EvidenceLink } from '../../staff/evidence.tsx'
import { makeNames } from '../../staff/names.ts'
import { stamp } from '../../staff/time-text.ts'
import { brief } from '../../staff/words.ts'
import { t } from '../dictionary.ts'
import s from '../manager.module.css'

/** The links the plan requires, those never made first. */
export function LinksCard(props: {
  readonly review: Review
  readonly scenario: Scenario
  readonly onClaim: (claim: Claim) => void
}) {
  const names = createMemo(() => makeNames(props.scenario))
  const role = (id: string) => pick(brief(names().role(id)))
  const made = () => props.review.links.filter((link) => link.firstAt !== undefined)
  const sorted = () =>
    [...props.review.links].sort(
      (a, b) => (a.firstAt ?? Number.NEGATIVE_INFINITY) - (b.firstAt ?? Number.NEGATIVE_INFINITY),
    )
  return (
    <Card
      heading={t('review.links')}
      aside={<span class={s.soft}>{t('review.linkCount', { n: made().length, all: props.review.links.length })}</span>}
    >
      <p class={s.soft}>{t('review.linksHelp')}</p>
      <ul class={s.lines}>
        <For each={sorted()}>
          {(link) => (
            <li class={s.line}>
              <span>
                {role(link.from)} → {role(link.to)}{' '}
                <Show when={link.firstAt !== undefined}>
                  <span class={s.soft}>{t('review.linkFirst', { time: stamp(link.firstAt ?? 0) })}</span>{' '}
                  <EvidenceLink
                    claim={{ title: `${role(link.from)} → ${role(link.to)}`, entries: link.entries }}
                    onOpen={props.onClaim}
                  />
                </Show>
              </span>
              <Show when={link.firstAt === undefined}>
                <StatusChip tone="missed">{t('review.linkNever')}</StatusChip>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Card>
  )
}
