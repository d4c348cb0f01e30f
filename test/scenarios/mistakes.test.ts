import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMap, isScalar, isSeq, LineCounter, parseDocument, stringify } from 'yaml'
import { compile } from '../../engine/machine/machine.ts'
import { makeDice } from '../../engine/rehearse/dice.ts'
import { rehearse } from '../../engine/rehearse/rehearse.ts'
import { pathText } from '../../scenarios/position.ts'
import { readScenario } from '../../scenarios/read.ts'
import { type Loose, mistakes, type Told } from './mistakes.ts'
import { makeChance, randomScenario } from './random-scenario.ts'

const styles = [
  (source: object) => stringify(source, { aliasDuplicateObjects: false }),
  (source: object) => stringify(source, { aliasDuplicateObjects: false, collectionStyle: 'flow', lineWidth: 100 }),
  (source: object) => JSON.stringify(source, null, 2),
]

/** Where a reader should look, found by walking the text's own tree: the value, its key, or the nearest thing there. */
function placeOf(text: string, { path, key }: Told): { line: number; column: number } {
  const lines = new LineCounter()
  let node: unknown = parseDocument(text, { lineCounter: lines }).contents
  let offset = isMap(node) ? (node.range?.[0] ?? 0) : 0
  for (const [index, step] of path.entries()) {
    const pair = isMap(node)
      ? node.items.find((each) => isScalar(each.key) && String(each.key.value) === step)
      : undefined
    const next = isSeq(node) ? node.items[step as number] : pair?.value
    if (next === undefined) break
    const shown = key && index === path.length - 1 ? pair?.key : next
    offset = (shown as { range?: [number, number, number] }).range?.[0] ?? offset
    node = next
  }
  const { line, col } = lines.linePos(offset)
  return { line, column: col }
}

describe('mistakes in a scenario', () => {
  it('[S11] are of more than thirty kinds, by many codes', () => {
    const codes = new Set(
      mistakes.map(
        ({ make }) =>
          make(structuredClone(randomScenario(makeChance(makeDice(1)))) as Loose, makeChance(makeDice(1))).code,
      ),
    )
    expect(mistakes.length).toBeGreaterThan(60)
    expect(codes.size).toBeGreaterThan(30)
  })

  it('[S11] are found wherever they are: any kind, in any scenario, with line, column and what to do in both languages', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const chance = makeChance(makeDice(seed))
        const source = randomScenario(chance)
        const write = chance.one(styles)
        const clean = readScenario(write(source))
        expect(clean.problems, 'a random scenario has nothing wrong with it').toEqual([])
        for (const { kind, make } of mistakes) {
          const spoilt = structuredClone(source) as Loose
          const told = make(spoilt, chance)
          const text = write(spoilt)
          const language = chance.one(['zh', 'en'] as const)
          const { problems } = readScenario(text, language)
          const found = problems.find((each) => each.code === told.code && each.path === pathText(told.path))
          expect(found, `${kind}: ${told.code} at ${pathText(told.path)} in ${JSON.stringify(problems)}`).toBeDefined()
          expect(found, kind).toMatchObject(placeOf(text, told))
          if (language === 'en') expect(found?.message, kind).toMatch(/[a-z].*[.?]$/)
          else {
            expect(found?.message, kind).toMatch(/\p{Script=Han}.*[。？]$/u)
            expect(found?.message, kind).not.toMatch(/\b(write one|remove|there is|is not a)\b/i)
          }
        }
      }),
      { numRuns: 3 },
    )
  }, 60_000)

  it('[S11] leave nothing that check passes unplayable: a clean random scenario can be rehearsed', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const read = readScenario(stringify(randomScenario(makeChance(makeDice(seed)))))
        if (!read.ok) throw new Error(JSON.stringify(read.problems))
        const { review } = rehearse(compile(read.scenario), 'perfect', seed)
        expect(review.score).toBeGreaterThan(90)
      }),
      { numRuns: 10 },
    )
  })
})
