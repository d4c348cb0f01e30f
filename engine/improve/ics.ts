import { addDays, type CivilDate } from './civil-date.ts'

/** One whole day in a calendar file. */
export interface DayEvent {
  /** Stays the same when the day moves, so that a calendar moves it too. */
  readonly uid: string
  readonly date: CivilDate
  readonly title: string
  readonly description: string
  /** Days before it at which to be reminded. */
  readonly remind: number
}

/** A text of RFC 5545, 3.3.11: no break of any kind in it ends the line, and no control character is left. */
const escaped = (text: string) =>
  text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n?|[\n\v\f\u0085\u2028\u2029]/g, '\\n')
    .replace(/\p{Cc}/gu, '')
const compact = (date: CivilDate) => date.replaceAll('-', '')
const octets = (sign: string) => {
  const code = sign.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

/** Lines of at most 75 octets, never cut inside a sign (RFC 5545, 3.1). */
function folded(line: string): string {
  let out = ''
  let room = 75
  for (const sign of line) {
    const size = octets(sign)
    if (size > room) {
      out += '\r\n '
      room = 74
    }
    out += sign
    room -= size
  }
  return out
}

/** A calendar file (RFC 5545) of whole days. `stamp` is the moment of writing, `YYYYMMDDTHHMMSSZ`. */
export function writeIcs(name: string, events: readonly DayEvent[], stamp: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Sandtable//Compliance calendar//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap(({ uid, date, title, description, remind }) => [
      'BEGIN:VEVENT',
      `UID:${uid}@sandtable`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(date)}`,
      `DTEND;VALUE=DATE:${compact(addDays(date, 1))}`,
      `SUMMARY:${escaped(title)}`,
      `DESCRIPTION:${escaped(description)}`,
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${escaped(title)}`,
      `TRIGGER:-P${remind}D`,
      'END:VALARM',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}
