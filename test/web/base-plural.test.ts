import { expect, test } from 'vitest'
import { plural } from '../../web/src/base/plural.ts'

test('one is one, and everything else is many', () => {
  expect(plural('1 {day|days} overdue')).toBe('1 day overdue')
  for (const n of ['0', '2', '11', '21', '1.5', '2.1', '1,001']) expect(plural(`${n} {day|days}`)).toBe(`${n} days`)
})

test('each word goes by the number before it', () => {
  expect(plural('2 of 1 {signal|signals} past; 1 lost {branch|branches}, 3 {objective|objectives}')).toBe(
    '2 of 1 signal past; 1 lost branch, 3 objectives',
  )
})

test('words without a number stay as they are', () => {
  expect(plural('a {b|c} and {{ n }}')).toBe('a {b|c} and {{ n }}')
})
