import { describe, expect, test } from 'vitest'
import { nextQueued, type Queued, stepQueue } from '../../web/src/base/queue.ts'
import { arrive } from '../../web/src/trainer/arrivals.ts'

const item = (id: string): Queued => ({ path: '/api/x', body: { id }, madeAt: 1 })
const made = (queue: readonly Queued[], id: string) => stepQueue(queue, { type: 'made', item: item(id) })
const ids = (queue: readonly Queued[]) => queue.map(({ body }) => body.id)

describe('the queue of what was judged', () => {
  test('[J13] keeps what was made in its order, each once, until it was taken', () => {
    const queue = made(made(made([], 'a'), 'b'), 'a')
    expect(ids(queue)).toEqual(['a', 'b'])
    expect(nextQueued(queue)?.body.id).toBe('a')
    expect(ids(stepQueue(queue, { type: 'taken', id: 'a' }))).toEqual(['b'])
  })

  test('[J13] goes on behind what was refused, and keeps that with its reason until the person lets it go', () => {
    const queue = stepQueue(made(made([], 'a'), 'b'), { type: 'refused', id: 'a', why: 'say why' })
    expect(nextQueued(queue)?.body.id).toBe('b')
    expect(queue[0]?.why).toBe('say why')
    expect(ids(stepQueue(queue, { type: 'dropped', id: 'a' }))).toEqual(['b'])
    expect(nextQueued(stepQueue(queue, { type: 'taken', id: 'b' }))).toBeUndefined()
  })
})

describe('the cards on the wall', () => {
  const card = (id: string) => ({ id })
  test('[J14] come in on top, wherever the server sorts them, and the others keep their places', () => {
    const shown = arrive([], [card('b'), card('d')])
    expect(shown.map(({ id }) => id)).toEqual(['d', 'b'])
    const next = arrive(shown, [card('a'), card('b'), card('c'), card('d')])
    expect(next.map(({ id }) => id)).toEqual(['c', 'a', 'd', 'b'])
    expect(arrive(next, [card('d'), card('c'), card('b'), card('a')])).toBe(next)
  })
})
