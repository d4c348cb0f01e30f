const unitMs = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 } as const

/** One signed duration as an author writes it: `45m`, `-2h`, `1d12h`, `90s`. */
export const durationPattern = /^[+-]?(\d+(\.\d+)?(d|h|ms|m|s))+$/

/** Drill ms of a duration such as `1h30m`; undefined when the text is not one. */
export function parseDuration(text: string): number | undefined {
  if (!durationPattern.test(text)) return undefined
  let total = 0
  for (const [, amount, , unit] of text.matchAll(/(\d+(\.\d+)?)(d|h|ms|m|s)/g)) {
    total += Number(amount) * unitMs[unit as keyof typeof unitMs]
  }
  return Math.round(text.startsWith('-') ? -total : total)
}

/** The shortest duration text of a whole number of drill ms: the inverse of `parseDuration`. */
export function formatDuration(ms: number): string {
  if (ms === 0) return '0m'
  let rest = Math.abs(ms)
  let text = ms < 0 ? '-' : ''
  for (const [unit, size] of Object.entries(unitMs)) {
    const amount = Math.floor(rest / size)
    if (amount > 0) text += `${amount}${unit}`
    rest -= amount * size
  }
  return text
}
