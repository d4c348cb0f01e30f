import { createMemo, createSignal, onMount, Show } from 'solid-js'
import type { Entry } from '../../../../engine/drill/entries.ts'
import { readable } from '../../../../engine/rehearse/filled.ts'
import type { RehearsalAnswer } from '../../../../engine/rehearse/request.ts'
import type { Scenario } from '../../../../engine/scenario/scenario.ts'
import { makeReplay } from '../../../../engine/view/replay.ts'
import { Button } from '../../base/button.tsx'
import { language, pick } from '../../base/i18n.ts'
import { createPlayer } from '../../manager/replay/create-player.ts'
import { Happened } from '../../manager/replay/happened.tsx'
import { PlayerBar } from '../../manager/replay/player-bar.tsx'
import { ReplayLanes } from '../../manager/replay/replay-lanes.tsx'
import { StateCard } from '../../manager/replay/state-card.tsx'
import { type EntryKind, entryKinds, kindOf } from '../../staff/entry-text.ts'
import { indexLog } from '../../staff/log.ts'
import { span } from '../../staff/time-text.ts'
import { t } from '../dictionary.ts'
import { firstPace, pacesFor } from './pace.ts'
import s from './rehearsal.module.css'
import { RehearsalScore } from './rehearsal-score.tsx'

/** A rehearsal played on the lanes, as a drill is played again; the score comes at its end. */
export function RehearsalPlayer(props: { readonly scenario: Scenario; readonly played: RehearsalAnswer }) {
  const { scenario, played } = props
  /** The log for reading: what robots wrote into fields, in the reader's language. */
  const index = createMemo(() =>
    indexLog(
      played.entries.map((entry) => {
        if (entry.type !== 'action-taken') return entry
        const fields = Object.entries(entry.fields).map(([id, text]) => [id, readable(text, language())])
        return { ...entry, fields: Object.fromEntries(fields) }
      }),
    ),
  )
  const replay = makeReplay(scenario, played.entries)
  const player = createPlayer(replay)
  const length = replay.to - replay.from
  player.setSpeed(firstPace(length))
  const picture = createMemo(() => replay.pictureAt(player.i()))
  const [kinds, setKinds] = createSignal<readonly EntryKind[]>(
    entryKinds.filter((kind) => kind !== 'score' && kind !== 'people'),
  )
  const fits = (entry: Entry) => kinds().includes(kindOf(entry))
  const over = () => player.at() >= replay.to
  let stage!: HTMLElement
  // Who asks for a rehearsal wants to see it.
  onMount(() => {
    stage.focus({ preventScroll: true })
    stage.scrollIntoView({ behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' })
    player.toggle()
  })
  /** The keys printed on the buttons; on a page with so much else they count only where the play is looked at. */
  const keys = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if ((event.target as HTMLElement).closest('input, select, textarea, [role=button]')) return
    if (event.key === 'ArrowRight') player.step(1, fits)
    else if (event.key === 'ArrowLeft') player.step(-1, fits)
    else return
    event.preventDefault()
  }
  return (
    <section class={s.stage} ref={stage} tabindex="-1" aria-label={t('script.rehearsal')} onKeyDown={keys}>
      <PlayerBar
        scenario={scenario}
        replay={replay}
        player={player}
        picture={picture()}
        fits={fits}
        speeds={pacesFor(length)}
        speedText={(speed) => t('script.pace', { time: pick(span(speed * 1000)) })}
      />
      <Show
        when={over()}
        fallback={
          <p class={s.soft}>
            {t('script.scoreLater')}{' '}
            <Button
              small
              kind="plain"
              onClick={() => {
                player.pause()
                player.seek(replay.to)
              }}
            >
              {t('script.toEnd')}
            </Button>
          </p>
        }
      >
        <RehearsalScore review={played.review} />
      </Show>
      <ReplayLanes scenario={scenario} replay={replay} player={player} />
      <div class={s.below}>
        <Happened scenario={scenario} index={index()} player={player} kinds={kinds()} onKinds={setKinds} />
        <StateCard scenario={scenario} picture={picture()} at={player.at()} />
      </div>
    </section>
  )
}
