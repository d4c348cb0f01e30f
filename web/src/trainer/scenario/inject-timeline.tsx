import { createMemo, createSignal, For, Show } from 'solid-js'
import type { Inject, Scenario } from '../../../../engine/scenario/scenario.ts'
import { pick } from '../../base/i18n.ts'
import { fillText } from '../../staff/fill-text.ts'
import { LaneChart } from '../../staff/lane-chart.tsx'
import { makeNames } from '../../staff/names.ts'
import { plannedAt } from '../../staff/planned.ts'
import { stamp } from '../../staff/stamp.ts'
import { brief, clip } from '../../staff/words.ts'
import { t } from '../dictionary.ts'
import s from './scenario.module.css'
import { scaleOf, type Zoom, zoomsFor } from './zoom.ts'

/** The planned injects on one axis, a lane a role; below, those that have no fixed time. */
export function InjectTimeline(props: { readonly scenario: Scenario; readonly onOpen: (inject: string) => void }) {
  const names = createMemo(() => makeNames(props.scenario))
  const times = createMemo(() => plannedAt(props.scenario))
  const text = (inject: Inject) => pick(fillText(props.scenario, inject))
  const lanes = createMemo(() => {
    const mark = (inject: Inject) => ({
      id: inject.id,
      at: times().get(inject.id) ?? 0,
      text: `${inject.id} ${text(inject)}`,
      title: `${inject.id}, ${stamp(times().get(inject.id) ?? 0)}: ${text(inject)}`,
      tone: 'plain' as const,
    })
    const fixed = props.scenario.injects.filter((inject) => times().has(inject.id))
    const unnamed = fixed.filter((inject) => inject.to.length === 0)
    const rows = props.scenario.roles
      .map((role) => ({
        id: role.id,
        label: pick(brief(names().role(role.id))),
        marks: fixed.filter((inject) => inject.to.includes(role.id)).map(mark),
      }))
      .filter((lane) => lane.marks.length > 0)
    return unnamed.length === 0 ? rows : [{ id: '*', label: t('control.everybody'), marks: unnamed.map(mark) }, ...rows]
  })
  const loose = () => props.scenario.injects.filter((inject) => !times().has(inject.id))
  const length = () => props.scenario.clock.end - (props.scenario.phases[0]?.at ?? 0)
  const [zoom, setZoom] = createSignal<Zoom>('whole')
  return (
    <>
      <fieldset class={s.zooms}>
        <legend class="visually-hidden">{t('script.zoom')}</legend>
        <For each={zoomsFor(length())}>
          {(each) => (
            <button type="button" aria-pressed={zoom() === each} onClick={() => setZoom(each)}>
              {t(`script.zooms.${each}`)}
            </button>
          )}
        </For>
      </fieldset>
      <LaneChart
        label={t('scenario.timeline')}
        lanes={lanes()}
        from={props.scenario.phases[0]?.at ?? 0}
        to={props.scenario.clock.end}
        scale={scaleOf(zoom(), length())}
        onOpen={props.onOpen}
      />
      <Show when={loose().length > 0}>
        <h3 class={s.sub}>{t('scenario.unplanned')}</h3>
        <ul class={s.loose}>
          <For each={loose()}>
            {(inject) => (
              <li>
                <button type="button" class={s.looseInject} onClick={() => props.onOpen(inject.id)}>
                  <strong>{inject.id}</strong> {clip(text(inject), 60)}{' '}
                  <span class={s.soft}>{inject.when ? t('scenario.byCondition') : t('scenario.byBranch')}</span>
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </>
  )
}
