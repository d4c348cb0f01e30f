/** A day on the calendar, `YYYY-MM-DD`. As text it sorts as it runs; it has no clock and no time zone. */
export type CivilDate = string

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/
const dayMs = 86_400_000
/** Minutes that China's clocks are ahead of UTC; the whole country, all year. */
export const chinaMinutes = 480

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const monthLength = (year: number, month: number) => (month === 2 && isLeap(year) ? 29 : (lengths[month - 1] ?? 0))

function write(year: number, month: number, day: number): CivilDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Year, month (1–12) and day of a date; undefined when there is no such day. */
function read(date: string): readonly [number, number, number] | undefined {
  const [, year, month, day] = (pattern.exec(date) ?? []).map(Number)
  if (year === undefined || month === undefined || day === undefined) return undefined
  return month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month) ? [year, month, day] : undefined
}

/** Is there such a day? 2023-02-29 is not one. */
export const isCivilDate = (date: string): boolean => read(date) !== undefined

function known(date: CivilDate) {
  const parts = read(date)
  if (!parts) throw new Error(`no such day: ${date}`)
  return parts
}

/** Days since 1970-01-01 (proleptic Gregorian; years counted from March, so that a leap day ends its year). */
export function dayNumber(date: CivilDate): number {
  const [year, month, day] = known(date)
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const ofEra = y - era * 400
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468
}

/** The day that is so many days after 1970-01-01: the inverse of `dayNumber`. */
export function dateOfDay(days: number): CivilDate {
  const z = days + 719_468
  const era = Math.floor(z / 146_097)
  const ofEra = z - era * 146_097
  const y = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * y + Math.floor(y / 4) - Math.floor(y / 100))
  const shifted = Math.floor((5 * ofYear + 2) / 153)
  const day = ofYear - Math.floor((153 * shifted + 2) / 5) + 1
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  return write(y + era * 400 + (month <= 2 ? 1 : 0), month, day)
}

export const addDays = (date: CivilDate, days: number): CivilDate => dateOfDay(dayNumber(date) + days)

/** The same day so many months on; where that month is shorter, its last day: half a year after 31 August is 28 or 29 February. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const [year, month, day] = known(date)
  const total = year * 12 + (month - 1) + months
  const toYear = Math.floor(total / 12)
  const toMonth = total - toYear * 12 + 1
  return write(toYear, toMonth, Math.min(day, monthLength(toYear, toMonth)))
}

/** Days from one date to another; negative when the second comes first. */
export const daysBetween = (from: CivilDate, to: CivilDate): number => dayNumber(to) - dayNumber(from)

/** The day it is at a wall time (ms since 1970, UTC) where clocks are `ahead` minutes ahead of UTC. */
export const civilDateAt = (wall: number, ahead = chinaMinutes): CivilDate =>
  dateOfDay(Math.floor((wall + ahead * 60_000) / dayMs))
