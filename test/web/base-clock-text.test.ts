import { expect, test } from 'vitest'
import { clockText, leftText, storyTime } from '../../web/src/base/clock-text.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

test.each([
  [0, 'T+00:00:00', 'T+00:00:00'],
  [6_760_000, 'T+01:52:40', 'T+01:52:40'],
  [-2 * hour, 'T−02:00:00', 'T−02:00:00'],
  [-999, 'T+00:00:00', 'T+00:00:00'],
  [-1_000, 'T−00:00:01', 'T−00:00:01'],
  [day - 1_000, 'T+23:59:59', 'T+23:59:59'],
  [3 * day + 4 * hour, 'T+3天 04:00', 'T+3d 04:00'],
  [-20 * day, 'T−20天 00:00', 'T−20d 00:00'],
])('[T10] drill time %i is read as %s and %s', (at, zh, en) => {
  expect([clockText(at, 'zh'), clockText(at, 'en')]).toEqual([zh, en])
})

test.each([
  [520_000, '08:40', '08:40'],
  [519_001, '08:40', '08:40'],
  [1, '00:01', '00:01'],
  [0, '00:00', '00:00'],
  [-5_000, '00:00', '00:00'],
  [hour - 1, '1 小时 00 分', '1 h 00 min'],
  [hour + 2 * minute + 9_000, '1 小时 02 分', '1 h 02 min'],
  [2 * day + 3 * hour + 40 * minute, '2 天 3 小时', '2 d 3 h'],
])('[T10] %i ms left is read as %s and %s', (ms, zh, en) => {
  expect([leftText(ms, 'zh'), leftText(ms, 'en')]).toEqual([zh, en])
})

test.each([
  ['10:20', 0, '10:20', '10:20'],
  ['10:20', 112 * minute, '12:12', '12:12'],
  ['10:20', -11 * hour, '前1天 23:20', '1 day before, 23:20'],
  ['23:59', minute, '第2天 00:00', 'day 2, 00:00'],
  ['08:00', 3 * day + 4 * hour, '第4天 12:00', 'day 4, 12:00'],
  ['08:00', -20 * day, '前20天 08:00', '20 days before, 08:00'],
])('[T10] a story that starts at %s is, %i ms later, at %s, %s', (start, at, zh, en) => {
  expect([storyTime(start, at, 'zh'), storyTime(start, at, 'en')]).toEqual([zh, en])
})
