import type { Conclusion, ItemScore, Review } from './review.ts'
import type { Ruled, Rulings } from './ruled.ts'
import type { Heard, Ruling } from './rulings.ts'

type Kind = Ruling['kind']
type Of<K extends Kind> = Extract<Ruling, { kind: K }>

/** What a ruling is about; of several about the same thing the last stands, whatever order they came in. */
function about(ruling: Ruling): string {
  if (ruling.kind === 'conclusion') return ruling.kind
  return `${ruling.kind} ${ruling.kind === 'objective-rating' ? ruling.objective : ruling.expected}`
}

function standing(heard: Heard): readonly Ruling[] {
  const last = new Map<string, Ruling>()
  const inTime = [...heard.rulings].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  for (const ruling of inTime) last.set(about(ruling), ruling)
  return [...last.values()]
}

/** The expected actions whose deviation people accepted. */
export function acceptedBy(heard: Heard): ReadonlySet<string> {
  return new Set(standing(heard).flatMap((ruling) => (ruling.kind === 'accept-deviation' ? [ruling.expected] : [])))
}

/** Marks the accepted ones: they keep what was computed, and leave every denominator. */
export function markAccepted(items: readonly ItemScore[], accepted: ReadonlySet<string>): ItemScore[] {
  return items.map((item) => (accepted.has(item.expected) ? { ...item, accepted: true } : item))
}

type Scored = Pick<Review, 'items' | 'objectives' | 'conclusion'>

/** Sets every standing ruling beside what was computed. Nothing computed changes here. */
export function applyRulings(heard: Heard, scored: Scored, before?: Rulings['before']): Rulings {
  const rulings = standing(heard)
  const of = <K extends Kind>(kind: K) => rulings.filter((ruling): ruling is Of<K> => ruling.kind === kind)
  const unknown: string[] = []
  const ruled = <T>({ id, reason, by, at }: Ruling, computed: T | null, value: T): Ruled<T> => ({
    ruling: id,
    computed,
    value,
    reason,
    by,
    at,
  })
  /** Looks up what a ruling names; what is not there is noted and left out. */
  function found<T>(ruling: Ruling, thing: T | undefined): T[] {
    if (thing === undefined) unknown.push(ruling.id)
    return thing === undefined ? [] : [thing]
  }
  const items = of('item-points').flatMap((ruling) =>
    found(
      ruling,
      scored.items.find((item) => item.expected === ruling.expected),
    ).map((item) => ({ expected: item.expected, ...ruled(ruling, item.points, ruling.value) })),
  )
  const objectives = of('objective-rating').flatMap((ruling) =>
    found(
      ruling,
      scored.objectives.find((each) => each.objective === ruling.objective),
    ).map((each) => ({ objective: each.objective, ...ruled(ruling, each.rating, ruling.value) })),
  )
  const accepted = of('accept-deviation').flatMap((ruling) =>
    found(
      ruling,
      scored.items.find((item) => item.expected === ruling.expected),
    ).map(({ expected, clause, entries }) => {
      const { id, reason, by, at } = ruling
      return { ruling: id, expected, clause, reason, by, at, entries }
    }),
  )
  const conclusion = of('conclusion').at(-1)
  return {
    items,
    objectives,
    accepted,
    unknown,
    ...(conclusion && { conclusion: ruled<Conclusion>(conclusion, scored.conclusion, conclusion.value) }),
    ...(before && accepted.length > 0 && { before }),
  }
}

/** What stands after the rulings: a person's word where there is one, else what was computed. */
export function stands(review: Review) {
  return {
    conclusion: review.rulings?.conclusion?.value ?? review.conclusion,
    rating: (objective: string) =>
      review.rulings?.objectives.find((each) => each.objective === objective)?.value ??
      review.objectives.find((each) => each.objective === objective)?.rating,
    points: (expected: string) =>
      review.rulings?.items.find((each) => each.expected === expected)?.value ??
      review.items.find((each) => each.expected === expected)?.points ??
      null,
  }
}
