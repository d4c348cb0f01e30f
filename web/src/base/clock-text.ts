import type { Language } from './i18n.ts'

const second = 1_000
const day = 24 * 60 * 60 * second

const two = (n: number) => String(n).padStart(2, '0')

/** Days, hours, minutes and seconds of whole seconds. */
const parts = (seconds: number) =>
  [
    Math.floor(seconds / 86_400),
    Math.floor((seconds % 86_400) / 3_600),
    Math.floor((seconds % 3_600) / 60),
    seconds % 60,
  ] as const

/** A drill time (ms) as a clock: `T+01:52:40`, `T−02:00:00`; from a day on `T+3天 04:00`, `T+3d 04:00`. */
export function clockText(at: number, language: Language): string {
  const size = Math.floor(Math.abs(at) / second)
  const sign = at < 0 && size > 0 ? '−' : '+'
  const [days, h, m, s] = parts(size)
  const word = language === 'zh' ? '天' : 'd'
  return days > 0 ? `T${sign}${days}${word} ${two(h)}:${two(m)}` : `T${sign}${two(h)}:${two(m)}:${two(s)}`
}

/**
 * A length of time left (ms) that ticks: `08:40` below an hour, then `5 小时 02 分`, `5 h 02 min`, and from a day on `2 天 3 小时`,
 * `2 d 3 h`: nobody counts the seconds of days. Rounded up to the second, never below `00:00`.
 */
export function leftText(ms: number, language: Language): string {
  const [days, h, m, s] = parts(Math.max(0, Math.ceil(ms / second)))
  const zh = language === 'zh'
  if (days > 0) return zh ? `${days} 天 ${h} 小时` : `${days} d ${h} h`
  if (h > 0) return zh ? `${h} 小时 ${two(m)} 分` : `${h} h ${two(m)} min`
  return `${two(m)}:${two(s)}`
}

/**
 * The story's time of day at a drill time (ms), given its time of day at drill time 0 (`"10:20"`), with its day where
 * that is not the first: `第4天 12:00`, `day 4, 12:00`, `前1天 22:00`, `1 day before, 22:00`.
 */
export function storyTime(start: string, at: number, language: Language): string {
  const [h = 0, m = 0] = start.split(':').map(Number)
  const whole = (h * 60 + m) * 60 * second + at
  const days = Math.floor(whole / day)
  const of = whole - days * day
  const time = `${two(Math.floor(of / 3_600_000))}:${two(Math.floor((of % 3_600_000) / 60_000))}`
  if (days === 0) return time
  if (language === 'zh') return days > 0 ? `第${days + 1}天 ${time}` : `前${-days}天 ${time}`
  return days > 0 ? `day ${days + 1}, ${time}` : `${-days} day${days < -1 ? 's' : ''} before, ${time}`
}
