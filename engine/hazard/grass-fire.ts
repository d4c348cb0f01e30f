/** Wind (km/h at 10 m in the open) that a fire model takes where the scenario names none. */
export const usualWind = 35

/** Head-fire speed in km/h: 20 % of the wind (Cruz, Alexander, Kilinc, Fire 2022;5(2):55; cured grass, 20–62 km/h). */
export const headFireSpeed = (wind: number) => 0.2 * Math.max(0, wind)

/**
 * Length to breadth of the burned ellipse in grass: 1.1·W^0.464, W in km/h, never under 1 (Forestry Canada, Fire
 * Behavior Prediction System, ST-X-3, 1992). 5.73 at 35 km/h.
 */
export const lengthToBreadth = (wind: number) => Math.max(1, 1.1 * Math.max(0, wind) ** 0.464)

/** Area in ha of an ellipse `km` long. */
const ellipse = (km: number, ratio: number) => (100 * (Math.PI / 4) * km * km) / ratio

/**
 * Area in ha of a fire of `area` ha after `hours` more under this wind, its head slowed to `pace` (1 free, 0 held) by
 * those who fight it: A = 100·(π/4)·(R·t)²/LB. From nothing at 35 km/h that is 672·t² ha. Where the wind changes, the
 * fire goes on as the ellipse of the new wind that has the area of the old. An approximation outside Australia.
 */
export function fireAreaAfter(area: number, hours: number, wind: number, pace = 1): number {
  const ratio = lengthToBreadth(wind)
  const length = Math.sqrt((Math.max(0, area) * ratio * 4) / (100 * Math.PI))
  return ellipse(length + headFireSpeed(wind) * Math.max(0, pace) * Math.max(0, hours), ratio)
}

/** Burned area in ha of a free-burning grass fire `minutes` after ignition. */
export const grassFireArea = (minutes: number, wind: number = usualWind) => fireAreaAfter(0, minutes / 60, wind)
