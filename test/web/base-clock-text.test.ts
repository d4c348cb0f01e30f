import { expect, test } from 'vitest'
import { clockText, leftText, storyTime } from '../../web/src/base/clock-text.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

test.each([
  [0, 'T+00:00:00'],
  [6_760_000, 'T+01:52:40'],
  [-2 * hour, 'T−02:00:00'],
  [-999, 'T+00:00:00'],
  [-1_000, 'T−00:00:01'],
  [day - 1_000, 'T+23:59:59'],
  [2 * day + 3 * hour + 15 * minute, 'T+2 d 03:15'],
  [-3 * day, 'T−3 d 00:00'],
])('drill time %i is read as %s', (at, shown) => {
  expect(clockText(at)).toBe(shown)
})

test.each([
  [520_000, '08:40'],
  [519_001, '08:40'],
  [1, '00:01'],
  [0, '00:00'],
  [-5_000, '00:00'],
  [hour + 2 * minute + 9_000, '1:02:09'],
  [2 * day + hour, '2 d 01:00'],
])('%i ms left is read as %s', (ms, shown) => {
  expect(leftText(ms)).toBe(shown)
})

test.each([
  ['10:20', 0, '10:20'],
  ['10:20', 112 * minute, '12:12'],
  ['10:20', -11 * hour, '23:20'],
  ['23:59', minute, '00:00'],
  ['10:20', 3 * day, '10:20'],
])('a story that starts at %s is, %i ms later, at %s', (start, at, shown) => {
  expect(storyTime(start, at)).toBe(shown)
})
