import type { Scenario, Text } from '../scenario/scenario.ts'
import { both } from './words.ts'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

const two = (n: number) => String(n).padStart(2, '0')

/** A drill time (ms) as `T+01:52`, `T−02:00`, `T+2d 03:15`; with seconds only when asked. */
export function stamp(at: number, seconds = false): string {
  const size = Math.abs(at)
  const days = Math.floor(size / day)
  const rest = size % day
  const clock = `${two(Math.floor(rest / hour))}:${two(Math.floor((rest % hour) / minute))}`
  const tail = seconds ? `:${two(Math.floor((rest % minute) / second))}` : ''
  return `T${at < 0 ? '−' : '+'}${days > 0 ? `${days}d ` : ''}${clock}${tail}`
}

/** The same in both languages: `T+2天 03:15`, `T+2d 03:15`. */
export function stampText(at: number, seconds = false): Text {
  const text = stamp(at, seconds)
  return both(text.replace('d ', '天 '), text)
}

/** A length of time (ms, sign ignored) in words: 15 分钟, 1 小时 20 分, 40 秒. */
export function span(ms: number): Text {
  const size = Math.abs(ms)
  if (size < minute) return both(`${Math.round(size / second)} 秒`, `${Math.round(size / second)} s`)
  const whole = Math.round(size / minute)
  const [d, h, m] = [Math.floor(whole / 1440), Math.floor((whole % 1440) / 60), whole % 60]
  if (d === 0 && h === 0) return both(`${m} 分钟`, `${m} min`)
  const zh = [d > 0 && `${d} 天`, h > 0 && `${h} 小时`, m > 0 && `${m} 分`].filter(Boolean).join(' ')
  const en = [d > 0 && `${d} d`, h > 0 && `${h} h`, m > 0 && `${m} min`].filter(Boolean).join(' ')
  return both(zh, en)
}

/** A length of time (ms) in as few signs as can be: 9′, 3h47′, 45″. */
export function shortSpan(ms: number): string {
  const size = Math.abs(ms)
  if (size < minute) return `${Math.round(size / second)}″`
  const whole = Math.round(size / minute)
  if (whole < 100) return `${whole}′`
  return whole % 60 === 0 ? `${whole / 60}h` : `${Math.floor(whole / 60)}h${two(whole % 60)}′`
}

/** A drill time (ms) as people say it: T+3小时, T+3 h; T+1天2小时, T+1 d 2 h. */
export function momentText(at: number): Text {
  const { zh, en } = span(at)
  const sign = at < 0 ? '−' : '+'
  return both(`T${sign}${zh.replaceAll(' ', '')}`, `T${sign}${en}`)
}

/** How fast a scenario's clock goes: ×6，T+3小时起×20. */
export function ratesText({ rate, rates }: Scenario['clock']): Text {
  const turns = rates.toSorted((a, b) => a.at - b.at)
  const zh = turns.map((turn) => `，${momentText(turn.at).zh}起 ×${turn.rate}`)
  const en = turns.map((turn) => `, ×${turn.rate} from ${momentText(turn.at).en}`)
  return both(`×${rate}${zh.join('')}`, `×${rate}${en.join('')}`)
}
