import { For, Show } from 'solid-js'
import type { Conclusion, Rating } from '../../../../engine/score/review.ts'
import type { Outcome, Trial } from '../../../../engine/score/trial.ts'
import { Chip } from '../../base/chip.tsx'
import { pick } from '../../base/i18n.ts'
import { conclusionWords } from '../words.ts'
import s from './standards.module.css'
import { t } from './words.ts'

interface Row {
  readonly label: string
  readonly detail?: string
  readonly own: string
  readonly tried: string
  /** A part of the row above. */
  readonly minor?: boolean
}

const ratings: readonly Rating[] = ['P', 'S', 'M', 'U']
const word = (conclusion: Conclusion | null) => (conclusion ? pick(conclusionWords[conclusion]) : '')
const number = (value: number | null, factor = 1) =>
  value === null ? t('unmeasured') : String(Math.round(value * factor * 10) / 10)
const raised = ({ raised }: Outcome) => raised.map(({ problem }) => problem).join(' ') || t('none')

/** Figures that a standard may move: the main ones always, the others where they moved. */
function rowsOf({ own, tried }: Trial): readonly Row[] {
  const row = (label: string, of: (outcome: Outcome) => string, more: Partial<Row> = {}): Row => ({
    ...{ label, own: of(own), tried: of(tried) },
    ...more,
  })
  const moved = (each: Row) => each.own !== each.tried
  return [
    row(t('conclusion'), (each) => word(each.conclusion)),
    row(t('score'), (each) => number(each.score)),
    ...(['coverage', 'timeliness', 'content', 'order'] as const)
      .map((part) => row(t(`part.${part}`), (each) => number(each.parts[part], 100), { minor: true }))
      .filter(moved),
    row(t('total'), (each) => `${number(each.total)} ${word(each.band)}`),
    row(t('objectives'), (each) =>
      ratings
        .map((rating) => `${rating} ${each.objectives.filter((objective) => objective.rating === rating).length}`)
        .join(' · '),
    ),
    ...own.objectives
      .map(({ objective, label }) =>
        row(
          t('objective', { id: objective }),
          (each) => each.objectives.find((other) => other.objective === objective)?.rating ?? '',
          { detail: pick(label), minor: true },
        ),
      )
      .filter(moved),
    ...own.capabilities
      .map(({ capability, label }) =>
        row(
          t('capability', { id: capability }),
          (each) => String(each.capabilities.find((other) => other.capability === capability)?.mark ?? ''),
          { detail: pick(label), minor: true },
        ),
      )
      .filter(moved),
    row(t('signals'), raised),
  ]
}

/** One drill under two standards, side by side; what changes says so. */
export function TrialTable(props: { readonly trial: Trial; readonly tried: string; readonly busy: boolean }) {
  const rows = () => rowsOf(props.trial)
  return (
    <>
      <table class={s.trial} aria-busy={props.busy}>
        <thead>
          <tr>
            <th scope="col">{t('figure')}</th>
            <th scope="col">
              {t('own')} <small>{pick(props.trial.own.standard.name)}</small>
            </th>
            <th scope="col">{props.tried}</th>
          </tr>
        </thead>
        <tbody>
          <For each={rows()}>
            {(row) => (
              <tr data-changed={row.own !== row.tried} data-minor={row.minor}>
                <th scope="row">
                  {row.label}
                  <Show when={row.detail}>
                    <small>{row.detail}</small>
                  </Show>
                </th>
                <td>{row.own}</td>
                <td>
                  {row.tried}{' '}
                  <Show when={row.own !== row.tried}>
                    <Chip>{t('changed')}</Chip>
                  </Show>
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Show when={rows().every((row) => row.own === row.tried)}>
        <p class={s.soft}>{t('nothing')}</p>
      </Show>
      <Show when={props.trial.ruled}>{(ruled) => <p class={s.note}>{t('ruled', { word: word(ruled()) })}</p>}</Show>
    </>
  )
}
