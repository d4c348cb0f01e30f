import { createSignal, For, type JSX, Show } from 'solid-js'
import type { Finding, Findings } from '../../../../engine/score/findings/finding.ts'
import { Button } from '../../base/button.tsx'
import { Card } from '../../base/card.tsx'
import { pick } from '../../base/i18n.ts'
import { type Claim, EvidenceLink } from '../../staff/evidence.tsx'
import { t } from '../dictionary.ts'
import s from '../manager.module.css'
import { t as words } from './words.ts'

/** Three strong points, three weak ones with what to mend; the others behind a button. */
export function FindingsCards(props: {
  readonly findings: Findings
  readonly onClaim: (claim: Claim) => void
  /** What else stands beside a problem: making it an action. */
  readonly beside?: ((finding: Finding) => JSX.Element) | undefined
}) {
  const [allStrong, setAllStrong] = createSignal(false)
  const [allWeak, setAllWeak] = createSignal(false)
  const strong = () => (allStrong() ? props.findings.strengths : props.findings.top.strengths)
  const weak = () => (allWeak() ? props.findings.problems : props.findings.top.problems)
  const line = (finding: Finding) => (
    <li class={s.finding}>
      <div>
        {pick(finding.text)}{' '}
        <EvidenceLink claim={{ title: pick(finding.text), entries: finding.entries }} onOpen={props.onClaim} />
        <Show when={finding.kind === 'problem' && finding.cause}>
          {(cause) => (
            <p class={s.soft}>
              {words('cause', { text: pick(cause()) })}{' '}
              <Show when={finding.effect}>{(effect) => words('effect', { text: pick(effect()) })}</Show>
            </p>
          )}
        </Show>
        <Show when={finding.fix}>
          {(fix) => (
            <p class={s.mend}>
              <span aria-hidden="true">→ </span>
              {pick(fix())}
            </p>
          )}
        </Show>
        <Show when={finding.kind === 'problem' && props.beside}>{(beside) => beside()(finding)}</Show>
      </div>
    </li>
  )
  const more = (all: number, shown: boolean, set: (whole: boolean) => void) => (
    <Show when={all > 3}>
      <Button small kind="plain" onClick={() => set(!shown)}>
        {shown ? words('fewer') : words('allFindings', { n: all })}
      </Button>
    </Show>
  )
  return (
    <>
      <Card heading={t('review.strong')}>
        <ol class={s.findings}>
          <For each={strong()} fallback={<li class={s.soft}>{t('review.noStrong')}</li>}>
            {line}
          </For>
        </ol>
        {more(props.findings.strengths.length, allStrong(), setAllStrong)}
      </Card>
      <Card heading={t('review.weak')}>
        <ol class={s.findings}>
          <For each={weak()} fallback={<li class={s.soft}>{t('review.noWeak')}</li>}>
            {line}
          </For>
        </ol>
        {more(props.findings.problems.length, allWeak(), setAllWeak)}
      </Card>
    </>
  )
}
