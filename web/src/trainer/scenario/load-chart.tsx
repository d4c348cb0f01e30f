import { createMemo, createSignal, For, Show } from 'solid-js'
import { loadOf, type RoleLoad } from '../../../../engine/rehearse/load.ts'
import type { RehearsalAnswer } from '../../../../engine/rehearse/request.ts'
import type { Scenario } from '../../../../engine/scenario/scenario.ts'
import { Chip } from '../../base/chip.tsx'
import { pick } from '../../base/i18n.ts'
import { gridTimes } from '../../staff/lanes.ts'
import { makeNames } from '../../staff/names.ts'
import { stamp } from '../../staff/stamp.ts'
import { span } from '../../staff/time-text.ts'
import { brief } from '../../staff/words.ts'
import { t } from '../dictionary.ts'
import s from './load.module.css'
import { box, share, stepPath } from './load-geometry.ts'

/** From so many open at once a role is called overloaded, as in the control room. */
const heavy = 4

/** What the plan itself asks of each role over time, the heaviest first; a row opens to what is on the desk at its peak. */
export function LoadChart(props: { readonly scenario: Scenario; readonly played: RehearsalAnswer }) {
  const names = createMemo(() => makeNames(props.scenario))
  const loads = createMemo(() =>
    loadOf(props.scenario, props.played.entries)
      .filter((load) => load.tasks > 0)
      .sort((a, b) => b.peak - a.peak || b.tasks - a.tasks),
  )
  const from = () => props.scenario.phases[0]?.at ?? 0
  const to = () => props.scenario.clock.end
  const most = () => Math.max(heavy, ...loads().map((load) => load.peak))
  const [open, setOpen] = createSignal<string>()
  // As if the picture were 560 px wide: it is stretched, but its grid must not crowd on a phone.
  const grid = () => gridTimes({ from: from(), to: to(), scale: 560 / Math.max(1, to() - from()) }, 110)
  const left = (at: number) => `${share(at, from(), to()) * 100}%`
  const peakText = (load: RoleLoad) => {
    const at = load.peakAt
    if (!at) return t('script.loadNone')
    return t('script.loadPeak', { n: load.peak, from: stamp(at.from), time: pick(span(at.to - at.from)) })
  }
  return (
    <>
      <p class={s.help}>{t('script.loadHelp')}</p>
      <div class={s.axis} aria-hidden="true">
        <For each={grid()}>{(at) => <span style={{ left: left(at) }}>{stamp(at)}</span>}</For>
      </div>
      <ul class={s.rows}>
        <For each={loads()}>
          {(load) => (
            <li>
              <button
                type="button"
                class={s.row}
                aria-expanded={open() === load.role}
                onClick={() => setOpen(open() === load.role ? undefined : load.role)}
              >
                <span class={s.name}>{pick(brief(names().role(load.role)))}</span>
                <svg
                  class={s.steps}
                  data-heavy={load.peak >= heavy}
                  viewBox={`0 0 ${box.width} ${box.height}`}
                  preserveAspectRatio="none"
                  aria-hidden="true"
                >
                  <For each={grid()}>
                    {(at) => <path class={s.grid} d={`M${share(at, from(), to()) * box.width} 0V${box.height}`} />}
                  </For>
                  <path class={s.shape} d={stepPath(load.points, from(), to(), most())} />
                </svg>
                <span class={s.peak}>
                  <Chip {...(load.peak >= heavy && { tone: 'late' as const })}>
                    <Show when={load.peak >= heavy}>▲ </Show>
                    {t('script.loadMost', { n: load.peak })}
                  </Chip>
                  <span class={s.soft}>{t('script.loadTasks', { n: load.tasks })}</span>
                </span>
              </button>
              <Show when={open() === load.role}>
                <div class={s.desk}>
                  <p>{peakText(load)}</p>
                  <ul>
                    <For each={load.peakAt?.expected ?? []}>{(id) => <li>{pick(names().expected(id))}</li>}</For>
                  </ul>
                </div>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </>
  )
}
