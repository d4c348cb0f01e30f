import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { newId } from '../../web/src/base/new-id.ts'
import { backoff, pause, withRetry } from '../../web/src/base/retry.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('waits double up to a ceiling, and half of each is chance', () => {
  const least = [0, 1, 2, 10, 1_000].map((n) => backoff(n, { first: 500, most: 20_000, random: () => 0 }))
  const most = [0, 1, 2, 10, 1_000].map((n) => backoff(n, { first: 500, most: 20_000, random: () => 1 }))
  expect(least).toEqual([250, 500, 1_000, 10_000, 10_000])
  expect(most).toEqual([500, 1_000, 2_000, 20_000, 20_000])
})

test('what may pass is asked again until it does', async () => {
  const ask = vi.fn().mockRejectedValueOnce('busy').mockRejectedValueOnce('busy').mockResolvedValue('there')
  const answer = withRetry(ask, { tries: 3, mayPass: () => true })
  await vi.runAllTimersAsync()
  expect(await answer).toBe('there')
  expect(ask).toHaveBeenCalledTimes(3)
})

test('a refusal is not asked again', async () => {
  const ask = vi.fn().mockRejectedValue('no')
  await expect(withRetry(ask, { tries: 5, mayPass: () => false })).rejects.toBe('no')
  expect(ask).toHaveBeenCalledTimes(1)
})

test('after the last try the last error is told', async () => {
  const ask = vi.fn().mockRejectedValueOnce('first').mockRejectedValue('last')
  const answer = expect(withRetry(ask, { tries: 2, mayPass: () => true })).rejects.toBe('last')
  await vi.runAllTimersAsync()
  await answer
})

test('a pause ends at once when it is aborted', async () => {
  const stop = new AbortController()
  const waiting = expect(pause(60_000, stop.signal)).rejects.toBe('gone')
  stop.abort('gone')
  await waiting
  expect(vi.getTimerCount()).toBe(0)
})

test('an id is a UUID, also on plain http where the browser makes none', () => {
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
  expect(newId()).toMatch(uuid)
  vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array) => bytes.fill(0xff) })
  expect(newId()).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff')
})
