import fc from 'fast-check'
import { expect, it } from 'vitest'
import { boundsOf, compareKeys } from '../../functions/adapters/key-range.ts'

it('[K2] compares any two keys as their UTF-8 bytes compare', () => {
  const unit = fc.oneof(
    fc.constantFrom('a', '#', '\ud7ff', '\ue000', '\uffee', '\u{10000}', '🔥'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  )
  const key = fc.string({ unit, maxLength: 6 })
  fc.assert(
    fc.property(key, key, (a, b) => {
      expect(Math.sign(compareKeys(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)))
    }),
    { numRuns: 2000 },
  )
})

it('[K2] sees that no key can be in a range whose ends have crossed', () => {
  expect(boundsOf({ from: 'B', to: 'A' })).toBeUndefined()
  expect(boundsOf({ prefix: 'A#', after: 'B' })).toBeUndefined()
  expect(boundsOf({ from: 'A', after: 'A', to: 'A' })).toBeUndefined()
  expect(boundsOf({ from: 'A', to: 'A' })).toEqual({ low: 'A', high: 'A' })
  expect(boundsOf({ prefix: '' })).toEqual({ low: undefined, high: undefined })
})
