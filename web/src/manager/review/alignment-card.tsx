import { createMemo, createSignal, For, Show } from 'solid-js'
import type { Conformance, Move } from '../../../../engine/score/conformance/conformance.ts'
import { Button } from '../../base/button.tsx'
import { pick } from '../../base/i18n.ts'
import { type Claim, EvidenceLink } from '../../staff/evidence.tsx'
import { stamp } from '../../staff/stamp.ts'
import { type MoveRun, moveRuns } from './move-runs.ts'
import s from './review.module.css'
import { t } from './words.ts'

const signs: Record<Move['kind'], string> = { together: '', 'plan-only': '–', 'log-only': '+' }
/** The table shows so many; a drill may have thousands of deeds off its plan. */
const most = 60
const kinds: readonly Move['kind'][] = ['together', 'plan-only', 'log-only']

/** What was done beside what the plan asks, step by step: the explanation of the fitness. */
export function AlignmentCard(props: { readonly conformance: Conformance; readonly onClaim: (claim: Claim) => void }) {
  const [whole, setWhole] = createSignal(false)
  const alignment = () => props.conformance.alignment
  const off = createMemo(() => alignment().moves.filter((move) => move.kind !== 'together'))
  const shown = () => (whole() ? alignment().moves : off().slice(0, most))
  const runs = createMemo(() => moveRuns(alignment().moves))
  const runText = ({ moves, why }: MoveRun) =>
    moves.length === 1 && moves[0]
      ? `${pick(moves[0].label)} · ${t(`why.${why}`)}`
      : `${moves.length} × ${t(`why.${why}`)}`
  const runClaim = (run: MoveRun): Claim =>
    run.moves.length === 1 && run.moves[0]
      ? claim(run.moves[0])
      : { title: runText(run), entries: run.moves.flatMap((move) => move.entries) }
  const claim = (move: Move): Claim => ({
    title: pick(move.label),
    figure: `${t(`move.${move.kind}`)} · ${t(`why.${move.why}`)}${move.cost > 0 ? ` · ${t('cost', { n: move.cost })}` : ''}`,
    entries: move.entries,
  })
  const broken = createMemo(() => props.conformance.constraints.filter((each) => each.violations.length > 0))
  const count = (of: 'activations' | 'fulfilled') =>
    props.conformance.constraints.reduce((sum, each) => sum + each[of], 0)
  return (
    <>
      <p class={s.help}>{t('alignmentHelp')}</p>
      <ol class={s.strip} aria-label={t('alignment')}>
        <For each={runs()}>
          {(run) => (
            <li>
              <button
                type="button"
                class={s.move}
                data-kind={run.kind}
                data-many={run.moves.length > 1}
                title={runText(run)}
                aria-label={runText(run)}
                onClick={() => props.onClaim(runClaim(run))}
              >
                <span aria-hidden="true">
                  {signs[run.kind]}
                  {run.moves.length > 1 ? run.moves.length : ''}
                </span>
              </button>
            </li>
          )}
        </For>
      </ol>
      <ul class={s.legend}>
        <For each={kinds}>
          {(kind) => (
            <li>
              <span class={s.move} data-kind={kind} aria-hidden="true">
                {signs[kind]}
              </span>
              {t(`move.${kind}`)}
            </li>
          )}
        </For>
      </ul>
      <table class={s.table}>
        <thead>
          <tr>
            <th scope="col">{t('step')}</th>
            <th scope="col">{t('reason')}</th>
            <th scope="col">{t('costHead')}</th>
          </tr>
        </thead>
        <tbody>
          <For each={shown()}>
            {(move) => (
              <tr data-kind={move.kind}>
                <th scope="row">
                  <span class={s.move} data-kind={move.kind} aria-hidden="true">
                    {signs[move.kind]}
                  </span>{' '}
                  {pick(move.label)}{' '}
                  <Show when={move.clause}>{(clause) => <span class={s.soft}>{clause()}</span>}</Show>
                </th>
                <td>
                  {t(`why.${move.why}`)}
                  <Show when={move.at !== undefined}> {stamp(move.at ?? 0)}</Show>{' '}
                  <EvidenceLink claim={claim(move)} onOpen={props.onClaim} />
                </td>
                <td>{move.cost > 0 ? move.cost : '–'}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <p class={s.soft}>
        {t('costTotal', { cost: alignment().cost, worst: alignment().worst })}{' '}
        <Button small kind="plain" onClick={() => setWhole(!whole())}>
          {whole() ? t('onlyOff') : t('allFindings', { n: alignment().moves.length })}
        </Button>
      </p>
      <h3>{t('constraints', { kept: count('fulfilled'), all: count('activations') })}</h3>
      <ul class={s.lines}>
        <For each={broken()}>
          {(constraint) => (
            <li class={s.measureLine}>
              <span>{pick(constraint.text)}</span>
              <span class={s.right}>
                <For each={constraint.violations}>
                  {(violation) => (
                    <span class={s.violation}>
                      {pick(violation.text)}{' '}
                      <EvidenceLink
                        claim={{
                          title: pick(constraint.text),
                          figure: pick(violation.text),
                          entries: violation.entries,
                        }}
                        onOpen={props.onClaim}
                      />{' '}
                    </span>
                  )}
                </For>
              </span>
            </li>
          )}
        </For>
      </ul>
    </>
  )
}
