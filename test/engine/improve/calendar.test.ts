import { describe, expect, it } from 'vitest'
import { calendarOf, type DrillHeld, type Subject } from '../../../engine/improve/calendar.ts'
import {
  addDays,
  addMonths,
  civilDateAt,
  dateOfDay,
  dayNumber,
  daysBetween,
  isCivilDate,
} from '../../../engine/improve/civil-date.ts'
import { writeIcs } from '../../../engine/improve/ics.ts'
import { frequencyRules } from '../../../engine/improve/rules.ts'

describe('civil dates', () => {
  it('[I15] know month ends and leap years', () => {
    expect(
      ['2024-02-29', '2023-02-29', '1900-02-29', '2000-02-29', '2026-04-31', '2026-13-01', '26-1-1'].map(isCivilDate),
    ).toEqual([true, false, false, true, false, false, false])
    expect(addMonths('2025-08-31', 6)).toBe('2026-02-28')
    expect(addMonths('2023-08-31', 6)).toBe('2024-02-29')
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28')
    expect(addMonths('2024-02-29', 36)).toBe('2027-02-28')
    expect(addMonths('2024-02-29', 48)).toBe('2028-02-29')
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28')
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(daysBetween('2024-01-01', '2025-01-01')).toBe(366)
  })

  it('[I15] run day by day through four centuries as the platform’s own calendar does', () => {
    for (let day = dayNumber('1899-12-30'); day <= dayNumber('2301-01-02'); day += 1) {
      const date = dateOfDay(day)
      if (date !== new Date(day * 86_400_000).toISOString().slice(0, 10) || dayNumber(date) !== day)
        throw new Error(`day ${day}: ${date}`)
    }
    expect(dateOfDay(0)).toBe('1970-01-01')
  })

  it('[I15] change at midnight of the place, not of Greenwich', () => {
    expect(civilDateAt(Date.UTC(2026, 3, 30, 15, 59, 59, 999))).toBe('2026-04-30')
    expect(civilDateAt(Date.UTC(2026, 3, 30, 16))).toBe('2026-05-01')
    expect(civilDateAt(Date.UTC(2026, 3, 30, 16), 0)).toBe('2026-04-30')
    expect(civilDateAt(-1, 0)).toBe('1969-12-31')
  })
})

const subject = (kind: Subject['kind'], more: Partial<Subject> = {}): Subject => ({
  ...{ id: kind, kind, name: kind, since: '2024-08-31', held: [], retired: false },
  ...more,
})
const drill = (date: string, subjects: string[], level: DrillHeld['level'] = 'special'): DrillHeld => ({
  ...{ drill: `drill-${date}`, title: { zh: '演练', en: 'Drill' }, date, subjects, level },
})
const dues = (subjects: Subject[], drills: DrillHeld[], today: string) =>
  Object.fromEntries(calendarOf(subjects, drills, today).map(({ rule, due, state }) => [rule, `${due} ${state}`]))

describe('the compliance calendar', () => {
  it('[I16] counts from the day the duty began until something is held', () => {
    expect(dues([subject('high-risk-enterprise')], [], '2025-02-28')).toEqual({
      'high-risk-half-year': '2025-02-28 due',
      'producer-on-site-half-year': '2025-02-28 due',
      'producer-yearly': '2025-08-31 later',
    })
    expect(dues([subject('high-risk-enterprise')], [], '2025-03-01')['high-risk-half-year']).toBe('2025-02-28 overdue')
  })

  it('[I16] lets a drill count for whom, and for the level of plan, it was launched for', () => {
    const mine = subject('high-risk-enterprise')
    const held = [drill('2025-01-31', ['high-risk-enterprise'], 'special'), drill('2025-02-20', ['another'], 'on-site')]
    expect(dues([mine], held, '2025-03-01')).toEqual({
      'high-risk-half-year': '2025-07-31 later',
      'producer-on-site-half-year': '2025-02-28 overdue',
      'producer-yearly': '2026-01-31 later',
    })
    const onSite = [...held, drill('2025-02-27', ['high-risk-enterprise'], 'on-site')]
    expect(dues([mine], onSite, '2025-03-01')).toMatchObject({
      'high-risk-half-year': '2025-08-27 later',
      'producer-on-site-half-year': '2025-08-27 later',
      'producer-yearly': '2026-01-31 later',
    })
  })

  it('[I16] asks a government’s plans every three years, its production-safety plans every two, and for a review', () => {
    const plans = [subject('government-plan'), subject('safety-plan')]
    const reviewed = subject('government-plan', {
      held: [
        { date: '2026-02-28', what: 'plan-review', note: 'minutes 3' },
        { date: '2024-02-29', what: 'drill', note: 'on paper' },
      ],
    })
    expect(
      calendarOf(plans, [], '2026-06-05').map(({ subject, rule, due, state }) => [subject, rule, due, state]),
    ).toEqual([
      ['safety-plan', 'safety-plan-2y', '2026-08-31', 'coming'],
      ['government-plan', 'government-plan-3y', '2027-08-31', 'later'],
      ['government-plan', 'plan-review-3y', '2027-08-31', 'later'],
      ['safety-plan', 'plan-review-3y', '2027-08-31', 'later'],
    ])
    expect(dues([reviewed], [], '2026-06-05')).toEqual({
      'government-plan-3y': '2027-02-28 later',
      'plan-review-3y': '2029-02-28 later',
    })
  })

  it('[I16] counts nothing from the future, and owes nothing for what is retired', () => {
    const future = [drill('2026-01-01', ['enterprise'])]
    expect(dues([subject('enterprise')], future, '2025-12-31')['producer-yearly']).toBe('2025-08-31 overdue')
    expect(calendarOf([subject('enterprise', { retired: true })], [], '2030-01-01')).toEqual([])
  })

  it('[I17] has law only where the statute was read: the two rules of the Regulation’s article 8', () => {
    const law = frequencyRules.filter(({ basis }) => basis.tag === 'S')
    expect(law.map(({ id, months }) => [id, months])).toEqual([
      ['safety-plan-2y', 24],
      ['high-risk-half-year', 6],
    ])
    for (const { basis } of law) expect(basis).toMatchObject({ article: '8', zh: '《生产安全事故应急条例》' })
  })
})

describe('the calendar file', () => {
  const file = writeIcs(
    '日历; name',
    [
      {
        uid: 'a-b',
        date: '2024-02-29',
        title: `${'青格勒旗草原火灾应急预案'.repeat(4)}, 演练`,
        description: 'one\ntwo; three\rATTACH:file:///\u0000x\u2028END:VEVENT',
        remind: 30,
      },
    ],
    '20260101T000000Z',
  )
  it('[I18] has whole days, escapes, CRLF, and no line above 75 octets cut inside a sign', () => {
    const lines = file.split('\r\n')
    expect(lines.at(-1)).toBe('')
    for (const line of lines) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
    expect(file).not.toMatch(/[^\r]\n/)
    const unfolded = file.replaceAll('\r\n ', '').split('\r\n')
    expect(unfolded).toContain('DTSTART;VALUE=DATE:20240229')
    expect(unfolded).toContain('DTEND;VALUE=DATE:20240301')
    expect(file).not.toMatch(/\r[^\n]|\0|\u2028/)
    expect(unfolded).toContain('DESCRIPTION:one\\ntwo\\; three\\nATTACH:file:///x\\nEND:VEVENT')
    expect(unfolded).toContain(`SUMMARY:${'青格勒旗草原火灾应急预案'.repeat(4)}\\, 演练`)
    expect(unfolded).toContain('X-WR-CALNAME:日历\\; name')
    expect(unfolded.filter((line) => /^(BEGIN|END):VEVENT$/.test(line))).toEqual(['BEGIN:VEVENT', 'END:VEVENT'])
  })
})
