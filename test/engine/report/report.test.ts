import { describe, expect, it } from 'vitest'
import { policies } from '../../../engine/rehearse/robot.ts'
import { blocksOf, type Language, type Report, type Section, sentencesOf } from '../../../engine/report/document.ts'
import { drawingOf } from '../../../engine/report/drawing.ts'
import { editionText } from '../../../engine/report/edition.ts'
import type { Said } from '../../../engine/report/input.ts'
import { makeReport } from '../../../engine/report/report.ts'
import { rehearsed } from '../../support/rehearsed.ts'

const languages: readonly Language[] = ['zh', 'en']
const scenarios = ['grassland-fire', 'flood', 'earthquake'] as const
const every = scenarios.flatMap((scenario) =>
  policies.flatMap((policy) => languages.map((lang) => ({ scenario, policy, lang }))),
)
const all = (sections: readonly Section[]): Section[] => sections.flatMap((each) => [each, ...all(each.sections)])
/** Every word of a report that is not of its log. */
function wordsOf(report: Report): string[] {
  return [
    report.title,
    report.subtitle,
    ...report.cover.flat(),
    ...report.handling,
    ...all(report.sections).map((section) => section.heading),
    ...[...blocksOf(report.sections)].flatMap(({ block }) => [
      ...sentencesOf(block).map((each) => each.text),
      ...('caption' in block ? [block.caption] : []),
      ...(block.kind === 'note' ? [block.text] : []),
      ...(block.kind === 'table' ? block.columns.map((column) => column.head) : []),
      ...(block.kind === 'picture'
        ? [
            block.alt,
            ...drawingOf(block.picture).shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : [])),
          ]
        : []),
    ]),
  ]
}

const nothingSaid: Said = {
  evaluators: [],
  observations: [],
  ratings: [],
  agreement: [],
  feedback: [],
  hotWash: { keep: [], change: [], unclear: [], questions: [] },
}

describe('the report', () => {
  it('[R30] has every heading of the template, and the six fixed ones of the rules on emergency plans', () => {
    const report = makeReport(rehearsed(), 'zh')
    const sections = all(report.sections)
    const numbers = sections.map((section) => section.number).filter((each) => /^(\d+(\.\d+)?|附录.)$/.test(each))
    expect(numbers).toEqual([
      ...['0', '0.1', '0.2', '1', '1.1', '1.2', '1.3', '1.4', '1.5', '2', '2.1', '2.2'],
      ...['3', '3.1', '3.2', '3.3', '3.4', '3.5', '3.6', '3.7', '3.8', '3.9', '3.10'],
      ...['4', '5', '6', '附录A', '附录B', '附录C', '附录D', '附录E', '附录F'],
    ])
    expect(sections.filter((section) => section.fixed).map((section) => section.heading)).toEqual([
      '演练执行情况',
      '预案的合理性与可操作性',
      '指挥协调与应急联动',
      '应急人员处置',
      '设备装备适用性',
      '改进意见与建议（对完善预案、应急准备、应急机制、应急措施）',
    ])
    expect(report.handling[0]).toBe('本报告用于改进预案和机制，不用于个人考核排名。')
  })

  it.each(every)(
    '[R31] leads every figure to entries that exist: $scenario, $policy, $lang',
    ({ scenario, policy, lang }) => {
      const input = rehearsed(scenario, policy)
      const report = makeReport(input, lang)
      const known = new Set(input.entries.map((entry) => entry.e))
      const listed = new Set(
        [...blocksOf(report.sections)].flatMap(({ block }) =>
          block.kind === 'log' ? block.rows.map((row) => row.e) : [],
        ),
      )
      expect(listed).toEqual(known)
      const sets = new Set(report.evidence.map((set) => set.entries.join()))
      for (const { block } of blocksOf(report.sections)) {
        for (const { text, entries } of sentencesOf(block)) {
          for (const e of entries ?? []) expect(known.has(e), text).toBe(true)
          if (entries && entries.length > 4) expect(sets.has(entries.join()), text).toBe(true)
        }
      }
      // What was measured is a share or a time; each such sentence of running text carries its evidence.
      const measured = [...blocksOf(report.sections)]
        .filter(
          ({ section, block }) =>
            /^(summary|conclusion-first|conduct|coordination|people|objective-)/.test(section.id) &&
            block.kind === 'paragraph',
        )
        .flatMap(({ block }) => sentencesOf(block))
        .filter(({ text }) => /\d+ ?%|\d+ (分钟|小时|min\b|h\b)/.test(text) && !/ 0 /.test(text))
      expect(measured.length).toBeGreaterThan(5)
      for (const { text, entries } of measured) expect(entries?.length ?? 0, text).toBeGreaterThan(0)
    },
  )

  it.each(every)('[R32] speaks one language: $scenario, $policy, $lang', ({ scenario, policy, lang }) => {
    const words = wordsOf(makeReport(rehearsed(scenario, policy), lang))
    expect(words.every((each) => each.length > 0 || lang === 'zh' || lang === 'en')).toBe(true)
    const han = /\p{Script=Han}/u
    // Ids, units and the names of standards are the same in both languages.
    const english = /\b(the|of|and|was|were|not|in time|within|from|minutes|role|missing|nothing)\b/i
    const strange = words.filter((each) => (lang === 'en' ? han.test(each) : english.test(each)))
    expect(strange).toEqual([])
  })

  it('[R33] never calls anything law that was not read as law', () => {
    for (const { scenario, policy, lang } of every) {
      const report = makeReport(rehearsed(scenario, policy), lang)
      const law = lang === 'zh' ? /法定|[（(]法定/ : /\(law\)|\blaw\b|statutory/i
      for (const { section, block } of blocksOf(report.sections)) {
        if (block.kind !== 'table' || section.id !== 'provenance') continue
        for (const row of block.rows) {
          for (const { text } of row) if (/^\[(?!S)/.test(text)) expect(text).not.toMatch(law)
        }
      }
      const input = rehearsed(scenario, policy)
      const limits = [...blocksOf(report.sections)].find(
        ({ section, block }) => section.id === 'conduct' && block.kind === 'table',
      )
      if (limits?.block.kind !== 'table') throw new Error('no table of expected actions')
      limits.block.rows.forEach((row, index) => {
        const tag = input.review.items[index]?.limit.tag
        expect(law.test(row[3]?.text ?? ''), row[3]?.text).toBe(tag === 'S')
      })
    }
  })

  it('[R34] ranks no person: names stand beside roles in the list of participants and in the log, nowhere else', () => {
    const input = rehearsed()
    const named = input.entries.map((entry) =>
      entry.type === 'seat-joined' ? { ...entry, name: `某某${entry.role}` } : entry,
    )
    const review = {
      ...input.review,
      items: input.review.items.map((item) =>
        item.doneBy ? { ...item, doneBy: { ...item.doneBy, name: `某某${item.doneBy.role}` } } : item,
      ),
      roles: input.review.roles.map((role) => ({ ...role, people: [`某某${role.role}`] })),
    }
    const report = makeReport({ ...input, entries: named, review }, 'zh')
    const where = [...blocksOf(report.sections)].filter(({ block }) =>
      sentencesOf(block).some((each) => each.text.includes('某某')),
    )
    expect([...new Set(where.map(({ section }) => section.id))]).toEqual(['participants'])
    const rows = where[0]?.block.kind === 'table' ? where[0].block.rows : []
    expect(rows.map((row) => row.length)).toEqual(rows.map(() => 2))
    const order = input.scenario.roles.map((role) => role.id)
    const told = rows.map((row) => order.indexOf((row[1]?.text ?? '').replace('某某', '')))
    expect(told).toEqual([...told].sort((a, b) => a - b))
  })

  it('[R35] says what is missing instead of inventing it', () => {
    const text = wordsOf(makeReport({ ...rehearsed(), said: nothingSaid, improvements: [] }, 'zh')).join('\n')
    for (const missing of [
      '本次没有评估员参加',
      '不能计算一致性',
      '没有收到参演人员反馈',
      '没有热点评记录',
      '尚未登记整改项',
      '没有可比的历次演练',
    ])
      expect(text).toContain(missing)
  })

  it('[R35] prints what people said, with their names as evaluators', () => {
    const said: Said = {
      ...nothingSaid,
      evaluators: ['白云'],
      observations: [{ kind: 'improvement', text: '三套表格重复填报', by: '白云', objective: 'O2', entries: [5] }],
      ratings: [
        {
          label: { zh: '4.5 现场方案', en: '4.5 Site plan' },
          capability: 'C4',
          scale: { zh: '0/1/3/5', en: '0/1/3/5' },
          value: { zh: '3 一般', en: '3 fair' },
          by: '白云',
          entries: [],
        },
      ],
      agreement: [{ label: { zh: '同评', en: 'both' }, measure: { zh: 'κ', en: 'κ' }, value: 0.42, n: 6 }],
      hotWash: { ...nothingSaid.hotWash, keep: ['电台通报快'] },
    }
    const text = wordsOf(makeReport({ ...rehearsed(), said }, 'zh')).join('\n')
    for (const there of [
      '评估员 1 人：白云',
      '三套表格重复填报',
      '4.5 现场方案：3 一般（白云）',
      '一致性低',
      '电台通报快',
    ])
      expect(text).toContain(there)
  })

  it('[R6] gives the same bytes for the same input', () => {
    expect(JSON.stringify(makeReport(rehearsed(), 'zh'))).toBe(JSON.stringify(makeReport(rehearsed(), 'zh')))
  })

  it('[R36] tells a draft, a signed edition and a draft after it apart', () => {
    const signature = { number: 1, name: '乌兰', at: 1, n: 9, standard: 1, hash: 'a' }
    expect(editionText({ number: 1, state: 'draft', hash: 'a', signed: [] }).word.zh).toBe('草稿 第1版')
    expect(editionText({ number: 1, state: 'final', hash: 'a', signed: [signature] }).says.zh).toBe(
      '本版已由乌兰签发。',
    )
    expect(editionText({ number: 2, state: 'draft', hash: 'b', signed: [signature] }).says.zh).toContain(
      '第1版由乌兰签发之后',
    )
  })

  it('[R37] keeps every picture inside its frame', () => {
    for (const { block } of blocksOf(makeReport(rehearsed(), 'zh').sections)) {
      if (block.kind !== 'picture') continue
      const { width, height, shapes } = drawingOf(block.picture)
      for (const shape of shapes) {
        const points = shape.kind === 'line' ? shape.points : [[shape.x, shape.y] as const]
        for (const [x, y] of points) {
          expect(x, JSON.stringify(shape)).toBeGreaterThanOrEqual(-1)
          expect(x).toBeLessThanOrEqual(width + 1)
          expect(y).toBeGreaterThanOrEqual(-1)
          expect(y).toBeLessThanOrEqual(height + 1)
        }
      }
    }
  })
})
