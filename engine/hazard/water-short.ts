/**
 * People, or head of stock, short of water after `days` more: `failing` a day lose their source, `served` a day are
 * supplied again; never under none and never above `all`. A drill's own figures: no such rate is law.
 */
export function shortOfWaterAfter(
  short: number,
  days: number,
  { failing, served, all }: { readonly failing: number; readonly served: number; readonly all: number },
): number {
  return Math.min(all, Math.max(0, short + (failing - served) * days))
}

/** Days that a store of water (m³) lasts at a net use a day. */
export const supplyDays = (volume: number, use: number, inflow = 0) =>
  use <= inflow ? Number.POSITIVE_INFINITY : Math.max(0, volume) / (use - inflow)
