import type { ScenarioSource } from '../../engine/scenario/scenario.ts'

type Dice = () => number
type Inject = ScenarioSource['injects'][number]
type Expected = ScenarioSource['expected'][number]
type Branch = NonNullable<ScenarioSource['branches']>[number]

/** Chance as a test uses it: whole numbers and picks from a seeded stream. */
export function makeChance(dice: Dice) {
  const upTo = (most: number) => Math.floor(dice() * (most + 1))
  return {
    upTo,
    between: (least: number, most: number) => least + upTo(most - least),
    one: <T>(list: readonly T[]): T => list[upTo(list.length - 1)] as T,
    likely: (share: number) => dice() < share,
  }
}
export type Chance = ReturnType<typeof makeChance>

const syllables = ['ka', 'ro', 'min', 'tel', 'su', 'dor', 'nai', 'bex']
const hanzi = ['风', '雪', '水', '火', '路', '电', '人', '畜', '险', '报']

/** A scenario that nothing is wrong with, of random size, names, times and texts; every kind of part is in it. */
export function randomScenario(chance: Chance): ScenarioSource {
  const { between, one, upTo, likely } = chance
  const words = (makers: readonly string[], glue: string) =>
    Array.from({ length: between(2, 5) }, () => one(makers)).join(glue)
  const text = () => ({ zh: words(hanzi, ''), en: words(syllables, '') })
  const used = new Set<string>()
  const name = (first: string) => {
    for (;;) {
      const made = `${first}${one(syllables)}${upTo(99)}`
      if (!used.has(made)) {
        used.add(made)
        return made
      }
    }
  }
  const players = Array.from({ length: between(2, 5) }, () => name('P'))
  const sims = [name('S'), name('S')]
  const [chief = '', second = ''] = players
  const upper = sims[0] ?? ''
  const objectives = Array.from({ length: between(1, 3) }, () => name('O'))
  const tasks = Array.from({ length: between(3, 6) }, () => name('t'))
  const forbidden = name('t')
  const clauses = Array.from({ length: between(1, 3) }, () => name('K-'))
  const end = between(500, 900)
  let minute = between(1, 5)
  const later = () => {
    minute += between(12, 25)
    return `${minute}m`
  }
  const injects: Inject[] = []
  const expected: Expected[] = []
  const inject = (more: Partial<Inject>): Inject => {
    const made: Inject = {
      id: name('I'),
      from: one(sims),
      to: [one(players)],
      via: one(['phone', 'radio', 'document'] as const),
      ...text(),
      ...more,
    }
    injects.push(made)
    return made
  }
  const expect = (more: Partial<Expected>): Expected => {
    const made: Expected = {
      id: name('e-'),
      ...text(),
      role: [chief],
      form: 'order',
      clause: clauses[expected.length % clauses.length] ?? '',
      objective: objectives[expected.length % objectives.length] ?? '',
      limit: { kind: 'within', of: `${between(5, 60)}m`, tag: 'D' },
      ...more,
    }
    expected.push(made)
    return made
  }

  for (const role of players) {
    const to = likely(0.5) ? { to: [upper] } : {}
    const order = expect({ role: [role], match: { task: one(tasks) }, ...to })
    inject({ at: later(), to: [role], expects: [order.id] })
  }
  const report = expect({ form: 'report-up', to: [upper], fields: ['time', 'place'], match: { means: 'phone' } })
  const first = inject({ at: later(), to: [chief], expects: [report.id] })
  const options = [
    { id: 'yes', ...text() },
    { id: 'no', ...text() },
  ]
  const choice = expect({ form: 'choose', match: { choice: 'yes' } })
  inject({ at: later(), to: [chief], reply: { within: '20m', options }, expects: [choice.id] })
  const trap = expect({ match: { task: forbidden }, role: [second], limit: { kind: 'must-not', tag: 'D' } })
  expect({ form: 'publish', role: players, limit: { kind: 'only-role', roles: [second], tag: 'D' } })
  expect({
    form: 'stand-down',
    role: [second],
    limit: { kind: 'not-before', action: report.id, tag: 'D' },
  })
  const daily = expect({
    form: 'note',
    limit: { kind: 'every', period: `${between(20, 40)}m`, until: `${end - 20}m`, tag: 'D' },
  })
  const before = expect({ form: 'warn', limit: { kind: 'before', event: { at: `${end - 30}m` }, tag: 'D' } })
  inject({ at: later(), to: [], expects: [daily.id, before.id] })
  inject({ after: { inject: first.id, delay: '3m' }, noise: true, zh: '水位{level}', en: 'level {level}' })
  inject({ after: { action: report.id }, noise: true })
  const [area, crews, level, closed, mood] = [name('v'), name('v'), 'level', name('v'), name('v')]
  inject({ when: { var: area, gte: between(50, 400) }, noise: true, zh: `{${area}}公顷`, en: `{${area}} ha` })
  const sent = inject({ noise: true })
  const branch = (more: Pick<Branch, 'when' | 'effects'> & Partial<Branch>): Branch => ({
    id: name('B'),
    ...text(),
    root: one(['response', 'warning'] as const),
    ...more,
  })

  return {
    id: `random-${upTo(9999)}`,
    version: between(1, 9),
    hazard: one(['grassland-fire', 'flood', 'earthquake'] as const),
    title: text(),
    summary: text(),
    setting: text(),
    drill: { form: 'tabletop', content: 'single', purpose: 'inspection', notice: 'announced' },
    clock: { start: '08:30', rate: between(1, 60), rates: [{ at: '1h', rate: between(1, 60) }], end: `${end}m` },
    stop: text(),
    objectives: objectives.map((id) => ({ id, ...text(), capability: ['C1'] })),
    clauses: clauses.map((id) => ({
      id,
      ...text(),
      actor: [chief],
      trigger: text(),
      limit: { ...text(), tag: 'D' as const },
      basis: [{ source: text(), tag: 'D' as const }],
    })),
    roles: [
      ...players.map((id) => ({ id, ...text(), duties: [text()] })),
      ...sims.map((id) => ({ id, ...text(), kind: 'simcell' as const, duties: [text()] })),
    ],
    phases: [
      { id: 'before', ...text(), kind: 'prevention', at: `-${between(10, 90)}m` },
      { id: 'during', ...text(), kind: 'response', at: '0m' },
      { id: 'after', ...text(), kind: 'recovery', at: `${end - 60}m` },
    ],
    variables: [
      {
        id: area,
        ...text(),
        initial: 0,
        model: {
          kind: 'grass-fire',
          from: '0m',
          pace: { var: crews, times: -0.2, plus: 1 },
          until: { done: report.id },
        },
      },
      { id: crews, ...text(), initial: 0 },
      {
        id: level,
        ...text(),
        initial: 3,
        model: {
          kind: 'course',
          points: [
            ['0m', 3],
            ['1h', between(4, 9)],
          ],
        },
      },
      { id: closed, ...text(), initial: false },
      { id: mood, ...text(), initial: 'calm' },
    ],
    tasks: [...tasks, forbidden].map((id) => ({ id, ...text() })),
    injects,
    expected,
    precedence: [[expected[0]?.id ?? '', report.id]],
    links: [[chief, upper]],
    branches: [
      branch({ when: { notDone: report.id, by: `${minute + 60}m` }, effects: [{ inject: sent.id, delay: '2m' }] }),
      branch({ when: { done: report.id }, effects: [{ add: { [crews]: 1 } }], costly: false }),
      branch({ when: { breached: trap.id }, effects: [{ set: { [closed]: true } }, { fail: objectives[0] ?? '' }] }),
      branch({
        when: { all: [{ var: closed, is: true }, { at: '2h' }] },
        effects: [{ set: { [mood]: 'upset' } }, { withhold: first.id }],
      }),
      branch({ when: { answered: { form: 'choose', with: { choice: 'no' } } }, effects: [{ goto: 'after' }] }),
    ],
  }
}
