import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Entry, EntryBody } from '../../engine/drill/entries.ts'
import type { LiveView } from '../../engine/view/live.ts'
import { readScenario } from '../../scenarios/read.ts'
import { nearBranches, simulatedMail } from '../../web/src/staff/attention.ts'
import { gridTimes, pack } from '../../web/src/staff/lanes.ts'
import { addPages, emptyLog, hasGap, indexLog } from '../../web/src/staff/log.ts'
import { rolesNow } from '../../web/src/staff/roles-now.ts'
import { span, stamp } from '../../web/src/staff/time-text.ts'
import { brief, clip } from '../../web/src/staff/words.ts'

const reading = readScenario(readFileSync('scenarios/grassland-fire.yaml', 'utf8'))
if (!reading.ok) throw new Error(JSON.stringify(reading.problems[0]))
const { scenario } = reading
const minute = 60_000
const bare = (bodies: readonly (EntryBody & { at?: number })[]): Entry[] =>
  bodies.map((body, index) => ({ e: index + 1, wall: index, ...body, at: body.at ?? 0 }))
const act = (to: readonly string[], more: object = {}) =>
  ({
    type: 'action-taken',
    action: 'a',
    seat: 's1',
    role: 'SUM',
    form: 'notify',
    fields: {},
    to,
    own: 0,
    receivedAt: 0,
    ...more,
  }) as const
const live = (more: Partial<LiveView>): LiveView => ({
  n: 1,
  status: 'running',
  clock: { drillEpoch: 0, wallEpoch: 0, rate: 4 },
  rate: 4,
  held: false,
  locked: false,
  released: false,
  variables: {},
  upcoming: [],
  expected: [],
  branches: [],
  ...more,
})

describe('the log a page holds', () => {
  const page = (n: number) => ({ n, entries: bare([{ type: 'noted', text: String(n), by: '' }]) })
  it('takes commits in order once, whatever order they come in', () => {
    const log = addPages(addPages(emptyLog, [page(2), page(1)]), [page(2), page(3)])
    expect(log.n).toBe(3)
    expect(log.entries.map((entry) => entry.type === 'noted' && entry.text)).toEqual(['1', '2', '3'])
  })
  it('stops at a gap and says so', () => {
    const log = addPages(emptyLog, [page(1), page(3)])
    expect(log.n).toBe(1)
    expect(hasGap(log, [page(3)])).toBe(true)
  })
  it('stays the same object when nothing is new', () => {
    const log = addPages(emptyLog, [page(1)])
    expect(addPages(log, [page(1)])).toBe(log)
  })
})

describe('mail for simulated roles', () => {
  it('waits until a simulated role has answered that very action', () => {
    const entries = bare([act(['UPR', 'CMD']), act(['CMD']), act(['HER'])])
    const staffed = ['CMD', 'SUM']
    expect(simulatedMail(indexLog(entries), staffed).map((mail) => [mail.action.e, mail.as])).toEqual([
      [1, ['UPR']],
      [3, ['HER']],
    ])
    const answered = [
      ...entries,
      { e: 4, at: 0, wall: 0, type: 'said', from: 'UPR', to: ['SUM'], text: '好', inReplyTo: 1 } as const,
    ]
    expect(simulatedMail(indexLog(answered), staffed).map((mail) => mail.action.e)).toEqual([3])
  })
})

describe('how the roles are doing', () => {
  const joined = { type: 'seat-joined', seat: 's1', role: 'SUM', name: '李' } as const
  const delivered = {
    type: 'inject-delivered',
    inject: 'I08',
    cause: { by: 'plan' },
    message: { from: 'HER', to: ['SUM'], via: 'phone', zh: '甲', en: 'A', reply: {}, attachments: [] },
  } as const
  const of = (entries: Entry[], at: number, present = ['s1'], more: Partial<LiveView> = {}) =>
    rolesNow(scenario, live(more), indexLog(entries), { staffed: ['SUM', 'CMD'], present, at }).find(
      (each) => each.role === 'SUM',
    )

  it('a role that leaves a delivery unopened falls silent, by wall time whatever the rate', () => {
    const entries = bare([joined, delivered])
    expect(of(entries, 11 * minute)?.state).toBe('calm')
    expect(of(entries, 13 * minute)).toMatchObject({ state: 'silent', unseen: 1 })
    expect(
      of([...entries, { e: 3, at: minute, wall: 3, type: 'inject-seen', seat: 's1', delivery: 2 }], 13 * minute)?.state,
    ).toBe('calm')
  })
  it('four expected actions at once are too many', () => {
    const mine = scenario.expected.filter((each) => each.role.includes('SUM')).slice(0, 4)
    expect(mine).toHaveLength(4)
    const expected = mine.map((each) => ({ expected: each.id, standing: 'open' as const, openedAt: 0, dueAt: minute }))
    expect(of(bare([joined]), minute, ['s1'], { expected })).toMatchObject({ state: 'overloaded', open: 4 })
  })
  it('tells nobody there from nobody online', () => {
    expect(of([], 0)?.state).toBe('empty')
    expect(of(bare([joined]), 0, [])?.state).toBe('away')
    expect(of(bare([joined, { type: 'seat-removed', seat: 's1' }]), 0)?.state).toBe('empty')
  })
})

describe('branches about to fire', () => {
  it('come soonest first, without those that are settled', () => {
    const branches = [
      { branch: 'B2', state: 'possible' as const, decidesAt: 110 * minute },
      { branch: 'B1', state: 'possible' as const, decidesAt: 45 * minute },
      { branch: 'B3', state: 'avoided' as const },
    ]
    expect(nearBranches(live({ branches }), 40 * minute)).toEqual([
      { branch: 'B1', decidesAt: 45 * minute, left: 5 * minute },
      { branch: 'B2', decidesAt: 110 * minute, left: 70 * minute },
    ])
  })
})

describe('lanes', () => {
  it('things that would overlap go on rows of their own', () => {
    const { rows, placed } = pack([
      { x: 0, width: 50 },
      { x: 40, width: 50 },
      { x: 60, width: 10 },
    ])
    expect(rows).toBe(2)
    expect(placed.map((each) => each.row)).toEqual([0, 1, 0])
  })
  it('grid lines are round drill times far enough apart', () => {
    const times = gridTimes({ from: -130 * minute, to: 500 * minute, scale: 1 / minute })
    expect(times[0]).toBe(-120 * minute)
    expect(times.every((at) => at % (120 * minute) === 0)).toBe(true)
  })
})

describe('words', () => {
  it('drill times and spans read as people write them', () => {
    expect([stamp(-120 * minute), stamp(112 * minute), stamp(27 * 60 * minute)]).toEqual([
      'T−02:00',
      'T+01:52',
      'T+1d 03:00',
    ])
    expect([span(15 * minute), span(80 * minute), span(40_000)].map((each) => each.zh)).toEqual([
      '15 分钟',
      '1 小时 20 分',
      '40 秒',
    ])
  })
  it('a role is called without its bracket where there is little room', () => {
    expect(brief({ zh: '总指挥（旗长）', en: 'Commander (banner head)' })).toEqual({ zh: '总指挥', en: 'Commander' })
  })
  it('a wide character takes two columns', () => {
    expect([clip('风向突变', 8), clip('风向突变', 6), clip('wind', 8)]).toEqual(['风向突变', '风向突…', 'wind'])
  })
})
