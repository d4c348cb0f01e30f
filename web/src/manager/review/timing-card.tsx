import { createMemo, For } from 'solid-js'
import type { Review } from '../../../../engine/score/review.ts'
import type { Spread, Timing } from '../../../../engine/score/timing.ts'
import { pick } from '../../base/i18n.ts'
import { type Claim, EvidenceLink } from '../../staff/evidence.tsx'
import { shortSpan } from '../../staff/time-text.ts'
import { resultTone, resultWords } from '../words.ts'
import { createRoom } from './create-room.ts'
import { length } from './figures.ts'
import s from './review.module.css'
import { layTiming, type TimingColumn } from './timing-picture.ts'
import { t } from './words.ts'

/** How the expected actions used their limits, and where the time went. */
export function TimingCard(props: {
  readonly review: Review
  readonly timing: Timing
  readonly onClaim: (claim: Claim) => void
}) {
  const [room, watch] = createRoom()
  const items = createMemo(() => new Map(props.review.items.map((item) => [item.expected, item])))
  const picture = createMemo(() => layTiming(props.timing, props.review.items, room()))
  /** On a phone there is room for a figure only. */
  const short = ({ from, to }: TimingColumn) =>
    to === 'missed' ? '✕' : to === null ? `>${from * 100}` : String(to * 100)
  const long = ({ from, to }: TimingColumn) =>
    to === 'missed'
      ? t('timingMissed')
      : to === null
        ? t('timingOver', { from: from * 100 })
        : t('timingUpTo', { to: to * 100 })
  const name = (column: TimingColumn) => (column.width < 56 ? short(column) : long(column))
  const open = (id: string) => {
    const item = items().get(id)
    if (!item) return
    const limit = item.openedAt !== undefined && item.dueAt !== undefined ? item.dueAt - item.openedAt : undefined
    const took = item.took === undefined ? '' : ` ${shortSpan(item.took)}`
    const of = limit === undefined || limit <= 0 ? '' : ` / ${shortSpan(limit)}`
    props.onClaim({
      title: pick(item.label),
      figure: `${pick(resultWords[item.result])}${took}${of}`,
      entries: item.entries,
    })
  }
  const press = (event: KeyboardEvent, id: string) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    open(id)
  }
  const spread = (label: string, of: Spread) => (
    <div class={s.measure}>
      <dt>{label}</dt>
      <dd>
        {of.n === 0 ? (
          t('unmeasured')
        ) : (
          <>
            {t('half', { time: length(of.p50.value) })} · {t('nine', { time: length(of.p90.value) })}{' '}
            <EvidenceLink
              claim={{ title: label, figure: length(of.p50.value), entries: of.p50.entries }}
              onOpen={props.onClaim}
            />
          </>
        )}
      </dd>
    </div>
  )
  return (
    <>
      <p class={s.help}>{t('timingHelp')}</p>
      <section ref={watch} aria-label={t('timing')}>
        {/* biome-ignore lint/a11y/noSvgWithoutTitle: the section names it; a title would hover over every dot. */}
        <svg class={s.picture} width={room()} height={picture().height + 44}>
          <g transform="translate(0 16)">
            <For each={picture().columns}>
              {(column) => (
                <>
                  <text class={s.axis} x={column.x + column.width / 2} y={picture().height + 18}>
                    {name(column)}
                  </text>
                  <line
                    class={s.foot}
                    x1={column.x + 3}
                    x2={column.x + column.width - 3}
                    y1={picture().height}
                    y2={picture().height}
                  />
                </>
              )}
            </For>
            <line class={s.limitLine} x1={picture().limitX} x2={picture().limitX} y1={-4} y2={picture().height + 6} />
            <text class={s.limitText} x={picture().limitX + 5} y={4}>
              {t('timingLimit')}
            </text>
            <For each={picture().dots}>
              {(dot) => (
                // biome-ignore lint/a11y/useSemanticElements: SVG has no button element.
                <g
                  class={s.dot}
                  data-tone={resultTone[dot.result]}
                  role="button"
                  tabindex="0"
                  onClick={() => open(dot.expected)}
                  onKeyDown={(event) => press(event, dot.expected)}
                >
                  <title>{`${pick(items().get(dot.expected)?.label ?? { zh: '', en: '' })} · ${pick(resultWords[dot.result])}`}</title>
                  <circle cx={dot.x} cy={dot.y} r={picture().r} />
                </g>
              )}
            </For>
          </g>
        </svg>
      </section>
      <dl class={s.measures}>
        {spread(t('notice'), props.timing.notice)}
        {spread(t('decision'), props.timing.decision)}
        {spread(t('delay'), props.timing.delay)}
      </dl>
    </>
  )
}
