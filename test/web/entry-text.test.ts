import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Entry, EntryBody } from '../../engine/drill/entries.ts'
import { compile } from '../../engine/machine/machine.ts'
import { rehearse } from '../../engine/rehearse/rehearse.ts'
import { readScenario } from '../../scenarios/read.ts'
import { conditionText, effectText } from '../../web/src/staff/condition-text.ts'
import { entryKinds, kindOf, makeNarrator } from '../../web/src/staff/entry-text.ts'
import { limitText, provenanceText } from '../../web/src/staff/limit-text.ts'
import { indexLog } from '../../web/src/staff/log.ts'

const reading = readScenario(readFileSync('scenarios/grassland-fire.yaml', 'utf8'))
if (!reading.ok) throw new Error(JSON.stringify(reading.problems[0]))
const { scenario } = reading

function narrate(entries: readonly Entry[]) {
  const index = indexLog(entries)
  const narrator = makeNarrator(scenario, index.entryOf, index.seatOf)
  return entries.map(narrator.sentence)
}
const bare = (bodies: readonly EntryBody[]): Entry[] =>
  bodies.map((body, index) => ({ e: index + 1, at: index * 60_000, wall: index, ...body }))
const clock = { drillEpoch: 0, wallEpoch: 0, rate: 4 }

describe('an entry as a sentence', () => {
  it.each(['perfect', 'slow', 'wrong'] as const)('every entry of a %s drill reads in both languages', (policy) => {
    const { entries } = rehearse(compile(scenario), policy, 7)
    for (const text of narrate(entries)) {
      expect(text.zh, JSON.stringify(text)).toMatch(/\S/)
      expect(text.en).toMatch(/\S/)
      expect(`${text.zh}${text.en}`).not.toMatch(/undefined|NaN|\[object/)
      expect(text.zh).toMatch(/[\u4e00-\u9fff]/)
    }
  })

  it('names people by role and name, and what they chose by its words', () => {
    const said = narrate(
      bare([
        { type: 'seat-joined', seat: 's1', role: 'FGB', name: '王敏' },
        {
          type: 'action-taken',
          action: 'a-00000001',
          seat: 's1',
          role: 'FGB',
          form: 'order',
          fields: { content: '靠前驻防', task: 'preposition' },
          to: ['GFT'],
          clause: 'GF-2-2',
          own: 0,
          receivedAt: 0,
        },
      ]),
    )[1]
    const role = scenario.roles.find((each) => each.id === 'FGB')?.zh.replace(/（.*/, '')
    expect(said?.zh).toContain(`${role} 王敏“下达命令”，发给`)
    expect(said?.zh).toContain('事项：队伍靠前驻防；命令内容：靠前驻防；依据条款 GF-2-2')
    expect(said?.en).toContain('Task: Pre-position crews; Content: 靠前驻防; under clause GF-2-2')
  })

  it('an option chosen in reply reads as the option, not as its id', () => {
    const volunteers = scenario.injects.find((inject) => inject.id === 'I08')
    const said = narrate(
      bare([
        { type: 'seat-joined', seat: 's1', role: 'SUM', name: '李' },
        {
          type: 'inject-delivered',
          inject: 'I08',
          cause: { by: 'plan' },
          message: {
            from: 'HER',
            to: ['SUM'],
            via: 'in-person',
            zh: '…',
            en: '…',
            reply: { options: volunteers?.reply.options },
            attachments: [],
          },
        },
        {
          type: 'action-taken',
          action: 'a-00000001',
          seat: 's1',
          role: 'SUM',
          form: 'choose',
          fields: { choice: 'go-none' },
          to: [],
          inReplyTo: 2,
          own: 0,
          receivedAt: 0,
        },
      ]),
    )[2]
    expect(said?.en).toContain('All go home')
  })

  it('says how long after delivery an inject was opened', () => {
    const said = narrate(
      bare([
        { type: 'seat-joined', seat: 's1', role: 'SUM', name: '李' },
        {
          type: 'inject-delivered',
          inject: 'I08',
          cause: { by: 'branch', branch: 'B1' },
          message: { from: 'HER', to: ['SUM'], via: 'phone', zh: '甲', en: 'A', reply: {}, attachments: [] },
        },
        { type: 'inject-seen', seat: 's1', delivery: 2 },
      ]),
    )
    expect(said[1]?.zh).toContain('（分支 B1 引出）：甲')
    expect(said[2]?.zh).toContain('看到情况 I08（送达后 1′）')
  })

  it('a held clock says how long the system stood still', () => {
    const said = narrate(bare([{ type: 'clock-held', clock, lateMs: 180_000 }]))[0]
    expect(said?.zh).toContain('中断约 3 分钟')
  })

  it('every kind that can be filtered by occurs', () => {
    const { entries } = rehearse(compile(scenario), 'wrong', 7)
    const kinds = new Set(entries.map(kindOf))
    for (const kind of entryKinds.filter((each) => each !== 'note')) expect(kinds).toContain(kind)
  })
})

describe('the scenario in words', () => {
  it('only a statutory figure is called law', () => {
    expect(provenanceText('S').zh).toBe('法定')
    expect(provenanceText('D').zh).toBe('演练标准')
    for (const tag of ['F', 'M-H', 'M-M', 'M-L'] as const) expect(provenanceText(tag).zh).toBe('参考，待核实')
  })

  it('every limit, branch condition and effect reads in both languages', () => {
    const texts = [
      ...scenario.expected.map((each) => limitText(scenario, each.limit)),
      ...scenario.branches.map((branch) => conditionText(scenario, branch.when)),
      ...scenario.branches.flatMap((branch) => branch.effects.map((effect) => effectText(scenario, effect))),
    ]
    for (const text of texts) {
      expect(text.zh).toMatch(/[\u4e00-\u9fff]/)
      expect(text.en).not.toMatch(/undefined|\[object|[\u4e00-\u9fff]/)
    }
  })
})
