import { afterEach, expect, it } from 'vitest'
import type { PressJob } from '../../../functions/core/press.ts'
import { inlinePress } from '../../../functions/report/press.ts'
import { makeWorkerPress } from '../../../functions/serve/worker-press.ts'
import { rehearsed } from '../../support/rehearsed.ts'

// The built one, as it runs: `npm test` builds before it tests.
const script = new URL('../../../dist/report-worker.mjs', import.meta.url)
const press = makeWorkerPress(script)
afterEach(() => press.stop())

const job = (product: PressJob['product']): PressJob => ({ product, lang: 'zh', input: rehearsed(), signed: [] })

it('[R49] makes on a thread of its own what it would make here, several at once, and again after it was stopped', async () => {
  const made = await Promise.all([press.make(job('hash')), press.make(job('csv')), press.make(job('xes'))])
  const here = await Promise.all([
    inlinePress.make(job('hash')),
    inlinePress.make(job('csv')),
    inlinePress.make(job('xes')),
  ])
  expect(made).toEqual(here)
  press.stop()
  expect(await press.make(job('hash'))).toEqual(here[0])
}, 60_000)

it('[R49] fails the job that cannot be made, and makes the next one', async () => {
  const broken = { ...job('csv'), input: { ...rehearsed(), scenario: undefined as never } }
  await expect(press.make(broken)).rejects.toThrow()
  expect((await press.make(job('hash'))).byteLength).toBe(64)
}, 60_000)
