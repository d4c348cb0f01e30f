import type { Provenance, Text } from '../scenario/scenario.ts'

/** What an organisation answers for: a plan of its own, or an enterprise in its charge. */
export const subjectKinds = ['government-plan', 'safety-plan', 'high-risk-enterprise', 'enterprise'] as const
export type SubjectKind = (typeof subjectKinds)[number]

/** Which level of plan a drill exercised: 综合、专项、现场处置方案. */
export const planLevels = ['comprehensive', 'special', 'on-site'] as const
export type PlanLevel = (typeof planLevels)[number]

/** How often what must be done, for whom, and who says so. Only [S] may be shown as law. */
export interface FrequencyRule {
  readonly id: string
  readonly for: readonly SubjectKind[]
  /** A drill at least so often, or a review of the plan. */
  readonly what: 'drill' | 'plan-review'
  readonly months: number
  /** Levels whose drills count; any when left out. */
  readonly levels?: readonly PlanLevel[]
  /** A duty that comes with it. */
  readonly also?: Text
  readonly title: Text
  readonly basis: Text & { readonly article?: string; readonly tag: Provenance }
}

/** Doctrine 1.6. The texts tagged F and M were not read in the original: they are references, to be verified. */
export const frequencyRules: readonly FrequencyRule[] = [
  {
    id: 'government-plan-3y',
    for: ['government-plan'],
    what: 'drill',
    months: 36,
    title: {
      zh: '专项、部门预案每三年至少演练一次',
      en: 'Special and department plans: a drill at least every three years',
    },
    basis: {
      zh: '《突发事件应急预案管理办法》（2013年）',
      en: 'Measures for emergency plans (2013)',
      article: '22',
      tag: 'F',
    },
  },
  {
    id: 'safety-plan-2y',
    for: ['safety-plan'],
    what: 'drill',
    months: 24,
    title: {
      zh: '生产安全事故应急预案（政府、部门、苏木镇）每两年至少演练一次',
      en: 'Government plans for production-safety accidents: a drill at least every two years',
    },
    basis: {
      zh: '《生产安全事故应急条例》',
      en: 'Regulation on emergency response to production-safety accidents',
      article: '8',
      tag: 'S',
    },
  },
  {
    id: 'high-risk-half-year',
    for: ['high-risk-enterprise'],
    what: 'drill',
    months: 6,
    also: { zh: '并将演练情况报送监管部门', en: 'and report it to the regulator' },
    title: {
      zh: '矿山、危险物品、建筑施工、人员密集场所等单位每半年至少演练一次',
      en: 'Mines, hazardous goods, construction, crowded places: a drill at least every half-year',
    },
    basis: {
      zh: '《生产安全事故应急条例》',
      en: 'Regulation on emergency response to production-safety accidents',
      article: '8',
      tag: 'S',
    },
  },
  {
    id: 'producer-yearly',
    for: ['enterprise', 'high-risk-enterprise'],
    what: 'drill',
    months: 12,
    levels: ['comprehensive', 'special'],
    title: {
      zh: '生产经营单位每年至少组织一次综合或专项预案演练',
      en: 'Producers: a comprehensive or special drill at least once a year',
    },
    basis: {
      zh: '《生产安全事故应急预案管理办法》（应急管理部令第2号）',
      en: 'Measures for plans for production-safety accidents (Order No. 2)',
      article: '33',
      tag: 'F',
    },
  },
  {
    id: 'producer-on-site-half-year',
    for: ['enterprise', 'high-risk-enterprise'],
    what: 'drill',
    months: 6,
    levels: ['on-site'],
    title: {
      zh: '生产经营单位每半年至少组织一次现场处置方案演练',
      en: 'Producers: an on-site plan drill at least every half-year',
    },
    basis: {
      zh: '《生产安全事故应急预案管理办法》（应急管理部令第2号）',
      en: 'Measures for plans for production-safety accidents (Order No. 2)',
      article: '33',
      tag: 'F',
    },
  },
  {
    id: 'plan-review-3y',
    for: ['government-plan', 'safety-plan'],
    what: 'plan-review',
    months: 36,
    title: { zh: '预案原则上每三年评估一次', en: 'Plans: a review every three years, in principle' },
    basis: { zh: '《突发事件应急预案管理办法》（2024年）', en: 'Measures for emergency plans (2024)', tag: 'M-H' },
  },
]
