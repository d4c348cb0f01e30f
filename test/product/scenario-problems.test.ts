import { expect, it } from 'vitest'
import { makeMemoryTable } from '../../functions/adapters/memory-table.ts'
import { makeScenarioStore } from '../../functions/core/scenario-store.ts'
import { smallSource } from '../engine/small-scenario.ts'
import { largeSource } from '../support/large-scenario.ts'

const store = () => makeScenarioStore(makeMemoryTable())
const yaml = (source: object) => JSON.stringify(source)

it('[S14] a pack’s problems come in the language that was asked for', async () => {
  const spoilt = yaml({ ...smallSource(), hazard: 'meteor' })
  expect((await store().check(spoilt, 'zh'))[0]?.message).toMatch(/应为 grassland-fire, flood/)
  expect((await store().check(spoilt))[0]?.message).toMatch(/must be one of grassland-fire, flood/)
})

it('[S15] a scenario of a thousand injects is taken, and one that the store could not hold is refused with the reason', async () => {
  expect(await store().put('local', yaml(largeSource(1000)))).toMatchObject({ ok: true })

  const wordy = smallSource({ summary: { zh: '很'.repeat(130_000), en: 'long' } })
  const refused = await store().put('local', yaml(wordy))
  expect(refused).toMatchObject({ ok: false, reason: 'too-large' })
  expect(refused).toHaveProperty('problems.0.message', expect.stringMatching(/holds at most 380000/))
  expect((await store().check(yaml(wordy), 'zh'))[0]?.message).toMatch(/至多 380000 字节/)
})

it('[S15] one whose drill would grow beyond an item is refused before anybody is in the room', async () => {
  const crowded = smallSource({ clock: { start: '08:00', rate: 60, end: '2000h' } })
  const noise = Array.from({ length: 2800 }, (_, i) => ({
    id: `N${i}`,
    at: `${i}m`,
    from: 'UPR',
    to: ['DUTY'],
    via: 'phone' as const,
    zh: '杂',
    en: 'n',
    noise: true,
  }))
  const refused = await store().put('local', yaml({ ...crowded, injects: [...crowded.injects, ...noise] }))
  expect(refused).toMatchObject({ ok: false, reason: 'too-large' })
  expect(refused).toHaveProperty('problems.0.message', expect.stringMatching(/too many injects \(2803\)/))
})

it('[S15] so is one whose expected actions would, all open at once with their timers', async () => {
  const base = smallSource()
  const like = base.expected.find(({ limit }) => limit.kind === 'within')
  if (!like) throw new Error('no model to copy')
  const many = Array.from({ length: 1100 }, (_, i) => ({
    ...{ role: like.role, form: like.form, clause: like.clause, objective: like.objective, limit: like.limit },
    ...{ id: `an-expected-action-with-a-long-name-${1000 + i}`, zh: '做', en: 'do', after: { inject: 'I1' } },
  }))
  const refused = await store().put('local', yaml({ ...base, expected: [...base.expected, ...many] }))
  expect(refused).toMatchObject({ ok: false, reason: 'too-large' })
  expect(refused).toHaveProperty('problems.0.message', expect.stringMatching(/expected actions \(11\d\d\)/))
})
