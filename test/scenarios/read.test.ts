import { describe, expect, it } from 'vitest'
import { maxBytes, maxProblems, type PlacedProblem, readScenario } from '../../scenarios/read.ts'

const pack = `id: small-fire
version: 1
hazard: grassland-fire
title: { zh: 小火, en: Small fire }
summary: { zh: 摘要, en: Summary }
setting: { zh: 背景, en: Setting }
drill: { form: functional, content: single, purpose: inspection, notice: announced }
clock: { start: "10:20", rate: 4, end: 60m }
stop: { zh: 停止, en: Stop }
objectives:
  - { id: O1, zh: 目标, en: Objective, capability: [C1] }
clauses:
  - id: K1
    zh: 条款
    en: Clause
    actor: [DUTY]
    trigger: { zh: 接报, en: A report }
    limit: { zh: 十分钟, en: Ten minutes, tag: D }
    basis: [{ source: { zh: 演练标准, en: Drill standard }, tag: D }]
    weight: 2
roles:
  - id: DUTY
    zh: 值班员
    en: Duty officer
    duties: [{ zh: 接报, en: Take reports }]
  - id: UPR
    zh: 上级
    en: League
    kind: simcell
    duties: [{ zh: 接收, en: Receive }]
phases:
  - { id: first, zh: 处置, en: Response, kind: response, at: 0m }
tasks:
  - { id: verify, zh: 核实, en: Verify }
injects:
  - id: I01
    at: 5m
    from: UPR
    to: [DUTY]
    via: phone
    zh: 冒烟了
    en: There is smoke
    expects: [report]
expected:
  - id: report
    zh: 报告
    en: Report
    role: [DUTY]
    form: report-up
    to: [UPR]
    clause: K1
    objective: O1
    limit: { kind: within, of: 10m, tag: D }
`

/** The problems of the small pack with one place spoilt. */
function spoil(from: string | RegExp, to: string): readonly PlacedProblem[] {
  const spoilt = pack.replace(from, to)
  expect(spoilt, 'the test changes the pack').not.toBe(pack)
  const reading = readScenario(spoilt)
  return reading.ok ? [] : reading.problems
}

const lineOf = (text: string) => pack.slice(0, pack.indexOf(text)).split('\n').length

const mistakes: readonly {
  what: string
  from: string | RegExp
  to: string
  code: string
  line: number
  column: number
  says: RegExp
}[] = [
  {
    what: 'a key nobody knows',
    from: 'via: phone',
    to: 'viia: phone',
    code: 'unknown-key',
    line: lineOf('via: phone'),
    column: 5,
    says: /`viia` is not a key here\. Did you mean `via`\?/,
  },
  {
    what: 'a key like no other',
    from: 'rate: 4',
    to: 'rate: 4, zzzzzzzzzz: 1',
    code: 'unknown-key',
    line: lineOf('clock:'),
    column: 35,
    says: /`zzzzzzzzzz` is not a key here\. Remove it, or use one of start, rate, rates, end\./,
  },
  {
    what: 'a language left out',
    from: '    en: There is smoke\n',
    to: '',
    code: 'missing-language',
    line: lineOf('id: I01'),
    column: 5,
    says: /English text is missing: write `en: …`/,
  },
  {
    what: 'a language left empty',
    from: 'zh: 冒烟了',
    to: 'zh: " "',
    code: 'missing-language',
    line: lineOf('zh: 冒烟了'),
    column: 9,
    says: /Chinese text is empty/,
  },
  {
    what: 'a required key left out',
    from: '    from: UPR\n',
    to: '',
    code: 'missing',
    line: lineOf('id: I01'),
    column: 5,
    says: /`from` is missing: write text/,
  },
  {
    what: 'a text where a number belongs',
    from: 'version: 1',
    to: 'version: one',
    code: 'wrong-type',
    line: 2,
    column: 10,
    says: /`version` must be a number, not “one”/,
  },
  {
    what: 'a duration without its unit',
    from: 'at: 5m',
    to: 'at: 5',
    code: 'wrong-type',
    line: lineOf('at: 5m'),
    column: 9,
    says: /`at` must be text, not the number 5\. Put it in quotes, or give it its unit\./,
  },
  {
    what: 'a duration in words',
    from: 'at: 5m',
    to: 'at: 5 minutes',
    code: 'bad-value',
    line: lineOf('at: 5m'),
    column: 9,
    says: /`at` is “5 minutes”: write a duration such as 45m/,
  },
  {
    what: 'an id with a space',
    from: 'id: I01',
    to: 'id: I 01',
    code: 'bad-value',
    line: lineOf('id: I01'),
    column: 9,
    says: /an id starts with a letter/,
  },
  {
    what: 'an id that every object has by birth, which no ledger could tell from one that happened',
    from: 'id: I01',
    to: 'id: constructor',
    code: 'bad-value',
    line: lineOf('id: I01'),
    column: 9,
    says: /`id` is “constructor”: this word has a meaning of its own to the program: use another id/,
  },
  {
    what: 'a choice that is not offered',
    from: 'via: phone',
    to: 'via: fone',
    code: 'unknown-choice',
    line: lineOf('via: phone'),
    column: 10,
    says: /must be one of phone, radio, .*Did you mean `phone`\?/,
  },
  {
    what: 'a kind of limit that does not exist',
    from: 'kind: within',
    to: 'kind: withinn',
    code: 'unknown-choice',
    line: lineOf('kind: within'),
    column: 20,
    says: /must be one of within, before, every, .*Did you mean `within`\?/,
  },
  {
    what: 'a list left empty',
    from: 'role: [DUTY]',
    to: 'role: []',
    code: 'wrong-length',
    line: lineOf('role: [DUTY]'),
    column: 11,
    says: /`role` must have at least 1 entries/,
  },
  {
    what: 'one value where a list belongs',
    from: 'role: [DUTY]',
    to: 'role: DUTY',
    code: 'wrong-type',
    line: lineOf('role: [DUTY]'),
    column: 11,
    says: /`role` must be a list/,
  },
  {
    what: 'a weight out of bounds',
    from: 'weight: 2',
    to: 'weight: 9',
    code: 'out-of-bounds',
    line: lineOf('weight: 2'),
    column: 13,
    says: /`weight` must be at most 3/,
  },
  {
    what: 'an opening that is no opening',
    from: 'limit: { kind: within',
    to: 'after: { injekt: I01 }\n    limit: { kind: within',
    code: 'not-understood',
    line: lineOf('limit: { kind: within'),
    column: 12,
    says: /`after` is not understood: write \{inject: …\}.*Did you mean `inject`\?/,
  },
  {
    what: 'a delay, which an opening cannot have',
    from: 'limit: { kind: within',
    to: 'after: { inject: I01, delay: soon }\n    limit: { kind: within',
    code: 'unknown-key',
    line: lineOf('limit: { kind: within'),
    column: 27,
    says: /`delay` is not a key here/,
  },
  {
    what: 'a condition deep inside a branch',
    from: 'expected:\n',
    to: 'branches:\n  - id: B1\n    zh: 甲\n    en: A\n    when: { all: [{ notDun: report, by: 5m }] }\n    effects: [{ fail: O1 }]\n    root: response\nexpected:\n',
    code: 'not-understood',
    line: lineOf('expected:\n') + 4,
    column: 19,
    says: /write one condition.*Did you mean `notDone`\?/,
  },
  {
    what: 'a clause that is not in the plan',
    from: 'clause: K1',
    to: 'clause: K2',
    code: 'unknown-reference',
    line: lineOf('clause: K1'),
    column: 13,
    says: /K2/,
  },
  {
    what: 'a key written twice',
    from: 'version: 1',
    to: 'version: 1\nversion: 2',
    code: 'yaml',
    line: 3,
    column: 1,
    says: /written twice/,
  },
  {
    what: 'a tab for indentation',
    from: '    via: phone',
    to: '\tvia: phone',
    code: 'yaml',
    line: lineOf('via: phone'),
    column: 1,
    says: /tab/,
  },
  {
    what: 'a bracket left open',
    from: 'to: [DUTY]\n',
    to: 'to: [DUTY\n',
    code: 'yaml',
    line: lineOf('via: phone'),
    column: 5,
    says: /./,
  },
  {
    what: 'an alias of nothing',
    from: 'en: There is smoke',
    to: 'en: *smoke',
    code: 'yaml',
    line: lineOf('en: There is smoke'),
    column: 9,
    says: /no anchor &smoke/,
  },
]

describe('reading a scenario pack', () => {
  it('[S1] reads a good pack and keeps what the author wrote', () => {
    const reading = readScenario(pack)
    expect(reading).toMatchObject({ ok: true })
    if (!reading.ok) return
    expect(reading.scenario.injects[0]?.at).toBe(300_000)
    expect(reading.document.injects[0]?.at).toBe('5m')
    expect(JSON.parse(JSON.stringify(reading.document))).toEqual(reading.document)
  })

  it.each(mistakes)('[S1] points at $what and says what to do', ({ from, to, code, line, column, says }) => {
    const problems = spoil(from, to)
    const found = problems.find((problem) => problem.code === code && problem.line === line)
    expect(found, JSON.stringify(problems, null, 1)).toMatchObject({ severity: 'error', line, column })
    expect(found?.message).toMatch(says)
  })

  it('[S1] names the place of a mistake by its path', () => {
    expect(spoil('via: phone', 'via: fone')[0]?.path).toBe('injects[0].via')
  })

  it('[S1] tells every mistake at once', () => {
    const reading = readScenario(pack.replace('via: phone', 'via: fone').replace('version: 1', 'version: 0'))
    expect(reading.ok ? [] : reading.problems.map(({ path }) => path)).toEqual(['version', 'injects[0].via'])
  })

  it('[S1] says so when the file is empty', () => {
    expect(readScenario('# nothing yet\n')).toMatchObject({
      ok: false,
      problems: [{ code: 'empty', line: 1, column: 1 }],
    })
  })

  it('[S1] says so when the file is no group of keys', () => {
    expect(readScenario('- a\n- b\n')).toMatchObject({
      ok: false,
      problems: [{ code: 'wrong-type', line: 1, column: 1 }],
    })
  })

  it('[S1] refuses a file over 1 MB, measured in bytes', () => {
    const reading = readScenario(`${pack}# ${'火'.repeat(maxBytes / 3)}`)
    expect(reading).toMatchObject({ ok: false, problems: [{ code: 'too-large' }] })
  })

  it('[S1] refuses brackets without end', () => {
    const reading = readScenario('['.repeat(100_000))
    expect(reading).toMatchObject({ ok: false, problems: { 0: { code: 'yaml' } } })
  })

  it('[S1] refuses aliases that multiply', () => {
    const layers = Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}]`)
    const reading = readScenario(`a0: &a0 [x]\n${layers.join('\n')}\n`)
    expect(reading).toMatchObject({
      ok: false,
      problems: [{ code: 'yaml', message: expect.stringMatching(/too large/) }],
    })
  })

  it('[S1] tells no more mistakes than anybody reads', () => {
    const reading = readScenario(`${pack}${Array.from({ length: 5000 }, (_, i) => `k${i}: 1`).join('\n')}\n`)
    expect(reading.problems).toHaveLength(maxProblems)
  })

  it('[S1] follows an alias to the text it stands for', () => {
    const aliased = pack
      .replace('title: { zh: 小火, en: Small fire }', 'title: &name { zh: 小火, en: Small fire }')
      .replace('summary: { zh: 摘要, en: Summary }', 'summary: *name')
    const reading = readScenario(aliased)
    expect(reading.ok && reading.document.summary).toEqual({ zh: '小火', en: 'Small fire' })
  })
})
