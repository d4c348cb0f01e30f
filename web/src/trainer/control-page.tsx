import { useParams } from '@solidjs/router'
import { createSignal, Match, Show, Switch } from 'solid-js'
import { Button, ButtonLink } from '../base/button.tsx'
import { Card } from '../base/card.tsx'
import { createLoaded } from '../base/create-loaded.ts'
import { Confirm } from '../base/dialog.tsx'
import { pick } from '../base/i18n.ts'
import { LoadFront } from '../base/load-front.tsx'
import { createTitle } from '../base/page.tsx'
import { type DrillStart, loadDrill } from '../staff/load-drill.ts'
import { LogFeed } from '../staff/log-feed.tsx'
import { span } from '../staff/time-text.ts'
import { AttentionPanel } from './control/attention-panel.tsx'
import { BranchesPanel } from './control/branches-panel.tsx'
import { ComposeDialog } from './control/compose-dialog.tsx'
import s from './control/control.module.css'
import { ControlBar } from './control/control-bar.tsx'
import { type Commands, createCommands } from './control/create-commands.ts'
import { createDrill, type Drill } from './control/create-drill.ts'
import { DetailDrawer } from './control/detail-drawer.tsx'
import { JoinPanel } from './control/join-panel.tsx'
import { createKeys } from './control/keys.ts'
import { LoadPanel } from './control/load-panel.tsx'
import { MailPanel } from './control/mail-panel.tsx'
import { NextPanel } from './control/next-panel.tsx'
import { NoteDialog } from './control/note-dialog.tsx'
import { SeatsPanel } from './control/seats-panel.tsx'
import { StoryPanel } from './control/story-panel.tsx'
import { TimelinePanel } from './control/timeline-panel.tsx'
import { t } from './dictionary.ts'

/** The control room of one drill. */
export function ControlPage() {
  const params = useParams()
  const [start, { refetch }] = createLoaded(() => params.id, loadDrill)
  return (
    <LoadFront of={start} retry={refetch} back={{ href: '/trainer/drills', text: t('drills.heading') }}>
      {(found) => <Room start={found()} />}
    </LoadFront>
  )
}

function Room(props: { readonly start: DrillStart }) {
  const drill = createDrill(props.start)
  const commands = createCommands(drill.id)
  const [composing, setComposing] = createSignal(false)
  const [noting, setNoting] = createSignal(false)
  const [ending, setEnding] = createSignal(false)
  const [mark, setMark] = createSignal<string>()
  createTitle(() => pick(drill.answer.title))
  const status = () => drill.live().status
  const going = () => status() === 'running' || status() === 'paused'
  createKeys({
    ' ': () => {
      const type = ({ lobby: 'start', running: 'pause', paused: 'resume', ended: undefined } as const)[status()]
      if (type && !commands.busy(type)) void commands.run({ type })
    },
    n: () => going() && !commands.busy('jump') && void commands.run({ type: 'jump' }),
    i: () => going() && setComposing(true),
    '/': () => setNoting(true),
  })
  return (
    <div class={s.room}>
      <ControlBar
        drill={drill}
        commands={commands}
        onCompose={() => setComposing(true)}
        onNote={() => setNoting(true)}
        onEnd={() => setEnding(true)}
      />
      <main class={s.main}>
        <Notices drill={drill} commands={commands} />
        <div class={s.columns}>
          <div class={s.left}>
            <TimelinePanel drill={drill} onOpen={setMark} />
            <StoryPanel drill={drill} />
            <Card heading={t('control.log')}>
              <LogFeed scenario={drill.scenario} index={drill.index()} />
            </Card>
          </div>
          <div class={s.right}>
            <Show when={status() === 'lobby'}>
              <JoinPanel drill={drill} commands={commands} />
            </Show>
            <Show when={status() !== 'ended'}>
              <NextPanel drill={drill} commands={commands} onOpen={setMark} />
              <AttentionPanel drill={drill} onOpen={setMark} />
            </Show>
            <BranchesPanel drill={drill} />
            <Show when={going()}>
              <LoadPanel drill={drill} commands={commands} />
              <MailPanel drill={drill} commands={commands} />
              <JoinPanel drill={drill} commands={commands} />
            </Show>
            <SeatsPanel drill={drill} commands={commands} />
          </div>
        </div>
        <p class={s.keys}>{t('control.keys')}</p>
      </main>
      <ComposeDialog drill={drill} commands={commands} open={composing()} onClose={() => setComposing(false)} />
      <NoteDialog commands={commands} open={noting()} onClose={() => setNoting(false)} />
      <DetailDrawer drill={drill} commands={commands} mark={mark()} onClose={() => setMark()} />
      <Confirm
        open={ending()}
        heading={t('control.endTitle')}
        action={t('control.end')}
        danger
        onAnswer={(yes) => {
          setEnding(false)
          if (yes) void commands.run({ type: 'end' })
        }}
      >
        {t('control.endText')}
      </Confirm>
    </div>
  )
}

/** What stands above everything else: a held clock, the end, a line that is down, something being resent. */
function Notices(props: { readonly drill: Drill; readonly commands: Commands }) {
  const live = () => props.drill.live()
  const late = () => {
    const held = props.drill.index().entries.findLast((entry) => entry.type === 'clock-held')
    return held?.type === 'clock-held' ? held.lateMs : 0
  }
  /** It goes on from another drill's moment, and its clock has not moved yet. */
  const untouched = () =>
    props.drill.index().entries.findLast(({ type }) => type === 'forked' || type === 'drill-resumed')?.type === 'forked'
  return (
    <div class={s.notices} aria-live="polite">
      <Show when={props.drill.link() === 'waiting'}>
        <p class={s.notice} data-tone="late">
          {t('control.offline')}
        </p>
      </Show>
      <Show when={props.commands.retrying()}>
        <p class={s.notice} data-tone="late">
          {t('control.retrying')}
        </p>
      </Show>
      <Switch>
        <Match when={live().held}>
          <div class={s.notice} data-tone="missed">
            <div>
              <strong>{t('control.held')}</strong>
              <p>{t('control.heldText', { time: pick(span(late())) })}</p>
            </div>
            <Button
              kind="main"
              busy={props.commands.busy('resume')}
              onClick={() => props.commands.run({ type: 'resume' })}
            >
              {t('control.heldResume')}
            </Button>
          </div>
        </Match>
        <Match when={props.drill.answer.from && live().status === 'paused' && untouched()}>
          <div class={s.notice} data-tone="waiting">
            <div>
              <strong>{t('control.forkedTitle')}</strong>
              <p>{t('control.forkedText')}</p>
            </div>
          </div>
        </Match>
        <Match when={live().status === 'lobby'}>
          <div class={s.notice} data-tone="waiting">
            <div>
              <strong>{t('control.lobbyTitle')}</strong>
              <p>{t('control.lobbyText')}</p>
            </div>
          </div>
        </Match>
        <Match when={live().status === 'ended'}>
          <div class={s.notice} data-tone="on-time">
            <div>
              <strong>{t('control.endedTitle')}</strong>
              <p>{t('control.endedText')}</p>
            </div>
            <div class={s.buttons}>
              <Show when={!live().released} fallback={<span class={s.soft}>{t('control.released')}</span>}>
                <Button
                  busy={props.commands.busy('release-review')}
                  onClick={() => props.commands.run({ type: 'release-review' })}
                >
                  {t('control.release')}
                </Button>
              </Show>
              <ButtonLink href={`/trainer/drills/${props.drill.id}/hotwash`}>{t('control.hotWash')}</ButtonLink>
              <ButtonLink kind="main" href={`/manager/drills/${props.drill.id}`}>
                {t('control.toReview')}
              </ButtonLink>
            </div>
          </div>
        </Match>
      </Switch>
    </div>
  )
}
