/**
 * Keeps things in the order this page first saw them, the newest first. What comes later goes before, wherever the
 * server sorts it; what is gone is dropped. So an anonymous card, which has no time, still arrives on top.
 */
export function arrive<T extends { readonly id: string }>(shown: readonly T[], now: readonly T[]): readonly T[] {
  const known = new Set(shown.map(({ id }) => id))
  const there = new Set(now.map(({ id }) => id))
  const fresh = now.filter(({ id }) => !known.has(id)).reverse()
  const kept = shown.filter(({ id }) => there.has(id))
  return fresh.length === 0 && kept.length === shown.length ? shown : [...fresh, ...kept]
}
