const second = 1_000
const day = 24 * 60 * 60 * second

const two = (n: number) => String(n).padStart(2, '0')

/** A drill time (ms) as a clock: `T+01:52:40`, `T−02:00:00`; from a day on `T+2 d 03:15`. */
export function clockText(at: number): string {
  const size = Math.floor(Math.abs(at) / second)
  const sign = at < 0 && size > 0 ? '−' : '+'
  const [days, h, m, s] = [
    Math.floor(size / 86_400),
    Math.floor((size % 86_400) / 3_600),
    Math.floor((size % 3_600) / 60),
    size % 60,
  ]
  return days > 0 ? `T${sign}${days} d ${two(h)}:${two(m)}` : `T${sign}${two(h)}:${two(m)}:${two(s)}`
}

/** A length of time left (ms) that ticks: `08:40`, `1:02:09`, `2 d 03:15`; rounded up, never below `00:00`. */
export function leftText(ms: number): string {
  const size = Math.max(0, Math.ceil(ms / second))
  const [days, h, m, s] = [
    Math.floor(size / 86_400),
    Math.floor((size % 86_400) / 3_600),
    Math.floor((size % 3_600) / 60),
    size % 60,
  ]
  if (days > 0) return `${days} d ${two(h)}:${two(m)}`
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`
}

/** The story's time of day at a drill time (ms), given its time of day at drill time 0 (`"10:20"`). */
export function storyTime(start: string, at: number): string {
  const [h = 0, m = 0] = start.split(':').map(Number)
  const of = ((((h * 60 + m) * 60 * second + at) % day) + day) % day
  return `${two(Math.floor(of / 3_600_000))}:${two(Math.floor((of % 3_600_000) / 60_000))}`
}
