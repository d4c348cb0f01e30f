import { describe, expect, test } from 'vitest'
import { isReceipt, settles, sortInbox, standingOf } from '../../web/src/cadre/inbox.ts'
import type { Delivery } from '../../web/src/cadre/seat-frames.ts'

const inject = (k: number, dueAt?: number, options?: true): Delivery => ({
  k,
  at: 0,
  type: 'inject',
  from: 'herder',
  to: [],
  via: 'phone',
  text: { zh: '问', en: 'ask' },
  attachments: [],
  reply: {
    ...(dueAt !== undefined && { dueAt }),
    ...(options && { options: [{ id: 'yes', zh: '是', en: 'yes' }] }),
  },
})

describe('the inbox', () => {
  test('puts the nearest limit first, then the newest; what is done comes after', () => {
    const all = [inject(1), inject(2, 90_000), inject(3), inject(4, 30_000), inject(5)]
    const inbox = sortInbox(all, ({ k }) => (k === 5 ? 'answered' : k === 1 ? 'aside' : 'open'))
    expect(inbox.open.map(({ k }) => k)).toEqual([4, 2, 3])
    expect(inbox.rest.map(({ k }) => k)).toEqual([5, 1])
  })

  test('a bare acknowledgement settles only what asked for nothing more', () => {
    expect(settles(inject(1), 'acknowledge')).toBe(true)
    expect(settles(inject(1, 60_000), 'acknowledge')).toBe(false)
    expect(settles(inject(1, undefined, true), 'acknowledge')).toBe(false)
    expect(settles(inject(1, 60_000), 'report-up')).toBe(true)
  })

  test('somebody else saying “received” asks nothing of me', () => {
    const message = { k: 1, at: 0, type: 'message', from: 'DUTY', fields: {}, to: [] } as const
    expect(isReceipt({ ...message, form: 'acknowledge' })).toBe(true)
    expect(isReceipt({ ...message, form: 'order' })).toBe(false)
    expect(isReceipt(inject(1))).toBe(false)
  })

  test('an answer on the limit is in time, a millisecond later is late', () => {
    const at = (answeredAt: number) =>
      standingOf(inject(1, 60_000), { handling: 'answered', seen: true, at: 90_000, answeredAt })
    expect(at(60_000)).toBe('answered-in-time')
    expect(at(60_001)).toBe('answered-late')
  })

  test('an unanswered limit passes from unread to open to overdue', () => {
    const at = (now: number, seen: boolean) => standingOf(inject(1, 60_000), { handling: 'open', seen, at: now })
    expect(at(0, false)).toBe('to-read')
    expect(at(60_000, true)).toBe('open')
    expect(at(60_001, true)).toBe('overdue')
  })
})
