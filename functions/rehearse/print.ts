import type { Entry } from '../../engine/drill/entries.ts'
import { formOf } from '../../engine/scenario/forms.ts'
import type { Scenario, Text } from '../../engine/scenario/scenario.ts'
import type { Review } from '../../engine/score/review.ts'

type Lang = keyof Text

/** `T+00:47` of a drill time, `T+3d 04:00` of one days away; seconds are left out. */
function clock(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / 60_000)
  const pad = (value: number) => String(value).padStart(2, '0')
  const days = Math.floor(minutes / 1440)
  const time = `${pad(Math.floor(minutes / 60) % 24)}:${pad(minutes % 60)}`
  return `T${ms < 0 ? '−' : '+'}${days > 0 ? `${days}d ` : ''}${time}`
}

const short = (text: string, length: number) => (text.length > length ? `${text.slice(0, length - 1)}…` : text)

function sentence(scenario: Scenario, entry: Entry, lang: Lang): string | undefined {
  const expected = (id: string) => scenario.expected.find((each) => each.id === id)?.[lang] ?? id
  switch (entry.type) {
    case 'phase-entered':
      return `── ${scenario.phases.find((each) => each.id === entry.phase)?.[lang] ?? entry.phase}`
    case 'inject-delivered':
      return `▶ ${entry.inject ?? '*'} → ${entry.message.to.join(' ') || '?'}  ${short(entry.message[lang], 60)}`
    case 'action-taken':
      return `  ${entry.role} ${formOf(entry.form)?.[lang] ?? entry.form} ${entry.fields.task ?? entry.fields.choice ?? ''} → ${entry.to.join(' ')}`
    case 'expected-met':
      return `  ${entry.late ? '△' : '✓'} ${expected(entry.expected)} (${Math.round(entry.took / 60_000)} min)`
    case 'expected-overdue':
      return `  ✗ ${expected(entry.expected)}`
    case 'breached':
      return `  ‼ ${expected(entry.expected)}`
    case 'branch-fired':
      return `◆ ${entry.branch} ${scenario.branches.find((each) => each.id === entry.branch)?.[lang] ?? ''}`
    case 'variable-set':
      return `  ${entry.variable} = ${entry.value}`
    default:
      return undefined
  }
}

/** The log as lines a person can follow: what was sent, done, late, missed and what the story made of it. */
export function timeline(scenario: Scenario, entries: readonly Entry[], lang: Lang): string {
  return entries
    .flatMap((entry) => {
      const line = sentence(scenario, entry, lang)
      return line === undefined ? [] : [`${clock(entry.at)}  ${line}`]
    })
    .join('\n')
}

const words = {
  zh: { excellent: '优', good: '良', fair: '中', poor: '差' },
  en: { excellent: 'Excellent', good: 'Good', fair: 'Fair', poor: 'Poor' },
} as const

/** The scorecard in a few lines. */
export function scorecard(
  scenario: Scenario,
  review: Review,
  lang: Lang,
  run: { policy: string; seed: number },
): string {
  const percent = (value: number | null) => (value === null ? '–' : `${Math.round(value * 100)}%`)
  const { coverage, timeliness, content, order, breaches } = review.adherence
  const { done, late, missed, breached } = review.counts
  const fired = review.branches.filter((branch) => branch.firedAt !== undefined)
  return [
    '',
    `${scenario.title[lang]} · ${run.policy} · seed ${run.seed}`,
    `${words[lang][review.conclusion]}  ${review.score.toFixed(1)} / 100`,
    `coverage ${percent(coverage.value)}  timeliness ${percent(timeliness.value)}  content ${percent(content.value)}  order ${percent(order.value)}  breaches ${breaches.value ?? 0}`,
    `done ${done}  late ${late}  missed ${missed}  breached ${breached}`,
    `branches ${fired.map((branch) => branch.branch).join(' ') || '–'}`,
    ...review.objectives.map(
      (objective) => `${objective.rating}  ${objective.objective} ${short(objective.label[lang], 70)}`,
    ),
  ].join('\n')
}

/** One line of the table of all scenarios under all policies: the mean score, its span over the seeds, what happened. */
export function tableRow(id: string, policy: string, reviews: readonly Review[]): string {
  const scores = reviews.map((review) => review.score)
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length
  const count = (result: keyof Review['counts']) =>
    Math.round(mean(reviews.map((review) => review.counts[result] ?? 0)))
  const fired = new Set(
    reviews.flatMap((review) => review.branches.flatMap((each) => (each.firedAt === undefined ? [] : [each.branch]))),
  )
  const known = reviews[0]?.branches.map((each) => each.branch).filter((branch) => fired.has(branch)) ?? []
  const score = mean(scores).toFixed(1).padStart(5)
  const span = reviews.length > 1 ? ` (${Math.min(...scores).toFixed(1)}–${Math.max(...scores).toFixed(1)})` : ''
  const counts = `done ${count('done')}  late ${count('late')}  missed ${count('missed')}  breached ${count('breached')}`
  return `${id.padEnd(20)} ${policy.padEnd(8)} ${score}${span.padEnd(reviews.length > 1 ? 15 : 0)}  ${counts.padEnd(44)} ${known.join(' ') || '–'}`
}
