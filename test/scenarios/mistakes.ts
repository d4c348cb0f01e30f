import type { ScenarioSource } from '../../engine/scenario/scenario.ts'
import type { Chance } from './random-scenario.ts'

type Key = string | number
/** One way to spoil a scenario: what it is called, where it must be found, and whether the key itself is wrong. */
export interface Mistake {
  readonly kind: string
  /** Changes the scenario, in place; gives where the mistake must be told and by which code. */
  readonly make: (source: Loose, chance: Chance) => Told
}
export interface Told {
  readonly code: string
  readonly path: readonly Key[]
  readonly key?: true
}
// biome-ignore lint/suspicious/noExplicitAny: a mistake is what the type does not allow.
export type Loose = { [key: string]: any } & ScenarioSource

const indexOf = <T>(list: readonly T[], fits: (each: T) => boolean): number => {
  const found = list.findIndex(fits)
  if (found < 0) throw new Error('the random scenario lacks what this mistake needs')
  return found
}
const mistake = (kind: string, make: Mistake['make']): Mistake => ({ kind, make })
const nobody = 'Nobody-here'

const fixed = (source: Loose) => indexOf(source.injects, (each) => each.at !== undefined)
const within = (source: Loose) => indexOf(source.expected, (each) => each.limit.kind === 'within')
const kind = (source: Loose, name: string) => indexOf(source.expected, (each) => each.limit.kind === name)
const form = (source: Loose, name: string) => indexOf(source.expected, (each) => each.form === name)
const effect = (source: Loose, name: string) =>
  indexOf(source.branches ?? [], (each) => each.effects.some((one) => name in one))
const effectIn = (source: Loose, i: number, name: string) =>
  indexOf(source.branches?.[i]?.effects ?? [], (one) => name in one)
const moving = (source: Loose, name: string) => indexOf(source.variables ?? [], (each) => each.model?.kind === name)

/** A branch's effect of this name, changed. */
function changeEffect(source: Loose, name: string, change: (at: Loose) => void, more: readonly Key[] = [name]) {
  const i = effect(source, name)
  const j = effectIn(source, i, name)
  change(source.branches?.[i]?.effects[j] as unknown as Loose)
  return ['branches', i, 'effects', j, ...more]
}

/** Sets the value at the end of a path. */
function put(source: Loose, path: readonly Key[], value: unknown): readonly Key[] {
  const last = path[path.length - 1] as Key
  // biome-ignore lint/suspicious/noExplicitAny: see Loose.
  const parent = path.slice(0, -1).reduce((at: any, key) => at[key], source)
  if (value === undefined) delete parent[last]
  else parent[last] = value
  return path
}

const lost = (name: string, path: (source: Loose) => readonly Key[]) =>
  mistake(name, (source) => ({ code: 'unknown-reference', path: put(source, path(source), nobody) }))

/** Every kind of mistake that is told, each with a way to make it. */
export const mistakes: readonly Mistake[] = [
  // What the schema sees.
  mistake('a key nobody knows', (source, { one }) => {
    const i = fixed(source)
    const where = one([[], ['clock'], ['injects', i], ['expected', 0]] as const)
    return { code: 'unknown-key', path: put(source, [...where, 'qwxz'], 1), key: true }
  }),
  mistake('a key left out', (source) => ({ code: 'missing', path: put(source, ['injects', 0, 'via'], undefined) })),
  mistake('a language left out', (source, { one }) => ({
    code: 'missing-language',
    path: put(source, ['injects', 0, one(['zh', 'en'])], undefined),
  })),
  mistake('a language left empty', (source) => ({ code: 'missing-language', path: put(source, ['title', 'zh'], ' ') })),
  mistake('text for a list', (source) => ({ code: 'wrong-type', path: put(source, ['injects', 0, 'to'], 'P1') })),
  mistake('a number for a time', (source) => ({
    code: 'wrong-type',
    path: put(source, ['injects', fixed(source), 'at'], 30),
  })),
  mistake('a time nobody can read', (source) => ({
    code: 'bad-value',
    path: put(source, ['injects', fixed(source), 'at'], 'half past'),
  })),
  mistake('a hazard that is not there', (source) => ({
    code: 'unknown-choice',
    path: put(source, ['hazard'], 'meteor'),
  })),
  mistake('a tag that is not there', (source) => ({
    code: 'unknown-choice',
    path: put(source, ['expected', within(source), 'limit', 'tag'], 'X'),
  })),
  mistake('a rate too fast', (source) => ({ code: 'out-of-bounds', path: put(source, ['clock', 'rate'], 5000) })),
  mistake('an empty list', (source) => ({ code: 'wrong-length', path: put(source, ['clauses', 0, 'actor'], []) })),
  mistake('an id that every object has', (source) => ({
    code: 'bad-value',
    path: put(source, ['injects', 0, 'id'], 'constructor'),
  })),
  mistake('an id with a space', (source) => ({ code: 'bad-value', path: put(source, ['injects', 0, 'id'], 'a b') })),
  mistake('a limit of no kind', (source) => ({
    code: 'unknown-choice',
    path: put(source, ['expected', 0, 'limit', 'kind'], 'soonish'),
  })),
  mistake('an effect of no kind', (source) => {
    const i = effect(source, 'inject')
    return { code: 'not-understood', path: put(source, ['branches', i, 'effects', 0], { explode: 'all' }) }
  }),
  mistake('a model of no kind', (source) => ({
    code: 'unknown-choice',
    path: put(source, ['variables', moving(source, 'grass-fire'), 'model', 'kind'], 'guess'),
  })),

  // Names that lead nowhere.
  lost('an inject to nobody', (source) => ['injects', fixed(source), 'to', 0]),
  lost('an inject from nobody', () => ['injects', 0, 'from']),
  lost('an inject after nothing', (source) => [
    'injects',
    indexOf(source.injects, (each) => Boolean(each.after && 'inject' in each.after)),
    'after',
    'inject',
  ]),
  lost('an inject that expects nothing that is there', (source) => ['injects', fixed(source), 'expects', 0]),
  lost('an action of nobody', () => ['expected', 0, 'role', 0]),
  lost('an action to nobody', (source) => ['expected', form(source, 'report-up'), 'to', 0]),
  lost('an action without its clause', () => ['expected', 0, 'clause']),
  lost('an action without its objective', () => ['expected', 0, 'objective']),
  lost('an order about no task', () => ['expected', 0, 'match', 'task']),
  lost('a clause of nobody', () => ['clauses', 0, 'actor', 0]),
  lost('a link to nobody', () => ['links', 0, 1]),
  lost('a precedence of nothing', () => ['precedence', 0, 0]),
  lost('a not-before of nothing', (source) => ['expected', kind(source, 'not-before'), 'limit', 'action']),
  lost('an only-role of nobody', (source) => ['expected', kind(source, 'only-role'), 'limit', 'roles', 0]),
  lost('a model that reads nothing', (source) => ['variables', moving(source, 'grass-fire'), 'model', 'pace', 'var']),
  mistake('a branch on an action that is not there', (source) => {
    const i = indexOf(source.branches ?? [], (each) => 'done' in (each.when as object))
    put(source, ['branches', i, 'when', 'done'], nobody)
    return { code: 'unknown-reference', path: ['branches', i, 'when'] }
  }),
  mistake('a branch that sends nothing', (source) => ({
    code: 'unknown-reference',
    path: changeEffect(source, 'inject', (at) => {
      at.inject = nobody
    }),
  })),
  mistake('a branch that withholds nothing', (source) => ({
    code: 'unknown-reference',
    path: changeEffect(source, 'withhold', (at) => {
      at.withhold = nobody
    }),
  })),
  mistake('a branch to no phase', (source) => ({
    code: 'unknown-reference',
    path: changeEffect(source, 'goto', (at) => {
      at.goto = nobody
    }),
  })),
  mistake('a branch that fails no objective', (source) => ({
    code: 'unknown-reference',
    path: changeEffect(source, 'fail', (at) => {
      at.fail = nobody
    }),
  })),
  mistake('a branch that sets no variable', (source) => ({
    code: 'unknown-reference',
    path: changeEffect(
      source,
      'add',
      (at) => {
        at.add = { [nobody]: 1 }
      },
      ['add', nobody],
    ),
  })),
  mistake('a variable in a text that is not there', (source) => {
    put(source, ['injects', 0, 'zh'], '共{nowhere}人')
    return { code: 'unknown-reference', path: put(source, ['injects', 0, 'en'], '{nowhere} people') }
  }),
  mistake('a figure in one language only', (source) => {
    const i = indexOf(source.injects, (each) => each.en.includes('{level}'))
    return { code: 'unequal-languages', path: put(source, ['injects', i, 'zh'], '水位上涨') }
  }),
  mistake('an id that stands twice', (source, { one }) => {
    const list = one(['injects', 'expected', 'roles', 'tasks', 'variables'] as const)
    const id = source[list]?.[0]?.id ?? ''
    return { code: 'duplicate-id', path: put(source, [list, 1, 'id'], id) }
  }),
  mistake('a name that is written twice', (source) => {
    const i = indexOf(source.expected, (each) => each.form === 'report-up')
    put(source, ['expected', i, 'to'], [source.links?.[0]?.[1], source.links?.[0]?.[1]])
    return { code: 'named-twice', path: ['expected', i, 'to', 1] }
  }),

  // Forms.
  mistake('a form that is not there', (source) => ({
    code: 'unknown-form',
    path: put(source, ['expected', 0, 'form'], 'fly'),
  })),
  mistake('a form of another hazard', (source) => ({
    code: 'form-not-offered',
    path: put(source, ['expected', form(source, 'report-up'), 'form'], 'report-snow'),
  })),
  mistake('a field that the form lacks', (source) => ({
    code: 'unknown-field',
    path: put(source, ['expected', form(source, 'report-up'), 'fields', 0], 'colour'),
  })),
  mistake('a match on a field that the form lacks', (source) => ({
    code: 'unknown-field',
    path: put(source, ['expected', form(source, 'report-up'), 'match', 'colour'], 'red'),
  })),
  mistake('a choice that is not offered', (source) => ({
    code: 'unknown-option',
    path: put(source, ['expected', form(source, 'report-up'), 'match', 'means'], 'pigeon'),
  })),
  mistake('an option that the inject does not offer', (source) => ({
    code: 'unknown-option',
    path: put(source, ['expected', form(source, 'choose'), 'match', 'choice'], 'perhaps'),
  })),
  mistake('a bound on a choice', (source) => ({
    code: 'wrong-kind-of-value',
    path: put(source, ['expected', form(source, 'report-up'), 'match', 'means'], { gte: 3 }),
  })),
  mistake('two that can never be the same', (source) => {
    const i = form(source, 'report-up')
    put(source, ['expected', i, 'same'], [source.expected[form(source, 'order')]?.id])
    return { code: 'never-same', path: ['expected', i, 'same', 0] }
  }),

  // Time.
  mistake('a phase that never lasts', (source) => ({
    code: 'unreachable-phase',
    path: put(source, ['phases', 1, 'at'], '-9h'),
  })),
  mistake('a phase after the end', (source) => ({
    code: 'unreachable-phase',
    path: put(source, ['phases', 2, 'at'], '9d'),
  })),
  mistake('an inject after the end', (source) => ({
    code: 'never-fires',
    path: put(source, ['injects', fixed(source), 'at'], '9d'),
  })),
  mistake('a change of rate after the end', (source) => ({
    code: 'bad-rate',
    path: put(source, ['clock', 'rates', 0, 'at'], '9d'),
  })),
  mistake('two rates at one time', (source) => {
    put(source, ['clock', 'rates', 1], { at: '1h', rate: 2 })
    return { code: 'bad-rate', path: ['clock', 'rates', 1, 'at'] }
  }),
  mistake('a limit of no time', (source) => ({
    code: 'no-time',
    path: put(source, ['expected', within(source), 'limit', 'of'], '0m'),
  })),
  mistake('a limit longer than the drill', (source) => ({
    code: 'ends-before-limit',
    path: put(source, ['expected', within(source), 'limit', 'of'], '9d'),
  })),
  mistake('a limit before it is asked for', (source) => {
    const i = kind(source, 'before')
    put(source, ['expected', i, 'limit', 'event', 'at'], '0m')
    return { code: 'due-before-open', path: ['expected', i, 'limit', 'event'] }
  }),
  mistake('a limit before an inject that floats', (source) => {
    const i = kind(source, 'before')
    const floats = source.injects.find((each) => each.after)?.id ?? ''
    put(source, ['expected', i, 'limit', 'event'], { inject: floats })
    return { code: 'floating-limit', path: ['expected', i, 'limit', 'event'] }
  }),
  mistake('a duty that runs on after the end', (source) => ({
    code: 'floating-limit',
    path: put(source, ['expected', kind(source, 'every'), 'limit', 'until'], '9d'),
  })),
  mistake('a period longer than its duty', (source) => ({
    code: 'no-period',
    path: put(source, ['expected', kind(source, 'every'), 'limit', 'period'], '9d'),
  })),
  mistake('a second step before the first', (source) => {
    const i = within(source)
    put(source, ['expected', i, 'curve'], { kind: 'three-step', second: '1m' })
    return { code: 'bad-curve', path: ['expected', i, 'curve', 'second'] }
  }),

  // The story.
  mistake('an inject that nothing sends', (source) => {
    const i = indexOf(source.injects, (each) => Boolean(each.noise && each.after && 'inject' in each.after))
    put(source, ['injects', i, 'after'], undefined)
    return { code: 'never-fires', path: ['injects', i] }
  }),
  mistake('injects that wait for each other', (source) => {
    const i = indexOf(source.injects, (each) => Boolean(each.after && 'inject' in each.after))
    put(source, ['injects', i, 'after'], { inject: source.injects[i]?.id })
    return { code: 'never-fires', path: ['injects', i, 'after'] }
  }),
  mistake('an inject with two triggers', (source) => {
    const i = fixed(source)
    put(source, ['injects', i, 'when'], { at: '5m' })
    return { code: 'overlapping-triggers', path: ['injects', i] }
  }),
  mistake('an inject that is sent twice', (source) => {
    const sends = source.branches?.flatMap((each) => each.effects.flatMap((one) => ('inject' in one ? one.inject : [])))
    const i = indexOf(source.injects, (each) => each.id === sends?.[0])
    return { code: 'sent-twice', path: put(source, ['injects', i, 'at'], '9m') }
  }),
  mistake('an inject that only simulated roles get', (source) => {
    const i = fixed(source)
    return { code: 'nobody-receives', path: put(source, ['injects', i, 'to'], [source.links?.[0]?.[1]]) }
  }),
  mistake('an inject to its own sender', (source) => {
    const i = indexOf(source.injects, (each) => each.to.length > 0)
    return { code: 'speaks-to-itself', path: put(source, ['injects', i, 'from'], source.injects[i]?.to[0]) }
  }),
  mistake('an inject that asks for nothing', (source) => {
    const i = indexOf(source.injects, (each) => Boolean(each.noise && each.after))
    put(source, ['injects', i, 'noise'], undefined)
    return { code: 'expects-nothing', path: ['injects', i] }
  }),
  mistake('an action that nothing opens', (source) => {
    const i = fixed(source)
    const id = source.injects[i]?.expects?.[0]
    put(source, ['injects', i, 'expects'], [])
    put(source, ['injects', i, 'noise'], true)
    return { code: 'never-opens', path: ['expected', indexOf(source.expected, (each) => each.id === id)] }
  }),
  mistake('an action that nobody who plays can do', (source) => ({
    code: 'nobody-acts',
    path: put(source, ['expected', form(source, 'report-up'), 'role'], [source.links?.[0]?.[1]]),
  })),
  mistake('a forbidden act that nobody can commit', (source) => {
    const i = kind(source, 'only-role')
    put(
      source,
      ['expected', i, 'limit', 'roles'],
      source.roles.map((role) => role.id),
    )
    return { code: 'nobody-breaches', path: ['expected', i, 'limit'] }
  }),
  mistake('a wait for what is forbidden', (source) => {
    const i = kind(source, 'not-before')
    const forbidden = source.expected[kind(source, 'must-not')]?.id
    return { code: 'never-allowed', path: put(source, ['expected', i, 'limit', 'action'], forbidden) }
  }),
  mistake('an order to oneself', (source) => {
    const i = form(source, 'report-up')
    return { code: 'speaks-to-itself', path: put(source, ['expected', i, 'to'], [...(source.expected[i]?.role ?? [])]) }
  }),
  mistake('a branch that can never fire', (source) => {
    const i = effect(source, 'goto')
    const flag = source.variables?.find((each) => each.initial === 'calm')?.id
    return { code: 'never-holds', path: put(source, ['branches', i, 'when'], { var: flag, is: 'purple' }) }
  }),
  mistake('a branch after the end', (source) => ({
    code: 'never-holds',
    path: put(source, ['branches', effect(source, 'goto'), 'when'], { at: '9d' }),
  })),
  mistake('a branch that blames too early', (source) => {
    const i = effect(source, 'inject')
    put(source, ['branches', i, 'when', 'by'], '0m')
    return { code: 'blamed-too-early', path: ['branches', i, 'when'] }
  }),
  mistake('a branch that both sends and withholds', (source) => {
    const i = effect(source, 'inject')
    const inject = source.branches?.[i]?.effects.flatMap((one) => ('inject' in one ? one.inject : []))[0]
    return { code: 'contradiction', path: put(source, ['branches', i, 'effects', 1], { withhold: inject }) }
  }),
  mistake('a branch that changes nothing', (source) => {
    const i = effect(source, 'add')
    return { code: 'empty-effect', path: put(source, ['branches', i, 'effects', 0], { set: {} }) }
  }),
  mistake('a number for true or false', (source) => {
    const flag = source.variables?.find((each) => each.initial === false)?.id ?? ''
    const i = indexOf(source.branches ?? [], (each) => 'breached' in (each.when as object))
    return { code: 'wrong-kind-of-value', path: put(source, ['branches', i, 'effects', 0, 'set', flag], 7) }
  }),
  mistake('a condition that says nothing', (source) => {
    const i = effect(source, 'goto')
    return { code: 'empty-condition', path: put(source, ['branches', i, 'when'], { var: source.variables?.[1]?.id }) }
  }),
  mistake('a bound on a word', (source) => {
    const i = effect(source, 'goto')
    const mood = source.variables?.find((each) => each.initial === 'calm')?.id
    return { code: 'wrong-kind-of-value', path: put(source, ['branches', i, 'when'], { var: mood, gte: 2 }) }
  }),
  mistake('a model of a word', (source) => {
    const i = moving(source, 'grass-fire')
    return { code: 'bad-model', path: put(source, ['variables', i, 'initial'], 'none') }
  }),
  mistake('a model that reads one that moves', (source) => {
    const i = moving(source, 'grass-fire')
    return { code: 'bad-model', path: put(source, ['variables', i, 'model', 'pace', 'var'], 'level') }
  }),
  mistake('a course that runs backwards', (source) => {
    const i = moving(source, 'course')
    put(source, ['variables', i, 'model', 'points', 2], ['30m', 1])
    return { code: 'bad-model', path: ['variables', i, 'model', 'points', 2] }
  }),
  mistake('a course that begins elsewhere', (source) => ({
    code: 'bad-model',
    path: put(source, ['variables', moving(source, 'course'), 'initial'], 77),
  })),
  mistake('a variable nothing uses', (source) => {
    const i = source.variables?.length ?? 0
    put(source, ['variables', i], { id: 'idle', zh: '闲', en: 'idle', initial: 1 })
    return { code: 'unused-variable', path: ['variables', i] }
  }),

  // The plan.
  mistake('a clause that nothing tests', (source) => {
    const i = source.clauses.length
    put(source, ['clauses', i], { ...source.clauses[0], id: 'K-unused' })
    return { code: 'untested-clause', path: ['clauses', i] }
  }),
  mistake('an objective that nothing serves', (source) => {
    const i = source.objectives.length
    put(source, ['objectives', i], { ...source.objectives[0], id: 'O-unused' })
    return { code: 'untested-objective', path: ['objectives', i] }
  }),
  mistake('a limit called law whose clause has none', (source) => ({
    code: 'no-such-law',
    path: put(source, ['expected', within(source), 'limit', 'tag'], 'S'),
  })),
  mistake('a clause called law without a statute', (source) => ({
    code: 'no-such-law',
    path: put(source, ['clauses', 0, 'limit', 'tag'], 'S'),
  })),
  mistake('a link that nobody uses', (source) => {
    const sims = source.roles.filter((role) => role.kind === 'simcell').map((role) => role.id)
    put(source, ['links', 1], [sims[1], sims[0]])
    return { code: 'unused-link', path: ['links', 1] }
  }),
  mistake('an order that goes in a ring', (source) => {
    const [first, then] = source.precedence?.[0] ?? []
    put(source, ['precedence', 1], [then, first])
    return { code: 'precedence-ring', path: ['precedence', 1] }
  }),
  mistake('a role with nothing to do', (source) => {
    const i = source.roles.length
    put(source, ['roles', i], { ...source.roles[0], id: 'Pidle', kind: 'player' })
    return { code: 'idle-role', path: ['roles', i] }
  }),
  mistake('more at once than a role can take', (source) => {
    const i = form(source, 'report-up')
    const role = source.expected[i]?.role[0]
    const made = Array.from({ length: 10 }, (_, j) => `crowd-${j}`)
    for (const id of made) source.expected.push({ ...(source.expected[i] as Loose['expected'][0]), id })
    const opener = source.injects[fixed(source)] as Loose['injects'][0]
    for (const [j, id] of made.entries())
      source.injects.push({ ...opener, id: `Icrowd${j}`, at: `${30 + j / 2}m`, expects: [id] })
    return { code: 'load-peak', path: ['roles', indexOf(source.roles, (each) => each.id === role)] }
  }),

  // Languages.
  mistake('Chinese that is English', (source) => ({
    code: 'missing-language',
    path: put(source, ['stop', 'zh'], 'Stop the play'),
  })),
  mistake('English that is Chinese', (source) => ({
    code: 'missing-language',
    path: put(source, ['stop', 'en'], '中止演练'),
  })),
  mistake('a text left for later', (source) => ({
    code: 'unfinished-text',
    path: put(source, ['setting', 'en'], 'TODO'),
  })),
]
