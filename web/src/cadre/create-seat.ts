import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import type { ActionOutcome, FramesAnswer, SocketMessage, TicketAnswer } from '../../../engine/contract.ts'
import { drillTime } from '../../../engine/drill/clock.ts'
import type { Frame } from '../../../engine/view/frames.ts'
import { api } from '../base/api.ts'
import { errorText } from '../base/error-note.tsx'
import { keepPage } from '../base/keep-page.ts'
import { newId } from '../base/new-id.ts'
import type { OffsetMeter } from '../base/offset.ts'
import { isProblem } from '../base/problem.ts'
import { makeSocket } from '../base/socket.ts'
import { keep, readKept } from '../base/storage.ts'
import { createServerNow } from '../base/ticker.ts'
import { toast } from '../base/toast.tsx'
import { createSaying } from './after/create-saying.ts'
import { alertPerson, readySound } from './alert.ts'
import { makeDrafts } from './drafts.ts'
import { type Handling, isReceipt, settles } from './inbox.ts'
import { createKeptBox } from './kept-box.ts'
import { type KeptStart, keepStart } from './kept-start.ts'
import type { OutBody } from './outbox.ts'
import { type Delivery, foldFrames, joinFrames } from './seat-frames.ts'
import { makeSender } from './sender.ts'
import { t } from './words.ts'

/** Why there is no seat any more: the trainer removed it, or its token is no longer good. */
export type Gone = 'removed' | 'lost'

/** What a refusal says about the seat itself; undefined when it says nothing. */
export const goneBy = (error: unknown): Gone | undefined => {
  if (isProblem(error, 'seat-removed')) return 'removed'
  return isProblem(error, 'bad-seat-token', 'sign-in-needed', 'not-found') ? 'lost' : undefined
}

const pullEvery = 5_000

/** One seat, alive: its frames as they come, its outbox, its clock. Nothing in it is lost by losing the network. */
export function createSeat(token: string, { answer: start, frames: first }: KeptStart, meter: OffsetMeter) {
  const { view } = start
  const saying = createSaying(view.seat, token)
  const [frames, setFrames] = createSignal(first)
  const [caughtUp, setCaughtUp] = createSignal(false)
  const [gone, setGone] = createSignal<Gone>()
  const [present, setPresent] = createSignal<number>()
  const [arrived, setArrived] = createSignal<Delivery>()
  const [opened, setOpened] = createSignal<ReadonlySet<number>>(new Set())
  const fold = createMemo(() => foldFrames(frames(), start))
  const drafts = makeDrafts(view.seat)
  const { box, step } = createKeptBox(view.seat)

  function take(incoming: readonly Frame[]) {
    const before = frames().length
    const { frames: joined, gap } = joinFrames(frames(), incoming)
    setFrames(joined)
    if (gap) socket.catchUp()
    const fresh = joined.slice(before).filter((frame) => frame.type === 'inject' || frame.type === 'message')
    if (!caughtUp() || fresh.length === 0) return
    setArrived(fresh.at(-1))
    if (!fresh.every(isReceipt)) alertPerson()
  }

  function hear(message: SocketMessage) {
    if (message.type === 'frames') take(message.frames)
    else if (message.type === 'presence') setPresent(message.count)
    else if (message.type === 'heartbeat' && frames().length >= message.last) setCaughtUp(true)
  }

  async function pull() {
    try {
      for (;;) {
        const since = frames().length
        const answer = await api.get<FramesAnswer>(`/api/seat/frames?since=${since}`, { token, tries: 1 })
        take(answer.frames)
        if (frames().length >= answer.last || frames().length === since) return setCaughtUp(true)
      }
    } catch (error) {
      leaveIf(goneBy(error))
    }
  }

  const sender = makeSender({
    box,
    step,
    act: async (body) => {
      await api.post('/api/seat/actions', body, { token })
      toast(t('act.sent'), 'on-time')
    },
    saw: (k) => api.post('/api/seat/seen', { k }, { token }),
    outcome: (id) => api.get<ActionOutcome>(`/api/seat/actions/${id}`, { token, tries: 1 }),
    why: errorText,
    onSilence: () => {
      socket.doubt()
      void pull()
    },
    after: (ms, run) => {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
  })
  const socket = makeSocket({
    ticket: () => api.post<TicketAnswer>('/api/tickets', undefined, { token }),
    since: () => frames().length,
    onMessage: hear,
    onRefused: (error) => leaveIf(goneBy(error)),
    onLost: () => void pull(),
    meter,
  })
  // Some networks let no socket through: then the frames are fetched.
  const puller = setInterval(() => socket.state() !== 'open' && !gone() && void pull(), pullEvery)
  const quiet = readySound()
  const now = createServerNow(socket.offset)

  function leaveIf(why: Gone | undefined) {
    if (!why) return
    setGone(why)
    socket.close()
    sender.stop()
  }

  createEffect(
    on(fold, ({ actions, seen, removed }) => {
      step({ type: 'confirmed', actions: new Set(actions.keys()), seen })
      leaveIf(removed ? 'removed' : undefined)
    }),
  )
  createEffect(on(frames, (all) => keepStart(view.seat, { answer: start, frames: all })))
  createEffect(on(socket.state, (state) => state === 'open' && void sender.flush()))
  // A browser that cannot keep the page has lost nothing but that.
  void keepPage('/seat').catch(() => {})
  void sender.flush()
  const online = () => void sender.flush()
  addEventListener('online', online)
  onCleanup(() => {
    removeEventListener('online', online)
    clearInterval(puller)
    quiet()
    socket.close()
    sender.stop()
  })

  const asideKey = `sandtable.aside.${view.seat}`
  const [aside, setAside] = createSignal<ReadonlySet<number>>(new Set(readKept<number[]>(asideKey) ?? []))

  function handling(delivery: Delivery): Handling {
    const { k } = delivery
    const done = (form: string) => settles(delivery, form)
    const mine = box().items.filter(({ body, state }) => body.inReplyTo === k && state !== 'refused')
    if (
      fold()
        .answers.get(k)
        ?.some(({ form }) => done(form))
    )
      return 'answered'
    if (mine.some(({ body }) => done(body.form))) return 'sending'
    if (isReceipt(delivery)) return 'receipt'
    return aside().has(k) ? 'aside' : 'open'
  }

  const isSeen = (k: number) => fold().seen.has(k) || opened().has(k) || box().seen.includes(k)
  const at: Accessor<number> = () => drillTime(fold().clock, now())

  return {
    view,
    fold,
    saying,
    box,
    drafts,
    now,
    /** Drill ms now, by the server's clock. */
    at,
    present,
    arrived,
    caughtUp,
    gone,
    handling,
    isSeen,
    link: socket.state,
    /** An inject or a message was opened. */
    open(k: number) {
      if (isSeen(k)) return
      setOpened((all) => new Set(all).add(k))
      if (fold().status === 'ended') return
      step({ type: 'opened', k })
      void sender.flush()
    },
    /** Sends an action, now or when the network is back; it happens once. */
    act(action: Omit<OutBody, 'id' | 'sentAt'>) {
      step({ type: 'made', body: { ...action, id: newId(), sentAt: Date.now() }, madeAt: at() })
      void sender.flush()
    },
    /** Puts a delivery to the side, or back; only on this device. */
    setAside(k: number, to: boolean) {
      const next = new Set(aside())
      if (to) next.add(k)
      else next.delete(k)
      setAside(next)
      keep(asideKey, [...next])
    },
    /** Forgets a refused action. */
    dismiss: (id: string) => step({ type: 'dismissed', id }),
  }
}

export type LiveSeat = ReturnType<typeof createSeat>
