/** Counts wrong join codes. Only failures come here: a right code is never counted and never held up. */
export interface GuessLimiter {
  /** Notes a wrong code from an address; once there were too many, the whole seconds to wait. */
  failed(address: string): number | undefined
}

/** Neighbours in one IPv6 /64 count as one address: a single machine owns them all. */
const household = (address: string) => (address.includes(':') ? address.split(':').slice(0, 4).join(':') : address)

/**
 * A sliding window in memory: `perAddress` failures from one address and `inTotal` from all within `windowMs` (wall)
 * are let through. At most `inTotal` failures are remembered, so memory is bounded whatever is thrown at it.
 */
export function makeGuessLimiter({
  now,
  perAddress = 30,
  inTotal = 1000,
  windowMs = 600_000,
}: {
  now: () => number
  perAddress?: number
  inTotal?: number
  windowMs?: number
}): GuessLimiter {
  const all: { readonly at: number; readonly address: string }[] = []
  const byAddress = new Map<string, number[]>()

  const forget = (before: number) => {
    let stale = 0
    while (stale < all.length && all[stale]!.at <= before) stale++
    for (const { address } of all.splice(0, stale)) {
      const times = byAddress.get(address)
      times?.shift()
      if (times?.length === 0) byAddress.delete(address)
    }
  }

  return {
    failed(from) {
      const at = now()
      const address = household(from)
      forget(at - windowMs)
      const own = byAddress.get(address) ?? []
      const oldest = own.length >= perAddress ? own[0] : all.length >= inTotal ? all[0]?.at : undefined
      if (oldest !== undefined) return Math.max(1, Math.ceil((oldest + windowMs - at) / 1000))
      own.push(at)
      byAddress.set(address, own)
      all.push({ at, address })
      return undefined
    },
  }
}
