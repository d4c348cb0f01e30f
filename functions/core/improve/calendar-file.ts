import type { DutyLine, Subject } from '../../../engine/improve/calendar.ts'
import type { DayEvent } from '../../../engine/improve/ics.ts'
import { type FrequencyRule, frequencyRules } from '../../../engine/improve/rules.ts'

const words = {
  zh: {
    drill: '演练',
    review: '预案评估',
    law: '依据（法定）',
    reference: '参考依据（待核实）',
    article: (n: string) => `第${n}条`,
  },
  en: {
    drill: 'drill due',
    review: 'plan review due',
    law: 'Basis (statutory)',
    reference: 'Reference (to be verified)',
    article: (n: string) => `Art. ${n}`,
  },
} as const

function sourceOf(rule: FrequencyRule, language: 'zh' | 'en'): string {
  const { basis } = rule
  const said = words[language]
  const article = basis.article ? ` ${said.article(basis.article)}` : ''
  return `${basis.tag === 'S' ? said.law : said.reference}: ${basis[language]}${article}`
}

/** The duties as days of a calendar file, in one language. Only a rule tagged S is called law. */
export function dayEvents(
  subjects: readonly Subject[],
  duties: readonly DutyLine[],
  language: 'zh' | 'en',
): readonly DayEvent[] {
  const names = new Map(subjects.map((subject) => [subject.id, subject.name]))
  return duties.flatMap((duty) => {
    const rule = frequencyRules.find((each) => each.id === duty.rule)
    if (!rule) return []
    const what = rule.what === 'drill' ? words[language].drill : words[language].review
    return [
      {
        uid: `${duty.subject}-${duty.rule}`,
        date: duty.due,
        title: `${names.get(duty.subject) ?? duty.subject} · ${what}`,
        description: `${rule.title[language]}\n${sourceOf(rule, language)}`,
        remind: rule.months <= 6 ? 30 : 60,
      },
    ]
  })
}
