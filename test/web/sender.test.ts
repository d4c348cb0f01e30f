import { describe, expect, test } from 'vitest'
import type { ActionOutcome } from '../../engine/contract.ts'
import { NoAnswer, Problem } from '../../web/src/base/problem.ts'
import { emptyOutbox, type OutBody, type Outbox, type OutStep, stepOutbox } from '../../web/src/cadre/outbox.ts'
import { makeSender } from '../../web/src/cadre/sender.ts'

const body = (id: string): OutBody => ({ id, form: 'note', to: [], fields: { content: id } })
const ended = () => new Problem({ type: 'urn:sandtable:problem:drill-ended', title: 'It has ended.', status: 409 })

/** A phone and a server, with the network between them in the test's hand. */
function givenPhone(
  server: { act?: (body: OutBody) => void; saw?: (k: number) => void; outcome?: ActionOutcome } = {},
) {
  let box: Outbox = emptyOutbox
  let up = true
  const got: string[] = []
  const timers: { ms: number; run: () => void }[] = []
  let silences = 0
  const step = (one: OutStep) => {
    box = stepOutbox(box, one)
  }
  const sender = makeSender({
    box: () => box,
    step,
    act: async (sent) => {
      if (!up) throw new NoAnswer('down')
      server.act?.(sent)
      got.push(sent.id)
    },
    saw: async (k) => {
      if (!up) throw new NoAnswer('down')
      server.saw?.(k)
      got.push(`seen ${k}`)
    },
    outcome: async (id) => server.outcome ?? { id, state: 'waiting' },
    why: (error) => (error instanceof Error ? error.message : ''),
    onSilence: () => {
      silences += 1
    },
    after: (ms, run) => {
      const timer = { ms, run }
      timers.push(timer)
      return () => void (timers.includes(timer) && timers.splice(timers.indexOf(timer), 1))
    },
  })
  return {
    sender,
    step,
    got,
    timers,
    make: (id: string) => step({ type: 'made', body: body(id), madeAt: 0 }),
    states: () => box.items.map(({ body, state }) => `${body.id} ${state}`),
    box: () => box,
    network: (is: 'up' | 'down') => {
      up = is === 'up'
    },
    /** Lets every timer that waits now ring once, as if its time had come. */
    async ring() {
      for (const { run } of timers.splice(0)) run()
      await new Promise((done) => setImmediate(done))
    },
    silences: () => silences,
  }
}

describe('the sender', () => {
  test('[W1] sends what waits in its order, then what was opened', async () => {
    const phone = givenPhone()
    phone.make('a')
    phone.make('b')
    phone.step({ type: 'opened', k: 3 })
    await phone.sender.flush()
    expect(phone.got).toEqual(['a', 'b', 'seen 3'])
    expect(phone.states()).toEqual(['a received', 'b received'])
    expect(phone.box().seen).toEqual([])
  })

  test('[W1] without a network keeps everything, and sends it once when the network is back', async () => {
    const phone = givenPhone()
    phone.network('down')
    phone.make('a')
    phone.make('b')
    await phone.sender.flush()
    await phone.ring()
    expect(phone.got).toEqual([])
    expect(phone.states()).toEqual(['a unsent', 'b unsent'])
    phone.network('up')
    await phone.ring()
    expect(phone.got).toEqual(['a', 'b'])
    await phone.sender.flush()
    expect(phone.got).toEqual(['a', 'b'])
  })

  test('[W1] keeps the sentence of a refusal and goes on with the next', async () => {
    const phone = givenPhone({
      act: ({ id }) => {
        if (id === 'a') throw ended()
      },
    })
    phone.make('a')
    phone.make('b')
    await phone.sender.flush()
    expect(phone.states()).toEqual(['a refused', 'b received'])
    expect(phone.box().items[0]?.why).toBe('It has ended.')
  })

  test('[W1] an action added while sending goes out in the same run', async () => {
    const phone = givenPhone({ act: ({ id }) => id === 'a' && phone.make('b') })
    phone.make('a')
    const first = phone.sender.flush()
    const second = phone.sender.flush()
    await Promise.all([first, second])
    expect(phone.got).toEqual(['a', 'b'])
  })

  test('[W1] asks after a received action whose frame stays away, and learns that it was refused', async () => {
    const phone = givenPhone({
      outcome: { id: 'a', state: 'refused', reason: 'drill-ended', title: 'It has ended.' },
    })
    phone.make('a')
    await phone.sender.flush()
    await phone.ring()
    expect(phone.states()).toEqual(['a refused'])
  })

  test('[W1] fetches frames when an accepted action has not shown itself', async () => {
    const phone = givenPhone({ outcome: { id: 'a', state: 'accepted' } })
    phone.make('a')
    await phone.sender.flush()
    await phone.ring()
    expect(phone.silences()).toBe(1)
    expect(phone.states()).toEqual(['a received'])
  })

  test('[W1] does not insist on telling what was opened when the server refuses to hear it', async () => {
    const phone = givenPhone({
      saw: () => {
        throw ended()
      },
    })
    phone.step({ type: 'opened', k: 3 })
    await phone.sender.flush()
    expect(phone.box().seen).toEqual([])
  })

  test('[W1] once stopped, sends nothing and waits for nothing', async () => {
    const phone = givenPhone()
    phone.network('down')
    phone.make('a')
    await phone.sender.flush()
    phone.sender.stop()
    expect(phone.timers).toEqual([])
  })
})
