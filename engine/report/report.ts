import { both } from '../words/words.ts'
import { hotWash, improvementPlan, participants } from './appendices.ts'
import { logAppendix } from './appendix-log.ts'
import { method, provenance } from './appendix-method.ts'
import { cover, handling } from './cover.ts'
import { gatherEvidence, type Language, type Report } from './document.ts'
import type { ReportInput } from './input.ts'
import { conclusion, recommendations } from './part-conclusion.ts'
import { conduct } from './part-conduct.ts'
import { branches, cost, equipment, prevention, trend } from './part-consequences.ts'
import { coordination } from './part-coordination.ts'
import { evaluation } from './part-evaluation.ts'
import { byObjective } from './part-objectives.ts'
import { overview } from './part-overview.ts'
import { people } from './part-people.ts'
import { plan } from './part-plan.ts'
import { summary } from './part-summary.ts'
import { tables } from './part-tables.ts'
import { makePen } from './pen.ts'

/**
 * The after-action report of doctrine 8 in one language: a pure fold of log and review (HSEEP AAR/IP, AQ/T 9009 §7.4
 * and the six fixed headings of the rules on emergency plans). What is missing is said to be missing. The same input
 * gives the same report, to the byte.
 */
export function makeReport(input: ReportInput, lang: Language): Report {
  const pen = makePen(input, lang)
  const analysis = pen.section('analysis', '3', both('演练情况分析', 'Analysis'), [], {
    sections: [
      conduct(pen),
      byObjective(pen),
      plan(pen),
      coordination(pen),
      people(pen),
      equipment(pen),
      prevention(pen),
      branches(pen),
      cost(pen),
      trend(pen),
    ],
  })
  const sections = [
    summary(pen),
    overview(pen),
    evaluation(pen),
    analysis,
    tables(pen),
    conclusion(pen),
    recommendations(pen),
    improvementPlan(pen),
    participants(pen),
    logAppendix(pen),
    method(pen),
    provenance(pen),
    hotWash(pen),
  ]
  return {
    lang,
    title: pen.say(both('演练评估报告', 'After-action report')),
    subtitle: pen.say(input.review.drill.title),
    cover: cover(pen),
    handling: handling(pen),
    sections,
    evidence: gatherEvidence(sections),
  }
}
