import { useParams, useSearchParams } from '@solidjs/router'
import { createMemo, createSignal, onCleanup, onMount, Show } from 'solid-js'
import type { Entry } from '../../../../engine/drill/entries.ts'
import { makeReplay } from '../../../../engine/view/replay.ts'
import { Button, ButtonLink } from '../../base/button.tsx'
import { createLoaded } from '../../base/create-loaded.ts'
import { EmptyState } from '../../base/empty-state.tsx'
import { pick } from '../../base/i18n.ts'
import { Load } from '../../base/load.tsx'
import { Page } from '../../base/page.tsx'
import { currentRole } from '../../base/staff-session.ts'
import { toast } from '../../base/toast.tsx'
import { type EntryKind, entryKinds, kindOf } from '../../staff/entry-text.ts'
import { type DrillStart, loadDrill } from '../../staff/load-drill.ts'
import { addPages, emptyLog, indexLog } from '../../staff/log.ts'
import { createPlayer } from './create-player.ts'
import { ForkDialog } from './fork-dialog.tsx'
import { Happened } from './happened.tsx'
import { momentAt, type StartMoment } from './moment.ts'
import { OpenBoard } from './open-board.tsx'
import { PlayerBar } from './player-bar.tsx'
import s from './replay.module.css'
import { ReplayLanes } from './replay-lanes.tsx'
import { StateCard } from './state-card.tsx'
import { t } from './words.ts'

/** A drill as it went, at 1 to 60 times its speed, from any entry (`?e=`). */
export function ReplayPage() {
  const params = useParams()
  const [loaded, { refetch }] = createLoaded(() => params.id, loadDrill)
  const [role] = createLoaded(
    () => true,
    () => currentRole(),
  )
  const [asked, setAsked] = createSignal<() => StartMoment | undefined>()
  const [moment, setMoment] = createSignal<StartMoment>()
  const started = () => loaded.latest?.pages.some(({ entries }) => entries.some(({ type }) => type === 'drill-started'))
  const trainer = () => role() === 'trainer'
  const offer = (found: StartMoment | undefined) => (found ? setMoment(found) : toast(t('forkNot'), 'waiting'))
  return (
    <Page
      kind="wide"
      heading={loaded.latest ? pick(loaded.latest.answer.title) : t('heading')}
      over={t('heading')}
      actions={
        <>
          <ButtonLink small href={`/manager/drills/${encodeURIComponent(params.id ?? '')}`}>
            {t('back')}
          </ButtonLink>
          <Show when={trainer() && asked()}>
            {(find) => (
              <Button small kind="main" onClick={() => offer(find()())}>
                {t('fork')}
              </Button>
            )}
          </Show>
        </>
      }
    >
      <Load of={loaded} retry={refetch}>
        {(found) => (
          <Show when={started()} fallback={<EmptyState heading={t('heading')}>{t('empty')}</EmptyState>}>
            <Show when={found().answer.status !== 'ended'}>
              <p class={s.draft} role="status">
                {t('running')}{' '}
                <Button small onClick={refetch}>
                  {t('refresh')}
                </Button>
              </p>
            </Show>
            <Show when={found()} keyed>
              {(start) => <Room start={start} onAsk={setAsked} moment={moment()} onMoment={setMoment} />}
            </Show>
          </Show>
        )}
      </Load>
    </Page>
  )
}

function Room(props: {
  readonly start: DrillStart
  /** Hands up how to find the moment that the replay stands at. */
  readonly onAsk: (find: () => () => StartMoment | undefined) => void
  readonly moment: StartMoment | undefined
  readonly onMoment: (moment: StartMoment | undefined) => void
}) {
  const { scenario, answer, pages } = props.start
  const [search] = useSearchParams()
  const index = indexLog(addPages(emptyLog, pages).entries)
  const replay = makeReplay(scenario, index.entries)
  const wanted = Number(search.e)
  const player = createPlayer(replay, index.entryOf(wanted) ? wanted : undefined)
  const picture = createMemo(() => replay.pictureAt(player.i()))
  const [kinds, setKinds] = createSignal<readonly EntryKind[]>(
    entryKinds.filter((kind) => kind !== 'score' && kind !== 'people'),
  )
  const fits = (entry: Entry) => kinds().includes(kindOf(entry))
  props.onAsk(() => () => {
    player.pause()
    return momentAt(pages, player.i())
  })
  const keys = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest('input, select, textarea, button, a, dialog'))
      return
    if (event.key === ' ') player.toggle()
    else if (event.key === 'ArrowRight') player.step(1, fits)
    else if (event.key === 'ArrowLeft') player.step(-1, fits)
    else return
    event.preventDefault()
  }
  onMount(() => document.addEventListener('keydown', keys))
  onCleanup(() => document.removeEventListener('keydown', keys))
  return (
    <>
      <PlayerBar scenario={scenario} replay={replay} player={player} picture={picture()} fits={fits} />
      <ReplayLanes scenario={scenario} replay={replay} player={player} />
      <div class={s.below}>
        <OpenBoard scenario={scenario} staffed={answer.staffed} picture={picture()} at={player.at()} />
        <Happened scenario={scenario} index={index} player={player} kinds={kinds()} onKinds={setKinds} />
        <StateCard scenario={scenario} picture={picture()} at={player.at()} />
      </div>
      <ForkDialog
        drill={answer}
        scenario={scenario}
        index={index}
        moment={props.moment}
        onClose={() => props.onMoment(undefined)}
      />
    </>
  )
}
