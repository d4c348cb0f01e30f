import { type CivilDate, daysBetween } from '../../../../engine/improve/civil-date.ts'
import { language } from '../../base/i18n.ts'

const formats = {
  zh: new Intl.DateTimeFormat('zh-CN', { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' }),
}

/** A civil day as people of this language write it; reactive. */
export const dateText = (date: CivilDate): string => formats[language()].format(Date.parse(`${date}T00:00:00Z`))

/** Days from today to a day, as one of three sentences; reactive. */
export function daysText(
  today: CivilDate,
  date: CivilDate,
  words: { readonly late: (n: number) => string; readonly today: () => string; readonly left: (n: number) => string },
): string {
  const days = daysBetween(today, date)
  return days < 0 ? words.late(-days) : days === 0 ? words.today() : words.left(days)
}
