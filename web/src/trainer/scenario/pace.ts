const paces = [10, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200, 14_400, 43_200, 86_400]

/** Speeds at which a story of this length (drill ms) takes between ten seconds and a quarter of an hour. */
export function pacesFor(length: number): readonly number[] {
  const fitting = paces.filter((pace) => length / pace >= 10_000 && length / pace <= 900_000)
  return fitting.length > 0 ? fitting : [paces[0] ?? 10]
}
/** The slowest of them that is over in a minute and a half. */
export const firstPace = (length: number) =>
  pacesFor(length).find((pace) => length / pace <= 90_000) ?? pacesFor(length).at(-1) ?? 30
