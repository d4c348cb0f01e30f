import type { Conclusion, ItemScore, Rating, Review } from '../../../../engine/score/review.ts'
import type { Ruled } from '../../../../engine/score/ruled.ts'

/** A value as it stands: ruled where somebody ruled, computed elsewhere. */
export interface Standing<T> {
  readonly value: T
  readonly ruled?: Ruled<NonNullable<T>>
}
const standing = <T>(computed: T, ruled: Ruled<NonNullable<T>> | undefined): Standing<T> =>
  ruled ? { value: ruled.value, ruled } : { value: computed }

export const conclusionOf = (review: Review): Standing<Conclusion> =>
  standing(review.conclusion, review.rulings?.conclusion)

export const ratingOf = (review: Review, objective: Review['objectives'][number]): Standing<Rating> =>
  standing(
    objective.rating,
    review.rulings?.objectives.find((each) => each.objective === objective.objective),
  )

export const pointsOf = (review: Review, item: ItemScore): Standing<number | null> =>
  standing<number | null>(
    item.points,
    review.rulings?.items.find((each) => each.expected === item.expected),
  )
