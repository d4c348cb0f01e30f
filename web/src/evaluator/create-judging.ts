import { createMemo, createSignal, onCleanup } from 'solid-js'
import type { Judgement } from '../../../engine/judge/judgement.ts'
import type { Observation } from '../../../engine/judge/records.ts'
import { api } from '../base/api.ts'
import { createQueue } from '../base/create-queue.ts'
import { newId } from '../base/new-id.ts'
import type { Queued } from '../base/queue.ts'
import { author, learnPerson } from './author.ts'

interface RatingBody {
  readonly id: string
  readonly author: { readonly key: string; readonly name: string }
  readonly item: string
  readonly value: string | null
  readonly reason?: string
}
export interface NoteBody {
  readonly id: string
  readonly author: { readonly key: string; readonly name: string }
  readonly kind: Observation['kind']
  readonly text: string | null
  readonly item?: string
  readonly role?: string
  readonly entry?: number
  readonly replaces?: string
  readonly writtenAt?: number
}
type Body = RatingBody | NoteBody
const isRating = (body: Body): body is RatingBody => 'value' in body

/** My rating of an item, and whether the server has it. */
export interface Mine {
  readonly value: string | null
  readonly reason?: string
  readonly state: 'sent' | 'waiting' | 'refused'
  readonly why?: string
  readonly id: string
}
/** A note of mine, wherever it is. */
export interface MyNote extends Omit<NoteBody, 'author' | 'text'> {
  readonly text: string
  readonly state: Mine['state']
  readonly why?: string
  readonly drillAt?: number
}

const every = 20_000

/**
 * What I judge in one drill: what the server has of mine, under what waits on this device. Others' ratings are left
 * aside, so that everybody judges alone.
 */
export function createJudging(drill: string, first: Judgement, onLook: (judgement: Judgement) => void = () => {}) {
  const path = `/api/drills/${encodeURIComponent(drill)}`
  const [judgement, setJudgement] = createSignal(first)
  // Between the receipt and the next look at the server, what was sent is known here.
  const [taken, setTaken] = createSignal<readonly Queued<Body>[]>([])

  const queue = createQueue<Body>(
    `sandtable.judging.${drill}`,
    (to, body) => api.post<{ person: string }>(to, body, { tries: 1 }),
    (item, answer) => {
      learnPerson((answer as { person: string }).person)
      setTaken((all) => [...all, item])
      void look()
    },
  )
  async function look() {
    try {
      setJudgement(await api.get<Judgement>(`${path}/judgement`, { tries: 1 }))
      onLook(judgement())
      const known = new Set<string>()
      for (const { ratings, earlier } of judgement().items) for (const { id } of [...ratings, ...earlier]) known.add(id)
      for (const { id } of [...judgement().observations.list, ...judgement().observations.history]) known.add(id)
      setTaken((all) => all.filter(({ body }) => !known.has(body.id)))
    } catch {
      // The next look will do; what is mine is here.
    }
  }
  const timer = setInterval(() => document.visibilityState === 'visible' && void look(), every)
  onCleanup(() => clearInterval(timer))

  const mine = createMemo(() => {
    const all = new Map<string, Mine>()
    const me = author()?.person
    for (const item of judgement().items) {
      const own = item.ratings.find(({ person }) => person.id === me)
      if (own)
        all.set(item.id, { value: own.value, ...(own.reason && { reason: own.reason }), state: 'sent', id: own.id })
    }
    const local = [
      ...taken().map((item) => ({ item, state: 'sent' as const })),
      ...queue.items().map((item) => ({ item, state: item.why ? ('refused' as const) : ('waiting' as const) })),
    ]
    for (const { item, state } of local) {
      if (!isRating(item.body)) continue
      const { id, value, reason } = item.body
      all.set(item.body.item, { id, value, state, ...(reason && { reason }), ...(item.why && { why: item.why }) })
    }
    return all
  })

  const notes = createMemo((): readonly MyNote[] => {
    const me = author()?.person
    const all = new Map<string, MyNote>()
    const take = ({ author: _, text, ...body }: NoteBody, state: Mine['state'], more: Partial<MyNote> = {}) => {
      const before = body.replaces ? all.get(body.replaces) : undefined
      if (body.replaces && state !== 'refused') all.delete(body.replaces)
      const drillAt = more.drillAt ?? before?.drillAt
      if (text !== null) all.set(body.id, { ...body, text, state, ...more, ...(drillAt !== undefined && { drillAt }) })
    }
    for (const { person, at: _, drillAt, ...body } of judgement().observations.list)
      if (person.id === me) take({ ...body, author: { key: '', name: '' } }, 'sent', { drillAt })
    for (const { body } of taken()) if (!isRating(body)) take(body, 'sent')
    for (const { body, why } of queue.items())
      if (!isRating(body)) take(body, why ? 'refused' : 'waiting', why ? { why } : {})
    return [...all.values()].reverse()
  })

  const by = () => {
    const known = author()
    if (!known) throw new Error('nobody judges without a name')
    return { key: known.key, name: known.name }
  }
  return {
    judgement,
    queue,
    mine: (item: string) => mine().get(item),
    /** How many of these items I have rated. */
    rated: (items: readonly { readonly id: string }[]) =>
      items.filter(({ id }) => (mine().get(id)?.value ?? null) !== null).length,
    notes,
    rate(item: string, value: string | null, reason?: string) {
      const body = { id: newId(), author: by(), item, value, ...(reason && { reason }) }
      queue.add(`${path}/ratings`, body)
    },
    note(note: Omit<NoteBody, 'id' | 'author'>) {
      queue.add(`${path}/observations`, { ...note, id: newId(), author: by(), writtenAt: Date.now() })
    },
  }
}
export type Judging = ReturnType<typeof createJudging>
