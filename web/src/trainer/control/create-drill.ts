import { type Accessor, createMemo, createSignal, onCleanup } from 'solid-js'
import type { DrillAnswer, TicketAnswer } from '../../../../engine/contract.ts'
import { drillTime } from '../../../../engine/drill/clock.ts'
import type { Scenario } from '../../../../engine/scenario/scenario.ts'
import type { LiveView, LogPage } from '../../../../engine/view/live.ts'
import { api } from '../../base/api.ts'
import { type LinkState, makeSocket, type Socket } from '../../base/socket.ts'
import { createServerNow } from '../../base/ticker.ts'
import type { DrillStart } from '../../staff/load-drill.ts'
import { addPages, emptyLog, hasGap, indexLog, type Log, type LogIndex } from '../../staff/log.ts'
import { type RoleNow, rolesNow } from '../../staff/roles-now.ts'

/** A drill as the control room sees it, kept fresh by the staff socket. */
export interface Drill {
  readonly id: string
  readonly answer: DrillAnswer
  readonly scenario: Scenario
  readonly live: Accessor<LiveView>
  readonly index: Accessor<LogIndex>
  /** Seats with an open socket. */
  readonly present: Accessor<readonly string[]>
  readonly roles: Accessor<readonly RoleNow[]>
  /** Server's wall ms, ticking four times a second. */
  readonly now: Accessor<number>
  /** Drill ms now, ticking. */
  readonly at: Accessor<number>
  readonly link: Accessor<LinkState>
}

/** Opens the room on what was loaded: from here on the socket keeps it fresh. */
export function createDrill({ answer, scenario, pages }: DrillStart): Drill {
  const { id } = answer
  const [log, setLog] = createSignal<Log>(addPages(emptyLog, pages))
  const [live, setLive] = createSignal(answer.live)
  const [present, setPresent] = createSignal<readonly string[]>(
    answer.seats.filter((seat) => seat.present).map((seat) => seat.seat),
  )
  const first = answer.now - Date.now()
  const [measured, setMeasured] = createSignal(false)
  const socket: Socket = makeSocket({
    ticket: () => api.post<TicketAnswer>('/api/tickets', { drill: id }, { tries: 2 }),
    since: () => log().n,
    onMessage(message) {
      if (message.type === 'heartbeat') setMeasured(true)
      if (message.type === 'presence' && message.seats) setPresent(message.seats)
      if (message.type === 'fetch') return void fetchLog()
      if (message.type !== 'commits') return
      const next = addPages(log(), message.commits)
      const gap = hasGap(next, message.commits)
      setLog(next)
      if (message.live.n >= live().n) setLive(message.live)
      if (gap) socket.catchUp()
    },
  })
  /** What is too large for a socket comes over HTTP; should that fail, the next heartbeat shows the gap. */
  async function fetchLog() {
    try {
      const [pages, fresh] = await Promise.all([
        api.get<LogPage[]>(`/api/drills/${id}/log?since=${log().n}`),
        api.get<DrillAnswer>(`/api/drills/${id}`),
      ])
      setLog(addPages(log(), pages))
      if (fresh.live.n >= live().n) setLive(fresh.live)
    } catch (error) {
      console.warn(error)
    }
  }
  onCleanup(() => socket.close())
  const now = createServerNow(() => (measured() ? socket.offset() : first))
  const at = createMemo(() => drillTime(live().clock, now()))
  const index = createMemo(() => indexLog(log().entries))
  const minute = createMemo(() => Math.floor(at() / 15_000) * 15_000)
  const roles = createMemo(() =>
    rolesNow(scenario, live(), index(), { staffed: answer.staffed, present: present(), at: minute() }),
  )
  return { id, answer, scenario, live, index, present, roles, now, at, link: socket.state }
}
