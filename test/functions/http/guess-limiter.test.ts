import { expect, test } from 'vitest'
import { makeGuessLimiter } from '../../../functions/http/guess-limiter.ts'
import { readJoinCode } from '../../../functions/http/join-code.ts'

test('[H1] wrong codes of one address fill its window, which slides', () => {
  let at = 0
  const limiter = makeGuessLimiter({ now: () => at, perAddress: 2, inTotal: 100, windowMs: 10_000 })
  expect(limiter.failed('a')).toBeUndefined()
  at = 4000
  expect(limiter.failed('a')).toBeUndefined()
  expect(limiter.failed('a')).toBe(6)
  expect(limiter.failed('b')).toBeUndefined()
  at = 10_000
  expect(limiter.failed('a')).toBeUndefined()
  expect(limiter.failed('a')).toBe(4)
})

test('[H1] wrong codes of many addresses fill the window of all', () => {
  let at = 0
  const limiter = makeGuessLimiter({ now: () => at, perAddress: 5, inTotal: 50, windowMs: 10_000 })
  for (let i = 0; i < 50; i++) expect(limiter.failed(`10.0.0.${i}`)).toBeUndefined()
  expect(limiter.failed('10.0.1.1')).toBe(10)
  at = 10_000
  expect(limiter.failed('10.0.1.1')).toBeUndefined()
})

test('[H1] one machine cannot hide behind the many addresses of its IPv6 network', () => {
  const limiter = makeGuessLimiter({ now: () => 0, perAddress: 1 })
  expect(limiter.failed('2001:db8:1:2::1')).toBeUndefined()
  expect(limiter.failed('2001:db8:1:2::2')).toBe(600)
  expect(limiter.failed('2001:db8:1:3::1')).toBeUndefined()
})

test('[H1] a code is ten Crockford characters, whatever way it was typed', () => {
  expect(readJoinCode('abcde-fghjk')).toBe('ABCDEFGHJK')
  expect(readJoinCode('ABCDE–FGHJK')).toBe('ABCDEFGHJK')
  expect(readJoinCode('il0o1 lI0oO')).toBe('1100111000')
  for (const bad of ['', 'ABCDEFGHJ', 'ABCDEFGHJKM', 'ABCDEFGHJU', 'ABCDEFGHJ!'])
    expect(readJoinCode(bad)).toBeUndefined()
})
