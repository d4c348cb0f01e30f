import type { CorrectiveAction } from '../improve/corrective-action.ts'
import type { Judgement } from '../judge/judgement.ts'
import { hotWashQuestions } from '../judge/records.ts'
import { scaleOf } from '../judge/scale.ts'
import { both, same } from '../words/words.ts'
import type { Agreement, HandRating, Improvement, Observation, Said } from './input.ts'

const kinds = { strength: 'strength', improve: 'improvement', fact: 'other' } as const

function ratingsOf(judgement: Judgement): HandRating[] {
  return judgement.items.flatMap((item) =>
    item.ratings.flatMap((rating): HandRating[] => {
      if (rating.value === null) return []
      const scale = scaleOf(rating.scale)
      const value = scale.values.find((each) => each.id === rating.value)
      const capability = item.kind === 'aqt' ? item.group : undefined
      const objective = item.kind === 'objective' || item.kind === 'expected' ? item.group : undefined
      return [
        {
          label: item.label,
          scale: scale.label,
          value: value ?? same(rating.value),
          by: rating.person.name,
          ...(rating.reason !== undefined && { reason: rating.reason }),
          ...(capability && { capability }),
          ...(objective && { objective }),
          ...(item.kind === 'preparation' && { group: item.group }),
          entries: [],
        },
      ]
    }),
  )
}

function observationsOf(judgement: Judgement): Observation[] {
  const objectiveOf = new Map(
    judgement.items.flatMap((item) =>
      item.kind === 'objective' || item.kind === 'expected' ? [[item.id, item.group]] : [],
    ),
  )
  const clauseOf = new Map(judgement.items.flatMap((item) => (item.clause ? [[item.id, item.clause]] : [])))
  return judgement.observations.list.flatMap((each) => {
    if (each.text === null) return []
    const objective = objectiveOf.get(each.item ?? '')
    const clause = clauseOf.get(each.item ?? '')
    return [
      {
        kind: kinds[each.kind],
        text: each.text,
        by: each.person.name,
        ...(objective && { objective }),
        ...(clause && { clause }),
        entries: each.entry === undefined ? [] : [each.entry],
      },
    ]
  })
}

function agreementOf({ agreement }: Judgement): Agreement[] {
  if (agreement.doubled === 0) return []
  return [
    {
      label: both('全部同评项目', 'All items rated by two or more'),
      measure: both('加权 κ', 'weighted kappa'),
      value: agreement.kappa.value,
      n: agreement.doubled,
    },
    {
      label: both('全部同评项目', 'All items rated by two or more'),
      measure: same('ICC(2,1)'),
      value: agreement.icc.value,
      n: agreement.doubled,
    },
  ]
}

/** What a report prints of people's judgement. Cadres' names are not among it: cards and forms are given as words alone. */
export function saidOf(judgement: Judgement): Said {
  const people = new Map(
    [
      ...judgement.items.flatMap((item) => item.ratings.map((rating) => rating.person)),
      ...judgement.observations.list.map((each) => each.person),
    ].map((person) => [person.id, person.name]),
  )
  const cards = (kind: string) => judgement.hotWash.cards.filter((card) => card.kind === kind).map((card) => card.text)
  const { feedback } = judgement
  return {
    evaluators: [...people.values()],
    observations: observationsOf(judgement),
    ratings: ratingsOf(judgement),
    agreement: agreementOf(judgement),
    feedback:
      feedback.n === 0
        ? []
        : [
            ...feedback.aspects.map(({ label, mean, counts }) => ({
              question: label,
              answers: counts.flatMap((count, index) => Array.from({ length: count }, () => String(index + 1))),
              ...(mean !== null && { mean }),
            })),
            ...(feedback.texts.length > 0
              ? [{ question: both('其他意见', 'Anything else'), answers: feedback.texts }]
              : []),
          ],
    hotWash: {
      keep: cards('keep'),
      change: cards('change'),
      unclear: cards('unclear'),
      questions: hotWashQuestions.map(({ id, zh, en }) => ({ question: both(zh, en), answers: cards(id) })),
    },
  }
}

const states: Record<CorrectiveAction['status'], ReturnType<typeof both>> = {
  open: both('未开始', 'open'),
  'in-progress': both('整改中', 'in progress'),
  done: both('已整改，待复演', 'done, to be verified'),
  scheduled: both('已排入复演', 'scheduled'),
  closed: both('已销号', 'closed'),
  reopened: both('复演未通过', 'reopened'),
  withdrawn: both('已撤回', 'withdrawn'),
}

/** The corrective actions that came of one drill, as its improvement plan lists them. */
export const improvementsOf = (
  actions: readonly Omit<CorrectiveAction, 'verification'>[],
  drill: string,
): Improvement[] =>
  actions
    .filter((action) => action.source.drill === drill && action.status !== 'withdrawn')
    .map(({ id, source, terms, status }) => ({
      id,
      problem: source.text,
      problems: terms.problem ? [terms.problem] : [],
      clause: source.clause,
      capability: terms.capability ? [terms.capability] : [],
      cause: terms.cause,
      measure: terms.measure,
      poete: terms.element,
      unit: terms.unit,
      owner: terms.owner,
      needsHigher: terms.needsApproval,
      start: terms.start,
      due: terms.due,
      verification: source.expected,
      state: states[status],
      entries: source.entries,
    }))
