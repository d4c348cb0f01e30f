import { createMemo, createSignal, Show } from 'solid-js'
import type { Entry } from '../../../../engine/drill/entries.ts'
import type { RehearsalAnswer } from '../../../../engine/rehearse/request.ts'
import type { Scenario } from '../../../../engine/scenario/scenario.ts'
import { makeReplay } from '../../../../engine/view/replay.ts'
import { Button } from '../../base/button.tsx'
import { createPlayer } from '../../manager/replay/create-player.ts'
import { Happened } from '../../manager/replay/happened.tsx'
import { PlayerBar } from '../../manager/replay/player-bar.tsx'
import { ReplayLanes } from '../../manager/replay/replay-lanes.tsx'
import { StateCard } from '../../manager/replay/state-card.tsx'
import { type EntryKind, entryKinds, kindOf } from '../../staff/entry-text.ts'
import { indexLog } from '../../staff/log.ts'
import { t } from '../dictionary.ts'
import { firstPace, pacesFor } from './pace.ts'
import s from './rehearsal.module.css'
import { RehearsalScore } from './rehearsal-score.tsx'

/** A rehearsal played on the lanes, as a drill is played again; the score comes at its end. */
export function RehearsalPlayer(props: { readonly scenario: Scenario; readonly played: RehearsalAnswer }) {
  const { scenario, played } = props
  const index = indexLog(played.entries)
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
  return (
    <div class={s.stage}>
      <PlayerBar
        scenario={scenario}
        replay={replay}
        player={player}
        picture={picture()}
        fits={fits}
        speeds={pacesFor(length)}
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
        <Happened scenario={scenario} index={index} player={player} kinds={kinds()} onKinds={setKinds} />
        <StateCard scenario={scenario} picture={picture()} at={player.at()} />
      </div>
    </div>
  )
}
