import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { enough, icc21, weightedKappa } from '../../../engine/judge/agreement.ts'

const times = <T>(n: number, of: T) => Array.from({ length: n }, () => of)
const table = (counts: readonly (readonly number[])[]) =>
  counts.flatMap((row, a) => row.flatMap((n, b) => times(n, [a, b] as const)))

describe('the weighted kappa', () => {
  it('[J1] of two values is the plain kappa: 0.40 for fifty proposals, 20 and 15 of them read alike', () => {
    // Observed agreement 35/50 = 0.7; by chance 0.5·0.6 + 0.5·0.4 = 0.5; (0.7 − 0.5) / (1 − 0.5) = 0.4.
    const kappa = weightedKappa(
      table([
        [20, 5],
        [10, 15],
      ]),
    )
    expect(kappa).toMatchObject({ n: 50, low: true })
    expect(kappa.value).toBeCloseTo(0.4, 12)
  })

  it('[J1] counts a miss by two steps four times a miss by one', () => {
    // Rows 3, 3, 2 and columns 2, 3, 3 of 8. Observed Σd² = 1 + 1 = 2; by chance Σd² = (3·15 + 3·5 + 2·11) / 8 = 10.25.
    const kappa = weightedKappa(
      table([
        [2, 1, 0],
        [0, 2, 1],
        [0, 0, 2],
      ]),
    )
    expect(kappa.value).toBeCloseTo(1 - 2 / 10.25, 12)
    expect(kappa).toMatchObject({ low: false })
  })

  const ranks = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })), {
    minLength: enough,
    maxLength: 40,
  })

  it('[J1] is 1 exactly for those who agree in everything that varies, and never above', () => {
    fc.assert(
      fc.property(ranks, (pairs) => {
        const { value } = weightedKappa(pairs)
        const alike = pairs.every(([a, b]) => a === b)
        if (value === null) return alike
        return alike ? value === 1 : value < 1
      }),
    )
  })

  it('[J1] does not ask who of the two came first, nor in which order the items stand', () => {
    fc.assert(
      fc.property(ranks, (pairs) => {
        const one = weightedKappa(pairs)
        const other = weightedKappa(pairs.map(([a, b]) => [b, a] as const).reverse())
        expect(other.value ?? 9).toBeCloseTo(one.value ?? 9, 9)
      }),
    )
  })

  it("[J1] equals Lin's concordance, 2·cov / (var + var + (difference of means)²), which is computed another way", () => {
    fc.assert(
      fc.property(ranks, (pairs) => {
        const mean = (list: readonly number[]) => list.reduce((sum, x) => sum + x, 0) / list.length
        const [a, b] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)]
        const [ma, mb] = [mean(a), mean(b)]
        const cov = mean(pairs.map(([x, y]) => (x - ma) * (y - mb)))
        const spread = mean(a.map((x) => (x - ma) ** 2)) + mean(b.map((y) => (y - mb) ** 2)) + (ma - mb) ** 2
        const kappa = weightedKappa(pairs)
        if (kappa.value === null) return expect(spread).toBe(0)
        expect(kappa.value).toBeCloseTo((2 * cov) / spread, 9)
      }),
    )
  })
})

describe('the intraclass correlation ICC(2,1)', () => {
  it('[J1] is 0.29 for the six targets and four judges of Shrout and Fleiss (1979)', () => {
    // Their table 2; mean squares 11.24 between targets, 32.49 between judges, 1.02 of the rest.
    const icc = icc21([
      [9, 2, 5, 8],
      [6, 1, 3, 2],
      [8, 4, 6, 8],
      [7, 1, 2, 6],
      [10, 5, 6, 9],
      [6, 2, 4, 7],
    ])
    expect(icc.value).toBeCloseTo(0.2898, 4)
    expect(icc).toMatchObject({ n: 6, low: true })
  })

  const rows = fc.integer({ min: 2, max: 4 }).chain((k) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: k, maxLength: k }), {
      minLength: enough,
      maxLength: 20,
    }),
  )

  it('[J1] is 1 for judges who give the same marks, and less when one is always stricter', () => {
    const marks = [0, 1, 3, 5, 3, 1]
    expect(icc21(marks.map((mark) => [mark, mark])).value).toBeCloseTo(1, 12)
    // The order of things is the same, the marks are not: absolute agreement sees it.
    expect(icc21(marks.map((mark) => [mark, mark - 1])).value).toBeLessThan(0.95)
  })

  it('[J1] changes neither with the order of the judges nor of the things', () => {
    fc.assert(
      fc.property(rows, (table) => {
        const one = icc21(table)
        const other = icc21(table.map((row) => [...row].reverse()).reverse())
        expect(other.value ?? 9).toBeCloseTo(one.value ?? 9, 9)
      }),
    )
  })

  it('[J1] is at most 1', () => {
    fc.assert(fc.property(rows, (table) => (icc21(table).value ?? 0) <= 1 + 1e-9))
  })
})

describe('too little to tell', () => {
  it('[J2] gives no figure below five shared items, and says so', () => {
    expect(weightedKappa(times(4, [0, 1] as const))).toEqual({ value: null, n: 4, why: 'too-few' })
    expect(icc21(times(4, [0, 1]))).toEqual({ value: null, n: 4, why: 'too-few' })
    expect(weightedKappa([])).toEqual({ value: null, n: 0, why: 'too-few' })
    expect(icc21([])).toEqual({ value: null, n: 0, why: 'too-few' })
  })

  it('[J2] gives no figure where everything was judged alike: chance cannot be told from agreement', () => {
    expect(weightedKappa(times(6, [2, 2] as const))).toEqual({ value: null, n: 6, why: 'no-variation' })
    expect(icc21(times(6, [0.6, 0.6, 0.6]))).toEqual({ value: null, n: 6, why: 'no-variation' })
  })
})
