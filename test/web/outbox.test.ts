import { describe, expect, test } from 'vitest'
import { emptyOutbox, type Outbox, stepOutbox } from '../../web/src/cadre/outbox.ts'

const body = (id: string) => ({ id, form: 'note', to: [], fields: { content: id } })
const made = (box: Outbox, id: string) => stepOutbox(box, { type: 'made', body: body(id), madeAt: 1_000 })
const states = (box: Outbox) => box.items.map(({ body, state }) => `${body.id} ${state}`)

describe('the outbox', () => {
  test('[W1] keeps actions in the order they were made, each once', () => {
    const box = made(made(made(emptyOutbox, 'a'), 'b'), 'a')
    expect(states(box)).toEqual(['a unsent', 'b unsent'])
  })

  test('[W1] lets go of an action when its frame came, not when the server took it', () => {
    const taken = stepOutbox(made(emptyOutbox, 'a'), { type: 'received', id: 'a' })
    expect(states(taken)).toEqual(['a received'])
    const none = stepOutbox(taken, { type: 'confirmed', actions: new Set(['b']), seen: new Set() })
    expect(none).toBe(taken)
    expect(stepOutbox(taken, { type: 'confirmed', actions: new Set(['a']), seen: new Set() }).items).toEqual([])
  })

  test('[W1] keeps a refused action with its reason until it is dismissed', () => {
    const refused = stepOutbox(made(emptyOutbox, 'a'), { type: 'refused', id: 'a', why: 'Ended.', detail: 'x' })
    expect(refused.items[0]).toMatchObject({ state: 'refused', why: 'Ended.', detail: 'x' })
    expect(stepOutbox(refused, { type: 'dismissed', id: 'a' }).items).toEqual([])
  })

  test('[W1] never lets an unsent action be dismissed', () => {
    expect(states(stepOutbox(made(emptyOutbox, 'a'), { type: 'dismissed', id: 'a' }))).toEqual(['a unsent'])
  })

  test('[W1] remembers what was opened until the server knows', () => {
    const opened = stepOutbox(stepOutbox(emptyOutbox, { type: 'opened', k: 4 }), { type: 'opened', k: 4 })
    expect(opened.seen).toEqual([4])
    expect(stepOutbox(opened, { type: 'confirmed', actions: new Set(), seen: new Set([4]) }).seen).toEqual([])
    expect(stepOutbox(opened, { type: 'told', k: 4 }).seen).toEqual([])
  })

  test('[W1] survives being written down and read again', () => {
    const box = stepOutbox(made(emptyOutbox, 'a'), { type: 'opened', k: 1 })
    expect(JSON.parse(JSON.stringify(box))).toEqual(box)
  })
})
