import { createMemo, For, type JSX, Show } from 'solid-js'
import type { Scenario } from '../../../../engine/scenario/scenario.ts'
import type { Review } from '../../../../engine/score/review.ts'
import { Card } from '../../base/card.tsx'
import { pick } from '../../base/i18n.ts'
import { type Claim, EvidenceLink } from '../../staff/evidence.tsx'
import { makeNames } from '../../staff/names.ts'
import { brief } from '../../staff/words.ts'
import { t } from '../dictionary.ts'
import { type Finding, findings } from '../findings.ts'
import s from '../manager.module.css'

/** Three strong points, three weak ones with what to mend. */
export function FindingsCards(props: {
  readonly review: Review
  readonly scenario: Scenario
  readonly onClaim: (claim: Claim) => void
}) {
  const found = createMemo(() => {
    const names = makeNames(props.scenario)
    const expected = new Map(props.scenario.expected.map((each) => [each.id, each]))
    return findings(
      props.review,
      (id) => brief(names.role(id)),
      (id) => expected.get(id),
    )
  })
  const line = (finding: Finding, extra?: JSX.Element) => (
    <li class={s.finding}>
      <div>
        {pick(finding.what)}{' '}
        <EvidenceLink
          claim={{ title: pick(finding.item.label), entries: finding.item.entries }}
          onOpen={props.onClaim}
        />
        {extra}
      </div>
    </li>
  )
  return (
    <>
      <Card heading={t('review.strong')}>
        <ol class={s.findings}>
          <For each={found().strong} fallback={<li class={s.soft}>{t('review.noStrong')}</li>}>
            {(finding) => line(finding)}
          </For>
        </ol>
      </Card>
      <Card heading={t('review.weak')}>
        <ol class={s.findings}>
          <For each={found().weak} fallback={<li class={s.soft}>{t('review.noWeak')}</li>}>
            {(finding) =>
              line(
                finding,
                <Show when={finding.mend}>
                  {(mend) => (
                    <p class={s.mend}>
                      <span aria-hidden="true">→ </span>
                      {pick(mend())}
                    </p>
                  )}
                </Show>,
              )
            }
          </For>
        </ol>
      </Card>
    </>
  )
}
