import { createMemo, createSignal, For, Show } from 'solid-js'
import { formOf } from '../../../../engine/scenario/forms.ts'
import type { Scenario } from '../../../../engine/scenario/scenario.ts'
import type { ItemScore, Review } from '../../../../engine/score/review.ts'
import { Button } from '../../base/button.tsx'
import { StatusChip } from '../../base/chip.tsx'
import { pick } from '../../base/i18n.ts'
import { comma } from '../../base/punctuation.ts'
import { type Claim, EvidenceLink } from '../../staff/evidence.tsx'
import { limitText } from '../../staff/limit-text.ts'
import { makeNames } from '../../staff/names.ts'
import { ProvenanceMark } from '../../staff/provenance.tsx'
import { shortSpan } from '../../staff/time-text.ts'
import { brief } from '../../staff/words.ts'
import { t } from '../dictionary.ts'
import s from '../manager.module.css'
import { resultTone, resultWords } from '../words.ts'
import { LimitBar } from './limit-bar.tsx'
import { RuledMark } from './ruled-mark.tsx'
import { pointsOf } from './ruled-values.ts'
import type { Matter } from './ruling-dialog.tsx'
import { t as words } from './words.ts'

const silent = ['skipped', 'unstaffed', 'not-opened']

/** Every expected action: limit, actual time, points, and its evidence. */
export function ItemsTable(props: {
  readonly review: Review
  readonly scenario: Scenario
  readonly onClaim: (claim: Claim) => void
  /** Absent where nobody may rule. */
  readonly onRule?: ((matter: Matter) => void) | undefined
}) {
  const [trouble, setTrouble] = createSignal(false)
  const [whole, setWhole] = createSignal(false)
  const names = createMemo(() => makeNames(props.scenario))
  const expected = createMemo(() => new Map(props.scenario.expected.map((each) => [each.id, each])))
  const scored = () => props.review.items.filter((item) => !silent.includes(item.result))
  const shown = () => {
    const base = whole() ? props.review.items : scored()
    return trouble() ? base.filter((item) => item.points !== null && item.points < 100) : base
  }
  const missing = (item: ItemScore) =>
    (item.content?.missing ?? [])
      .map((id) => formOf(expected().get(item.expected)?.form ?? '')?.fields.find((field) => field.id === id))
      .flatMap((field) => (field ? [pick(field)] : []))
      .join(comma())
  const rolesText = (item: ItemScore) => {
    const all = item.roles.map((role) => pick(brief(names().role(role))))
    return all.length <= 3 ? all.join(' / ') : `${all.slice(0, 2).join(' / ')} ${words('andOthers', { n: all.length })}`
  }
  const points = (item: ItemScore) => pointsOf(props.review, item).value
  const mark = (item: ItemScore) => {
    const { inherited } = props.review
    if (inherited?.settled.includes(item.expected)) return words('inheritedMark')
    return inherited?.across.includes(item.expected) ? words('acrossMark') : undefined
  }
  const actual = (item: ItemScore) => {
    const limit = item.openedAt !== undefined && item.dueAt !== undefined ? item.dueAt - item.openedAt : undefined
    const left = limit !== undefined && limit > 0 ? `${shortSpan(limit)} → ` : ''
    return item.took === undefined ? '' : `${left}${shortSpan(item.took)}`
  }
  return (
    <>
      <p>
        <Button small aria-pressed={trouble()} onClick={() => setTrouble(!trouble())}>
          {trouble() ? t('review.all') : t('review.onlyTrouble')}
        </Button>
      </p>
      <table class={s.items}>
        <thead>
          <tr>
            <th scope="col">{t('review.item')}</th>
            <th scope="col">{t('review.role')}</th>
            <th scope="col">{t('review.clause')}</th>
            <th scope="col" colSpan={2}>
              {t('review.limit')}
            </th>
            <th scope="col">{t('review.points')}</th>
          </tr>
        </thead>
        <tbody>
          <For each={shown()}>
            {(item) => (
              <tr>
                <th scope="row">
                  {pick(item.label)}
                  <Show when={missing(item)}>
                    {(what) => <span class={s.missing}>{t('review.missing', { what: what() })}</span>}
                  </Show>
                  <Show when={mark(item)}>{(word) => <span class={s.note}>{word()}</span>}</Show>
                  <Show when={item.accepted}>
                    <span class={s.note}>✎ {words('accepted')}</span>
                  </Show>
                  <RuledMark
                    ruled={pointsOf(props.review, item).ruled}
                    text={(value) => (value === null ? words('unmeasured') : String(Math.round(value)))}
                  />
                </th>
                <td>{rolesText(item)}</td>
                <td class={s.clause}>
                  {item.clause} <ProvenanceMark tag={item.limit.tag} />
                </td>
                <td class={s.barCell}>
                  <LimitBar item={item} />
                  <Show when={item.openedAt === undefined}>
                    <span class={s.soft}>{pick(limitText(props.scenario, item.limit))}</span>
                  </Show>
                </td>
                <td class={s.actual}>
                  <strong>{actual(item)}</strong>{' '}
                  <StatusChip tone={resultTone[item.result]}>{pick(resultWords[item.result])}</StatusChip>
                </td>
                <td class={s.points}>
                  <Show when={points(item) !== null} fallback={<span class={s.soft}>–</span>}>
                    <strong>{Math.round(points(item) ?? 0)}</strong>
                  </Show>{' '}
                  <EvidenceLink
                    claim={{
                      title: pick(item.label),
                      figure: `${pick(resultWords[item.result])} ${actual(item)}`,
                      entries: item.entries,
                    }}
                    onOpen={props.onClaim}
                  />{' '}
                  <Show when={props.onRule}>
                    {(rule) => (
                      <Button
                        small
                        kind="plain"
                        aria-label={`${words('rule')}: ${pick(item.label)}`}
                        onClick={() => rule()({ about: 'item', item, now: points(item) })}
                      >
                        {words('rule')}
                      </Button>
                    )}
                  </Show>
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Show when={!whole() && props.review.items.length > scored().length}>
        <p class={s.soft}>
          {t('review.notShown', { n: props.review.items.length - scored().length })}{' '}
          <Button small kind="plain" onClick={() => setWhole(true)}>
            {t('review.showAll')}
          </Button>
        </p>
      </Show>
    </>
  )
}
