import { createMemo, For, Match, Show, Switch } from 'solid-js'
import type { EntryOf } from '../../../../engine/drill/entries.ts'
import type { ExpectedAction, Inject } from '../../../../engine/scenario/scenario.ts'
import { Button } from '../../base/button.tsx'
import { StatusChip } from '../../base/chip.tsx'
import { Dialog } from '../../base/dialog.tsx'
import { pick } from '../../base/i18n.ts'
import { makeNarrator } from '../../staff/entry-text.ts'
import { InjectBody } from '../../staff/inject-body.tsx'
import { limitText } from '../../staff/limit-text.ts'
import { makeNames } from '../../staff/names.ts'
import { ProvenanceMark } from '../../staff/provenance.tsx'
import { stamp } from '../../staff/stamp.ts'
import { brief } from '../../staff/words.ts'
import { t } from '../dictionary.ts'
import s from './control.module.css'
import type { Commands } from './create-commands.ts'
import type { Drill } from './create-drill.ts'
import { standingTone } from './marks.ts'

/** What stands behind one mark of the timeline. */
export function DetailDrawer(props: {
  readonly drill: Drill
  readonly commands: Commands
  readonly mark: string | undefined
  readonly onClose: () => void
}) {
  const { scenario } = props.drill
  const split = () => (props.mark ?? '').split(/:(.*)/s)
  const planned = createMemo(() =>
    split()[0] === 'inject' ? scenario.injects.find((each) => each.id === split()[1]) : undefined,
  )
  const expected = createMemo(() =>
    split()[0] === 'expected' ? scenario.expected.find((each) => each.id === split()[1]) : undefined,
  )
  const delivery = createMemo(() => {
    if (split()[0] !== 'entry') return undefined
    const entry = props.drill.index().entryOf(Number(split()[1]))
    return entry?.type === 'inject-delivered' ? entry : undefined
  })
  const heading = () =>
    planned()?.id ?? delivery()?.inject ?? (expected() ? pick(expected() as ExpectedAction) : t('control.detail'))
  return (
    <Dialog open={props.mark !== undefined} onClose={props.onClose} heading={heading()} kind="drawer">
      <Switch>
        <Match when={planned()}>
          {(inject) => (
            <Planned drill={props.drill} commands={props.commands} inject={inject()} onClose={props.onClose} />
          )}
        </Match>
        <Match when={delivery()}>{(entry) => <Delivered drill={props.drill} entry={entry()} />}</Match>
        <Match when={expected()}>{(one) => <Expected drill={props.drill} expected={one()} />}</Match>
      </Switch>
    </Dialog>
  )
}

function Planned(props: {
  readonly drill: Drill
  readonly commands: Commands
  readonly inject: Inject
  readonly onClose: () => void
}) {
  const upcoming = () => props.drill.live().upcoming.find((each) => each.inject === props.inject.id)
  const status = () => props.drill.live().status
  async function send() {
    if (await props.commands.run({ type: 'inject', inject: props.inject.id })) props.onClose()
  }
  return (
    <div class={s.stack}>
      <Show when={upcoming()?.dueAt !== undefined}>
        <p class={s.soft}>{t('control.plannedAt', { time: stamp(upcoming()?.dueAt ?? 0) })}</p>
      </Show>
      <InjectBody scenario={props.drill.scenario} inject={props.inject} values={props.drill.live().variables} />
      <Show when={upcoming() && (status() === 'running' || status() === 'paused')}>
        <Button kind="main" busy={props.commands.busy('inject')} onClick={send}>
          {t('control.sendNow')}
        </Button>
      </Show>
    </div>
  )
}

function Delivered(props: { readonly drill: Drill; readonly entry: EntryOf<'inject-delivered'> }) {
  const { drill } = props
  const names = makeNames(drill.scenario)
  const narrator = createMemo(() => makeNarrator(drill.scenario, drill.index().entryOf, drill.index().seatOf))
  const person = (seat: string) => {
    const one = drill.index().seatOf(seat)
    return one ? `${pick(brief(names.role(one.role)))} ${one.name}` : seat
  }
  const seen = () => drill.index().seenBy(props.entry.e)
  const receivers = () =>
    drill
      .index()
      .seats.filter(
        (seat) => !seat.removed && (props.entry.message.to.length === 0 || props.entry.message.to.includes(seat.role)),
      )
      .map((seat) => seat.seat)
  const unseen = () => receivers().filter((seat) => !seen().includes(seat))
  const answers = () => drill.index().actions.filter((action) => action.inReplyTo === props.entry.e)
  const planned = () => drill.scenario.injects.find((each) => each.id === props.entry.inject)
  const names_ = (seats: readonly string[]) => (seats.length > 0 ? seats.map(person).join(' / ') : t('control.nobody'))
  return (
    <div class={s.stack}>
      <p class={s.soft}>{t('control.deliveredAt', { time: stamp(props.entry.at, true) })}</p>
      <Show when={planned()} fallback={<p class={s.quote}>{pick(narrator().sentence(props.entry))}</p>}>
        {(inject) => <InjectBody scenario={drill.scenario} inject={inject()} text={pick(props.entry.message)} />}
      </Show>
      <h3 class={s.subhead}>{t('control.seenBy')}</h3>
      <p>{names_(seen())}</p>
      <h3 class={s.subhead}>{t('control.notSeenBy')}</h3>
      <p>{names_(unseen())}</p>
      <h3 class={s.subhead}>{t('control.answers')}</h3>
      <ul class={s.lines}>
        <For each={answers()} fallback={<li>{t('control.nobody')}</li>}>
          {(action) => (
            <li class={s.answer}>
              <span class={s.when}>{stamp(action.at)}</span> {pick(narrator().sentence(action))}
            </li>
          )}
        </For>
      </ul>
    </div>
  )
}

function Expected(props: { readonly drill: Drill; readonly expected: ExpectedAction }) {
  const { drill } = props
  const names = makeNames(drill.scenario)
  const live = () => drill.live().expected.find((each) => each.expected === props.expected.id)
  const clause = () => drill.scenario.clauses.find((each) => each.id === props.expected.clause)
  const narrator = createMemo(() => makeNarrator(drill.scenario, drill.index().entryOf, drill.index().seatOf))
  const story = () =>
    drill.index().entries.filter((entry) => 'expected' in entry && entry.expected === props.expected.id)
  const actions = () =>
    story().flatMap((entry) => {
      const action =
        'action' in entry && typeof entry.action === 'number' ? drill.index().entryOf(entry.action) : undefined
      return action ? [action] : []
    })
  return (
    <div class={s.stack}>
      <Show when={live()}>
        {(one) => (
          <p>
            <StatusChip
              tone={standingTone[one().standing] === 'plain' ? 'waiting' : (standingTone[one().standing] as 'waiting')}
            >
              {t(`control.standing.${one().standing}`)}
            </StatusChip>
          </p>
        )}
      </Show>
      <p>
        {props.expected.role.map((role) => pick(names.role(role))).join(' / ')}
        {' · '}
        {pick(limitText(drill.scenario, props.expected.limit))} <ProvenanceMark tag={props.expected.limit.tag} />
      </p>
      <Show when={clause()}>
        {(one) => (
          <p class={s.quote}>
            <strong>{one().id}</strong> {pick(one())}
          </p>
        )}
      </Show>
      <ul class={s.lines}>
        <For each={[...story(), ...actions()].sort((a, b) => a.e - b.e)}>
          {(entry) => (
            <li class={s.answer}>
              <span class={s.when}>{stamp(entry.at)}</span> {pick(narrator().sentence(entry))}
            </li>
          )}
        </For>
      </ul>
    </div>
  )
}
