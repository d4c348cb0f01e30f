import { createMemo, createSignal } from 'solid-js'
import type { Scenario } from '../../../../engine/scenario/scenario.ts'
import type { ItemScore, Review } from '../../../../engine/score/review.ts'
import { Button } from '../../base/button.tsx'
import { pick } from '../../base/i18n.ts'
import { t as staff } from '../../staff/dictionary.ts'
import type { Claim } from '../../staff/evidence.tsx'
import { LaneChart } from '../../staff/lane-chart.tsx'
import { makeNames } from '../../staff/names.ts'
import { stamp } from '../../staff/stamp.ts'
import { brief } from '../../staff/words.ts'
import { t } from '../dictionary.ts'
import s from '../manager.module.css'
import { resultTone, resultWords } from '../words.ts'

/** Plan against actual, a lane a role. */
export function PlanTimeline(props: {
  readonly review: Review
  readonly scenario: Scenario
  readonly onClaim: (claim: Claim) => void
}) {
  const [zoom, setZoom] = createSignal(1)
  const items = createMemo(() => new Map(props.review.items.map((item) => [item.expected, item])))
  const lanes = createMemo(() => {
    const names = makeNames(props.scenario)
    const timed = props.review.items.filter((item) => item.openedAt !== undefined || item.doneAt !== undefined)
    const mark = (item: ItemScore) => {
      const begin = item.openedAt ?? item.doneAt ?? 0
      const end = item.doneAt ?? (item.result === 'missed' ? props.review.span.to : begin)
      return {
        id: item.expected,
        at: Math.min(begin, item.doneAt ?? begin),
        until: Math.max(begin, end),
        ...(item.dueAt !== undefined && { due: item.dueAt }),
        text: pick(item.label),
        title: `${pick(item.label)}: ${pick(resultWords[item.result])}, ${stamp(begin)} – ${stamp(end)}`,
        tone: resultTone[item.result],
      }
    }
    return props.scenario.roles
      .map((role) => ({
        id: role.id,
        label: pick(brief(names.role(role.id))),
        marks: timed.filter((item) => (item.doneBy?.role ?? item.roles[0]) === role.id).map(mark),
      }))
      .filter((lane) => lane.marks.length > 0)
  })
  const open = (id: string) => {
    const item = items().get(id)
    if (item) props.onClaim({ title: pick(item.label), figure: pick(resultWords[item.result]), entries: item.entries })
  }
  // The picture begins where there is something to see, on the quarter of an hour before it.
  const quarter = 900_000
  const from = () => {
    const first = Math.min(...lanes().flatMap((lane) => lane.marks.map((mark) => mark.at)))
    if (!Number.isFinite(first)) return props.review.span.from
    return Math.max(props.review.span.from, Math.floor(first / quarter) * quarter)
  }
  /** Some room behind the end, for the words of what came last. */
  const to = () => props.review.span.to + (props.review.span.to - from()) * 0.1
  return (
    <>
      <div class={s.timelineHead}>
        <p class={s.soft}>{t('review.timelineHelp')}</p>
        <span class={s.zoom}>
          <Button
            small
            aria-label={staff('chart.zoomOut')}
            disabled={zoom() <= 1}
            onClick={() => setZoom(Math.max(1, zoom() / 1.6))}
          >
            −
          </Button>
          <Button small aria-label={staff('chart.zoomIn')} onClick={() => setZoom(Math.min(20, zoom() * 1.6))}>
            +
          </Button>
        </span>
      </div>
      <LaneChart label={t('review.timeline')} lanes={lanes()} from={from()} to={to()} zoom={zoom()} onOpen={open} />
    </>
  )
}
