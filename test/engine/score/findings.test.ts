import { describe, expect, it } from 'vitest'
import { policies } from '../../../engine/rehearse/robot.ts'
import type { Review } from '../../../engine/score/review.ts'
import { goldenLog, goldenReview, goldenScenario } from '../../golden/read-golden.ts'

const problem = (review: Review, id: string) => review.findings.problems.find((finding) => finding.id === id)
const all = () =>
  policies.flatMap((policy) => {
    const { findings } = goldenReview(goldenLog(policy))
    return [...findings.strengths, ...findings.problems]
  })

describe('findings', () => {
  it('[R19] are sentences with clause, role, limit, actual, what was missing, cause, effect and remedy', () => {
    const found = problem(goldenReview(goldenLog('slow')), 'item:order-withdrawal')
    expect(found?.text).toEqual({
      zh: '条款GF-4.6（演练标准）要求副总指挥在 32 分钟内“风向突变前命令队伍撤至安全区”；本次用时 53 分钟，超时 21 分钟，缺完成时限。',
      en: 'Clause GF-4.6 (drill standard) asks Deputy commander for “Order the crews to a named safe zone before the wind shift” within 32 min; it took 53 min, 21 min over; missing: deadline.',
    })
    expect(found?.effect?.zh).toBe('情景因此转入“风向突变前未下令撤离，受伤队员增至5人”')
    expect(found).toMatchObject({ clause: 'GF-4.6', objective: 'O7', roles: ['DCMD'], capability: ['C5', 'C6', 'C11'] })
    expect(found?.cause?.zh).toBeTruthy()
    expect(found?.fix?.en).toBeTruthy()
  })

  it('[R19] tell what nobody saw, what nobody called for, and what was seen and left', () => {
    const absent = goldenReview(goldenLog('absent'))
    expect(problem(absent, 'item:phone-league')?.cause?.en).toBe('Nobody opened what called for it')
    expect(problem(absent, 'item:activate-response')?.cause?.en).toContain('people had to think of it themselves')
    expect(problem(goldenReview(goldenLog('wrong')), 'item:answer-volunteers')?.cause?.en).toBe(
      'It was seen and nobody did it',
    )
  })

  it('[R19] call law only what the statute itself says, whatever else stands behind a limit', () => {
    for (const finding of all()) {
      if (!finding.expected) continue
      const { tag } = goldenScenario.expected.find((each) => each.id === finding.expected)?.limit ?? { tag: 'D' }
      expect(finding.text.zh.includes('（法定）'), finding.id).toBe(tag === 'S')
      expect(finding.text.en.includes('(law)'), finding.id).toBe(tag === 'S')
    }
  })

  it('[R19] name posts and never persons, and are whole in both languages', () => {
    const named = goldenLog('wrong').map((entry) =>
      entry.type === 'seat-joined' ? { ...entry, name: `乌兰${entry.seat}` } : entry,
    )
    const { findings } = goldenReview(named)
    for (const finding of [...findings.strengths, ...findings.problems, ...all()]) {
      const texts = [finding.text, finding.cause, finding.effect, finding.fix].flatMap((text) => (text ? [text] : []))
      for (const { zh, en } of texts) {
        expect(`${zh} ${en}`, finding.id).not.toMatch(/乌兰|undefined|null|NaN/)
        expect(zh, finding.id).toMatch(/[\u4e00-\u9fff]/)
        // Names of roles and labels are the scenario's own; they have an English of theirs.
        expect(en, finding.id).not.toMatch(/[\u4e00-\u9fff]/)
      }
    }
  })

  it('[R19] come ranked, with three of each for a manager, and no remedy twice', () => {
    for (const policy of policies) {
      const { strengths, problems, top } = goldenReview(goldenLog(policy)).findings
      for (const list of [strengths, problems]) {
        const weights = list.map((finding) => finding.weight)
        expect(weights).toEqual([...weights].sort((a, b) => b - a))
      }
      expect(top.strengths).toEqual(strengths.slice(0, 3))
      expect(top.problems).toEqual(problems.slice(0, 3))
      expect(new Set(top.fixes.map((finding) => finding.fix?.zh)).size).toBe(top.fixes.length)
      const ids = [...strengths, ...problems].map((finding) => finding.id)
      expect(new Set(ids).size, policy).toBe(ids.length)
    }
  })
})
