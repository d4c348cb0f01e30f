/** What fills and empties a basin: flows in m³/h, its surface in m², and what runs over above a sill. */
export interface Basin {
  readonly inflow: number
  readonly outflow: number
  readonly area: number
  /** Above this level (m), `flow` m³/h run over for each metre. */
  readonly spill?: { readonly level: number; readonly flow: number }
}

/**
 * Level (m) of a reservoir, or of a flooded roadway, `hours` later: dz/dt = (in − out − over)/area, with upright walls
 * and a linear overflow (the linear reservoir of hydrology), so that it has a closed form: straight below the sill, and
 * above it an exponential approach to the level where what runs over balances the rest. Illustrative: no routing.
 */
export function levelAfter(level: number, hours: number, { inflow, outflow, area, spill }: Basin): number {
  const rise = (inflow - outflow) / area
  if (!spill) return level + rise * hours
  const { level: sill, flow } = spill
  const balance = sill + (inflow - outflow) / flow
  const over = (from: number, time: number) => balance + (from - balance) * Math.exp((-flow / area) * time)
  if (level < sill) {
    const wait = rise > 0 ? (sill - level) / rise : Number.POSITIVE_INFINITY
    return hours <= wait ? level + rise * hours : over(sill, hours - wait)
  }
  if (rise >= 0) return over(level, hours)
  // It falls to the sill, and from there in a straight line.
  const through = (Math.log((level - balance) / (sill - balance)) * area) / flow
  return hours <= through ? over(level, hours) : sill + rise * (hours - through)
}

/**
 * Peak outflow (m³/s) of a breached earth dam: 0.607·V^0.295·h^1.24, V in m³ stored above the breach, h in m (Froehlich,
 * J. Water Resour. Plann. Manage. 1995;121(1):90–97; from memory, to be verified).
 */
export function breachPeak(volume: number, height: number): number {
  return 0.607 * Math.max(0, volume) ** 0.295 * Math.max(0, height) ** 1.24
}

/** Minutes that a flood wave needs for `km` at `kmPerHour`. */
export const arrivalMinutes = (km: number, kmPerHour: number) => (60 * km) / kmPerHour
