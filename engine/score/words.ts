import type { Text } from '../scenario/scenario.ts'

/** One text in both languages. */
export const both = (zh: string, en: string): Text => ({ zh, en })
/** Texts strung together: `、` and `, `. */
export const listed = (texts: readonly Text[], zh = '、', en = ', '): Text =>
  both(texts.map((text) => text.zh).join(zh), texts.map((text) => text.en).join(en))

const minute = 60_000
/** A length of drill time (ms, sign ignored) in words, to the minute; below one, to the second. */
export function span(ms: number): Text {
  const size = Math.abs(ms)
  if (size < minute) return both(`${Math.round(size / 1000)}秒`, `${Math.round(size / 1000)} s`)
  const whole = Math.round(size / minute)
  const [d, h, m] = [Math.floor(whole / 1440), Math.floor((whole % 1440) / 60), whole % 60]
  if (d === 0 && h === 0) return both(`${m}分钟`, `${m} min`)
  const zh = [d > 0 && `${d}天`, h > 0 && `${h}小时`, m > 0 && `${m}分`].filter(Boolean).join('')
  const en = [d > 0 && `${d} d`, h > 0 && `${h} h`, m > 0 && `${m} min`].filter(Boolean).join(' ')
  return both(zh, en)
}

/** A share from 0 to 1 as a percentage. */
export const percent = (share: number): string => `${Math.round(share * 100)}%`
