import { setTimeout as sleep } from 'node:timers/promises'
import type { CreateDrillAnswer } from '../../engine/contract.ts'
import { makeDice } from '../../engine/rehearse/dice.ts'
import { waitingIn } from '../stack/judge.ts'
import { insist, openPhone } from '../stack/phone.ts'
import { framesOf, lateness, logOf } from '../stack/short-drill.ts'
import type { Stack } from '../stack/stack.ts'
import type { Client } from '../support/client.ts'
import { join } from '../support/client.ts'
import { reference, referenceAction, referenceSource } from './reference-scenario.ts'

/** Ends the run where something was lost, doubled or early. */
function must(right: boolean, what: string): void {
  if (!right) throw new Error(what)
}
const once = (list: readonly string[]) => new Set(list).size === list.length

/**
 * The reference drill on the synthesized stack, `rate` times as fast: fifty phones, forty injects to fifteen of them
 * each, every one opened within a few seconds, four actions of each cadre. Throws where anything was lost, doubled or
 * early; gives by how much each inject came after its due time (wall ms), and how many entries of each kind there are.
 */
export async function playReferenceOnStack(stack: Stack, trainer: Client, rate: number) {
  const { cadres, minutes, injects, actions } = reference
  const dice = makeDice(1)
  const put = await trainer.post('/api/scenarios', referenceSource(reference))
  must(put.status <= 201, put.text)
  const asked = { scenario: 'reference', rate, people: cadres }
  const made = (await trainer.post<CreateDrillAnswer>('/api/drills', asked)).body
  const people = []
  for (let index = 0; index < cadres; index++) {
    const client = await join(stack.url, made.joinCode, `R${index % 10}`, `P${index}`)
    const phone = openPhone(client, {}, 180_000)
    await phone.open
    people.push({ index, client, phone, opened: 0 })
  }
  const room = openPhone(trainer, { drill: made.id }, 180_000)
  await room.open
  await trainer.command(made.id, 'start')

  const end = Date.now() + (minutes * 60_000) / rate
  const sent: string[] = []
  const live = people.map(async (person) => {
    const { index, client, phone } = person
    const step = (end - Date.now()) / actions
    for (let next = Date.now() + dice() * step; Date.now() < end; await sleep(200 + dice() * 400)) {
      const posts = phone.frames().filter(({ type }) => type === 'inject' || type === 'message')
      for (const { k } of posts.slice(person.opened)) {
        await sleep(dice() * 2000)
        await insist(() => client.post('/api/seat/seen', { k }))
        person.opened += 1
      }
      if (Date.now() < next) continue
      next += step
      const id = `act-${index}-${String(sent.length).padStart(4, '0')}`
      const answer = await insist(() => client.post('/api/seat/actions', referenceAction(id, index)))
      must(answer.status === 202, answer.text)
      sent.push(id)
    }
  })
  await Promise.all(live)
  await trainer.command(made.id, 'end')
  for (const { phone } of people) await phone.until((frame) => frame.type === 'clock' && frame.status === 'ended')

  const log = await logOf(trainer, made.id)
  must(
    log.every(({ e }, index) => e === index + 1),
    'the log is numbered without a gap',
  )
  const delivered = log.flatMap((entry) => (entry.type === 'inject-delivered' && entry.inject ? [entry.inject] : []))
  must(delivered.length === injects && once(delivered), `${delivered.length} injects delivered`)
  const taken = log.flatMap((entry) => (entry.type === 'action-taken' ? [entry.action] : []))
  must(once(taken) && taken.length === sent.length, `${taken.length} of ${sent.length} actions taken`)
  const seen = log.flatMap((entry) => (entry.type === 'inject-seen' ? [`${entry.seat} ${entry.delivery}`] : []))
  must(once(seen), 'each is opened once')
  for (const { client, phone, index } of people) {
    const owed = JSON.stringify(await framesOf(client))
    const heard = [...new Map(phone.frames().map((frame) => [frame.k, frame])).values()]
    must(JSON.stringify(heard.toSorted((a, b) => a.k - b.k)) === owed, `phone ${index} has all its frames`)
  }
  for (let tries = 0; tries < 100 && (await waitingIn(stack, made.id)) > 0; tries++) await sleep(100)
  must((await waitingIn(stack, made.id)) === 0, 'nothing is left in the inbox')
  must(stack.gate.denied.length === 0, 'no call was refused')
  const late = people.flatMap(({ phone }) => lateness(phone))
  must(Math.min(...late) >= 0, 'nothing came early')
  for (const { phone } of people) phone.close()
  room.close()
  return { late, delivered: delivered.length, taken: taken.length, seen: seen.length, entries: log.length }
}
