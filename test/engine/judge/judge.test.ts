import { describe, expect, it } from 'vitest'
import { heardOf } from '../../../engine/judge/heard.ts'
import { evaluationGroups, evaluationItems, ratedAhead } from '../../../engine/judge/item.ts'
import { feedbackSummary, judge, loadTable, sortCards } from '../../../engine/judge/judge.ts'
import {
  nothingSaid,
  type Person,
  type Rating,
  type Records,
  type RulingRecord,
  type WorkloadRecord,
} from '../../../engine/judge/records.ts'
import { scaleOf, scales } from '../../../engine/judge/scale.ts'
import { score } from '../../../engine/score/score.ts'
import { play } from '../play.ts'
import { smallMachine, smallScenario } from '../small-scenario.ts'

const person = (id: string): Person => ({ id, name: id, role: 'evaluator' })
let made = 0
const rating = (by: string, item: string, value: string | null, at: number): Rating => {
  made += 1
  const found = evaluationItems(smallScenario()).find((each) => each.id === item)
  if (!found) throw new Error(item)
  return { id: `r-${made}`, person: person(by), item, scale: found.scale, value, at, drillAt: at }
}

function judged(records: Partial<Records>) {
  const drill = play(smallMachine())
  drill.trainer(0, { type: 'start' })
  drill.until(100)
  drill.trainer(100, { type: 'end' })
  const facts = {
    ...{ id: 'd', title: { zh: '演练', en: 'Drill' }, status: 'ended', n: 1, hash: 'h' },
    staffed: ['DUTY', 'SUM'],
  }
  const scenario = smallScenario()
  return judge(scenario, { ...nothingSaid, ...records }, score(scenario, drill.entries, facts), 5)
}

describe('what can be rated', () => {
  it('[J3] is every objective, expected action and standing clause of the scenario, C1 to C13 and how it was prepared, each once', () => {
    const scenario = smallScenario()
    const items = evaluationItems(scenario)
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
    const of = (kind: string) => items.filter((item) => item.kind === kind)
    expect(of('objective')).toHaveLength(scenario.objectives.length)
    expect(of('expected')).toHaveLength(scenario.expected.length)
    expect(of('clause')).toHaveLength(scenario.clauses.filter(({ standing }) => standing).length)
    expect(new Set(of('aqt').map(({ group }) => group)).size).toBe(13)
    expect(new Set(of('preparation').map(({ group }) => group))).toEqual(new Set(['P1', 'P2', 'P3']))
    expect(items.filter(ratedAhead)).toEqual(of('preparation'))
    const groups = evaluationGroups(scenario).map(({ id }) => id)
    expect(new Set(items.map(({ group }) => group))).toEqual(new Set(groups))
  })

  it('[J3] has every word in both languages, and scales that rise from 0 to 1', () => {
    for (const { label } of evaluationItems(smallScenario()).filter(({ kind }) => /aqt|preparation/.test(kind))) {
      expect(label.zh).toMatch(/\p{Script=Han}/u)
      expect(label.en).not.toMatch(/\p{Script=Han}/u)
    }
    for (const { values } of scales.list) {
      const worth = values.map((value) => value.worth)
      expect(worth).toEqual([...worth].sort((a, b) => a - b))
      expect([worth[0], worth.at(-1)]).toEqual([0, 1])
    }
    expect(scaleOf('psmu').values.map(({ id }) => id)).toEqual(['U', 'M', 'S', 'P'])
  })
})

describe('ratings', () => {
  it('[J4] let the last of a person stand, and keep the earlier ones', () => {
    const { items } = judged({
      ratings: [rating('ann', 'aqt:1.7', '1', 10), rating('ann', 'aqt:1.7', '3', 20), rating('bo', 'aqt:1.7', '5', 15)],
    })
    const item = items.find(({ id }) => id === 'aqt:1.7')
    expect(item?.ratings.map(({ value }) => value)).toEqual(['5', '3'])
    expect(item?.earlier.map(({ value }) => value)).toEqual(['1'])
    // 5 is worth 1, 3 is worth 0.6; they stand one step apart.
    expect(item).toMatchObject({ worth: 0.8, spread: 1 })
  })

  it('[J4] leave an item unrated again when they are taken back', () => {
    const { items, agreement } = judged({
      ratings: [rating('ann', 'aqt:1.7', '1', 10), rating('ann', 'aqt:1.7', null, 20)],
    })
    expect(items.find(({ id }) => id === 'aqt:1.7')).toMatchObject({ ratings: [], worth: null, spread: null })
    expect(agreement).toMatchObject({ rated: 0, people: [] })
  })

  it('[J2] give the agreement of two people over what both rated, and call it low below 0.6', () => {
    const marks = ['0', '1', '3', '5', '3', '5']
    const both = marks.flatMap((mark, index) => [
      rating('ann', `aqt:1.${index + 1}`, mark, 10),
      rating('bo', `aqt:1.${index + 1}`, mark, 11),
    ])
    const { agreement } = judged({ ratings: [...both, rating('ann', 'aqt:8.1', '5', 12)] })
    expect(agreement).toMatchObject({ rated: 7, doubled: 6, kappa: { value: 1, n: 6, low: false } })
    expect(agreement.icc).toMatchObject({ n: 6, people: 2, low: false })
    expect(agreement.pairs).toMatchObject([{ scale: 'marks', shared: 6, same: 6 }])

    const against = marks.flatMap((mark, index) => [
      rating('ann', `aqt:1.${index + 1}`, mark, 10),
      rating('bo', `aqt:1.${index + 1}`, marks[5 - index] ?? '0', 11),
    ])
    expect(judged({ ratings: against }).agreement).toMatchObject({ kappa: { low: true }, icc: { low: true } })
  })

  it('[J2] say that there is not enough when only one person rated', () => {
    const { agreement } = judged({ ratings: [rating('ann', 'aqt:1.1', '5', 1)] })
    expect(agreement).toMatchObject({ rated: 1, doubled: 0, doubledShare: 0, kappa: { why: 'too-few' } })
    expect(agreement.icc).toMatchObject({ why: 'too-few', people: 0 })
  })

  it('[J2] take the items that three people share for one ICC, and their pairs for kappa', () => {
    const marks = ['0', '1', '3', '5', '3']
    const ratings = marks.flatMap((mark, index) =>
      ['ann', 'bo', 'cy'].map((by) => rating(by, `aqt:4.${index + 1}`, mark, 1)),
    )
    const { agreement } = judged({ ratings })
    expect(agreement.icc).toMatchObject({ people: 3, n: 5 })
    expect(agreement.pairs).toHaveLength(3)
  })
})

describe('rulings', () => {
  const ruling = (id: string, at: number, value: 'P' | 'S'): RulingRecord => ({
    ...{ id, at, kind: 'objective-rating', objective: 'O1', value, reason: 'seen', by: 'ann' },
    person: person('ann'),
  })
  const withdrawal = { id: 'w-1', ruling: 'two', reason: 'mistaken', person: person('ann'), at: 30 }

  it('[J7] stand beside the computed value, the last one on a matter first', () => {
    const { rulings } = judged({ rulings: [ruling('two', 20, 'P'), ruling('one', 10, 'S')] })
    expect(rulings.map(({ ruling: { id }, state }) => [id, state])).toEqual([
      ['one', 'replaced'],
      ['two', 'stands'],
    ])
    expect(rulings[1]).toMatchObject({ computed: 'U', ruling: { value: 'P' } })
  })

  it('[J7] that are taken back let the one before stand again, and stay on record', () => {
    const records = { rulings: [ruling('one', 10, 'S'), ruling('two', 20, 'P')], withdrawals: [withdrawal] }
    const { rulings } = judged(records)
    expect(rulings.map(({ ruling: { id }, state }) => [id, state])).toEqual([
      ['one', 'stands'],
      ['two', 'withdrawn'],
    ])
    expect(rulings[1]?.withdrawal).toEqual(withdrawal)
    expect(heardOf({ ...records, workload: [] }).rulings).toEqual([
      { id: 'one', at: 10, kind: 'objective-rating', objective: 'O1', value: 'S', reason: 'seen', by: 'ann' },
    ])
  })
})

describe('the load', () => {
  const load = (seat: string, phase: string, mental: number, at: number): WorkloadRecord => ({
    ...{ id: `${seat}-${at}`, seat, role: 'DUTY', phase, at },
    ...{ mental, physical: 10, temporal: 20, performance: 30, effort: 40, frustration: 50 },
  })
  const [phase = ''] = smallScenario().phases.map(({ id }) => id)

  it('[J11] is the plain mean of the six scales, over the people of a role in a phase', () => {
    // Ann (60+10+20+30+40+50)/6 = 35, Bo (90+…)/6 = 40.
    expect(loadTable(smallScenario(), [load('ann', phase, 60, 1), load('bo', phase, 90, 2)])).toMatchObject([
      { role: 'DUTY', phase, n: 2, scales: { mental: 75, physical: 10 }, rtlx: 37.5 },
    ])
  })

  it('[J11] counts a person once a phase, by the last answer', () => {
    const [cell] = loadTable(smallScenario(), [load('ann', phase, 90, 2), load('ann', phase, 0, 1)])
    expect(cell).toMatchObject({ n: 1, scales: { mental: 90 } })
    expect(heardOf({ rulings: [], withdrawals: [], workload: [load('ann', phase, 5, 1)] }).workload).toEqual([
      { role: 'DUTY', phase, mental: 5, physical: 10, temporal: 20, performance: 30, effort: 40, frustration: 50 },
    ])
  })
})

describe('what participants said', () => {
  it('[J8] shows anonymous cards in an order that tells nothing of when they came', () => {
    const card = (id: string, at?: number) => ({ id, kind: 'keep', text: id, ...(at && { at }) }) as const
    expect(sortCards([card('c'), card('b', 20), card('a'), card('d', 10)]).map(({ id }) => id)).toEqual([
      ...['d', 'b', 'a', 'c'],
    ])
  })

  it('[J9] gives means and counts of the forms, and no figure without one', () => {
    const form = (id: string, realism: number) => ({ id, realism, usefulness: 5, roles: 3, pace: 1 })
    const { n, aspects } = feedbackSummary([form('a', 2), form('b', 5)])
    expect([n, aspects[0]?.mean, aspects[0]?.counts]).toEqual([2, 3.5, [0, 1, 0, 0, 1]])
    expect(feedbackSummary([]).aspects.every(({ mean }) => mean === null)).toBe(true)
  })
})
