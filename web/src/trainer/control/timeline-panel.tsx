import { createMemo, createSignal, Show } from 'solid-js'
import { Button } from '../../base/button.tsx'
import { Card } from '../../base/card.tsx'
import { StatusChip } from '../../base/chip.tsx'
import { t as staff } from '../../staff/dictionary.ts'
import { LaneChart } from '../../staff/lane-chart.tsx'
import { t } from '../dictionary.ts'
import s from './control.module.css'
import type { Drill } from './create-drill.ts'
import { laneMarks } from './marks.ts'

const step = 1.5

/** Plan and doing on one axis, a lane a role. */
export function TimelinePanel(props: { readonly drill: Drill; readonly onOpen: (mark: string) => void }) {
  const { drill } = props
  const [zoom, setZoom] = createSignal(2.25)
  const [follow, setFollow] = createSignal(true)
  const ended = () => drill.live().status === 'ended'
  const slow = createMemo(() => Math.floor(drill.at() / 15_000) * 15_000)
  const lanes = createMemo(() => laneMarks(drill, slow()))
  const from = drill.scenario.phases[0]?.at ?? 0
  const to = createMemo(() => {
    const overtime = Math.ceil((drill.at() - drill.scenario.clock.end) / 900_000) * 900_000
    return drill.scenario.clock.end + Math.max(0, overtime)
  })
  const count = (...standings: readonly string[]) =>
    drill.live().expected.filter((each) => standings.includes(each.standing)).length
  return (
    <Card
      class={s.timeline}
      heading={
        <span class={s.counts}>
          {t('control.timeline')}
          <StatusChip tone="on-time">{t('control.done', { n: count('met') })}</StatusChip>
          <StatusChip tone="late">{t('control.late', { n: count('late') })}</StatusChip>
          <StatusChip tone="missed">{t('control.missed', { n: count('overdue') })}</StatusChip>
          <StatusChip tone="waiting">{t('control.open', { n: count('open') })}</StatusChip>
        </span>
      }
      aside={
        <span class={s.buttons}>
          <Show when={!ended()}>
            <Button small kind="plain" aria-pressed={follow()} onClick={() => setFollow(!follow())}>
              {follow() ? '◉' : '○'} {staff('chart.follow')}
            </Button>
          </Show>
          <Button
            small
            aria-label={staff('chart.zoomOut')}
            disabled={zoom() <= 1}
            onClick={() => setZoom(Math.max(1, zoom() / step))}
          >
            −
          </Button>
          <Button
            small
            aria-label={staff('chart.zoomIn')}
            disabled={zoom() > 20}
            onClick={() => setZoom(zoom() * step)}
          >
            +
          </Button>
        </span>
      }
    >
      <LaneChart
        label={t('control.timeline')}
        lanes={lanes()}
        from={from}
        to={to()}
        now={drill.at()}
        follow={follow()}
        ended={ended()}
        zoom={zoom()}
        onOpen={props.onOpen}
      />
    </Card>
  )
}
