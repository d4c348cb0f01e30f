import { describe, expect, test } from 'vitest'
import { readCode, showCode } from '../../web/src/join/code.ts'

describe('a join code as a person types it', () => {
  test.each([
    ['7KQ4M2XH9C', 'as printed'],
    ['7kq4-m2xh-9c', 'in lower case with dashes'],
    [' 7KQ4 M2XH 9C ', 'with spaces'],
    ['7KQ4—M2XH–9C', 'with long dashes'],
    ['７ＫＱ４Ｍ２ＸＨ９Ｃ', 'in full-width signs, as a Chinese keyboard writes them'],
    ['https://drill.example/join/7KQ4M2XH9C?from=qr', 'as the whole link'],
  ])('%s is understood %s', (typed) => {
    expect(readCode(typed)).toEqual({ code: '7KQ4M2XH9C', complete: true })
  })

  test('O is read as 0, I and L as 1', () => {
    expect(readCode('oO0i-IlL1-AB').code).toBe('00011111AB')
  })

  test('a short code is not complete, and what is there is kept', () => {
    expect(readCode('7kq')).toEqual({ code: '7KQ', complete: false })
    expect(readCode('')).toEqual({ code: '', complete: false })
  })

  test('a sign that no code has is named, not silently dropped', () => {
    expect(readCode('7KQ4-M2XU-9C')).toMatchObject({ complete: false, stray: 'U' })
  })

  test('a code is shown in groups of four, also while it grows', () => {
    expect(['', '7KQ4', '7KQ4M', '7KQ4M2XH9C'].map(showCode)).toEqual(['', '7KQ4', '7KQ4-M', '7KQ4-M2XH-9C'])
  })
})
