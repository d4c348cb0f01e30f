import { type Coefficient, enough, icc21, lowBelow, weightedKappa } from './agreement.ts'
import type { Agreement, JudgedItem, PairAgreement } from './judgement.ts'
import type { Person, Rating } from './records.ts'
import { rankOf, scaleOf, scales } from './scale.ts'

const worthOf = ({ scale, value }: Rating) => scaleOf(scale).values.find((each) => each.id === value)?.worth ?? 0
const rank = ({ scale, value }: Rating) => rankOf(scale, value ?? '') ?? 0

/** The mean worth and the spread (steps) of the ratings that stand on one item. */
export function measure(ratings: readonly Rating[]): Pick<JudgedItem, 'worth' | 'spread'> {
  if (ratings.length === 0) return { worth: null, spread: null }
  const ranks = ratings.map(rank)
  return {
    worth: ratings.reduce((sum, rating) => sum + worthOf(rating), 0) / ratings.length,
    spread: ratings.length < 2 ? null : Math.max(...ranks) - Math.min(...ranks),
  }
}

/**
 * How far the people of a drill's evaluation judged alike. Kappa is taken pair by pair and scale by scale, since ranks
 * of different scales cannot meet; ICC goes over everybody who shares items with all the others, on worth.
 */
export function panelAgreement(items: readonly JudgedItem[]): Agreement {
  const people = new Map<string, Person>()
  for (const { ratings } of items) for (const { person } of ratings) people.set(person.id, person)
  const panel = [...people.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  const rated = items.filter((item) => item.ratings.length > 0).length
  const doubled = items.filter((item) => item.ratings.length > 1).length

  const pairs: PairAgreement[] = []
  for (const [index, one] of panel.entries()) {
    for (const other of panel.slice(index + 1)) {
      for (const { id: scale } of scales.list) {
        const both = items.flatMap((item) => {
          const [a, b] = [one, other].map(({ id }) =>
            item.ratings.find((rating) => rating.person.id === id && rating.scale === scale),
          )
          return a && b ? [[rank(a), rank(b)] as const] : []
        })
        if (both.length === 0) continue
        const same = both.filter(([a, b]) => a === b).length
        pairs.push({ people: [one, other], scale, shared: both.length, same, kappa: weightedKappa(both) })
      }
    }
  }
  return {
    people: panel,
    rated,
    doubled,
    doubledShare: rated === 0 ? null : doubled / rated,
    pairs,
    kappa: overall(pairs),
    icc: panelIcc(items, panel),
  }
}

function overall(pairs: readonly PairAgreement[]): Coefficient {
  const shared = pairs.reduce((sum, pair) => sum + pair.shared, 0)
  const known = pairs.flatMap(({ kappa }) => (kappa.value === null ? [] : [kappa]))
  const n = known.reduce((sum, kappa) => sum + kappa.n, 0)
  if (n === 0) {
    const flat = pairs.some(({ kappa }) => kappa.value === null && kappa.why === 'no-variation')
    return { value: null, n: shared, why: flat ? 'no-variation' : 'too-few' }
  }
  const value = known.reduce((sum, kappa) => sum + kappa.n * kappa.value, 0) / n
  return { value, n, low: value < lowBelow }
}

/** The largest group of people with enough items that all of them rated; of equal groups, the one with more items. */
function panelIcc(items: readonly JudgedItem[], panel: readonly Person[]): Agreement['icc'] {
  // Items by who rated them: the groups worth trying are those somebody really formed.
  const groups = new Map<string, readonly string[]>()
  for (const { ratings } of items) {
    const ids = ratings.map(({ person }) => person.id).sort()
    if (ids.length > 1) groups.set(ids.join(), ids)
  }
  for (const [index, one] of panel.entries())
    for (const other of panel.slice(index + 1)) groups.set(`${one.id},${other.id}`, [one.id, other.id])
  const tried = [...groups.values()].map((ids) => {
    const rows = items.flatMap((item) => {
      const row = ids.map((id) => item.ratings.find((rating) => rating.person.id === id))
      return row.every((rating) => rating !== undefined) ? [row.map(worthOf)] : []
    })
    return { ids, rows }
  })
  const best = tried.sort(
    (a, b) =>
      Number(b.rows.length >= enough) - Number(a.rows.length >= enough) ||
      b.ids.length - a.ids.length ||
      b.rows.length - a.rows.length ||
      (a.ids.join() < b.ids.join() ? -1 : 1),
  )[0]
  return { ...icc21(best?.rows ?? []), people: best?.ids.length ?? 0 }
}
