import { type Condition, parts } from '../scenario/condition.ts'
import { figuresOf } from '../scenario/moving.ts'
import type { After, Opening } from '../scenario/scenario.ts'
import { type Path, type Report, say } from './finding.ts'
import { firstRepeated, type Lookup } from './lookup.ts'

const kinds = {
  roles: say('角色', 'role'),
  phases: say('阶段', 'phase'),
  clauses: say('条款', 'clause'),
  objectives: say('目标', 'objective'),
  injects: say('情况', 'inject'),
  expected: say('期望行动', 'expected action'),
  branches: say('分支', 'branch'),
  variables: say('变量', 'variable'),
  tasks: say('事项', 'task'),
} as const
type Kind = keyof typeof kinds

function checkTwice({ scenario }: Lookup, report: Report) {
  for (const kind of Object.keys(kinds) as Kind[]) {
    const seen = new Set<string>()
    scenario[kind].forEach(({ id }, index) => {
      if (seen.has(id))
        report(
          'duplicate-id',
          [kind, index, 'id'],
          say(
            `${kind} 中有两个“${id}”，请改掉其中一个编号。`,
            `“${id}” stands twice under ${kind}. Give one of them another id.`,
          ),
        )
      seen.add(id)
    })
  }
}

/** Every name that points to something must point to something that is there. */
export function checkReferences(lookup: Lookup, report: Report) {
  const { scenario } = lookup
  const names = Object.fromEntries(
    (Object.keys(kinds) as Kind[]).map((kind) => [kind, new Set(scenario[kind].map((each) => each.id))]),
  ) as Record<Kind, Set<string>>
  const listed = Object.fromEntries(
    (Object.keys(kinds) as Kind[]).map((kind) => [kind, [...names[kind]].slice(0, 12).join(', ')]),
  ) as Record<Kind, string>
  const need = (kind: Kind, id: string, path: Path) => {
    if (names[kind].has(id)) return
    const known = listed[kind]
    report(
      'unknown-reference',
      path,
      known
        ? say(
            `没有“${id}”这个${kinds[kind].zh}，请写下列之一：${known}。`,
            `There is no ${kinds[kind].en} “${id}”. Write one of: ${known}.`,
          )
        : say(
            `没有“${id}”这个${kinds[kind].zh}，请先在 ${kind} 中写明。`,
            `There is no ${kinds[kind].en} “${id}”. Write it under ${kind} first.`,
          ),
    )
  }
  const needAll = (kind: Kind, ids: readonly string[], path: Path) => {
    ids.forEach((id, i) => {
      need(kind, id, [...path, i])
    })
    const twice = firstRepeated(ids)
    if (twice >= 0)
      report(
        'named-twice',
        [...path, twice],
        say(`“${ids[twice]}”写了两遍，请删去一个。`, `“${ids[twice]}” is named twice: remove one.`),
      )
  }
  const needAfter = (after: After | Opening | undefined, path: Path) => {
    if (!after) return
    if ('inject' in after) need('injects', after.inject, [...path, 'inject'])
    if ('action' in after) need('expected', after.action, [...path, 'action'])
    if ('branch' in after) need('branches', after.branch, [...path, 'branch'])
  }
  const needCondition = (condition: Condition, path: Path) => {
    for (const part of parts(condition)) {
      if ('done' in part) need('expected', part.done, path)
      if ('notDone' in part) need('expected', part.notDone, path)
      if ('breached' in part) need('expected', part.breached, path)
      if ('delivered' in part) need('injects', part.delivered, path)
      if ('var' in part) need('variables', part.var, path)
      if ('count' in part) for (const id of part.count.of) need('expected', id, path)
      if ('score' in part) for (const id of part.score.of) need('expected', id, path)
      if ('answered' in part && part.answered.role) need('roles', part.answered.role, path)
    }
  }
  const needInText = (text: { readonly zh: string; readonly en: string }, path: Path) => {
    const used = (['zh', 'en'] as const).map((language) => {
      const found = [...text[language].matchAll(/\{([A-Za-z][A-Za-z0-9_-]*)\}/g)].map(([, id = '']) => id)
      for (const id of new Set(found)) need('variables', id, [...path, language])
      return new Set(found)
    })
    const [zh, en] = used as [Set<string>, Set<string>]
    const odd = [...zh].find((id) => !en.has(id)) ?? [...en].find((id) => !zh.has(id))
    if (odd !== undefined) {
      const lacks = zh.has(odd) ? 'en' : 'zh'
      report(
        'unequal-languages',
        [...path, lacks],
        say(
          `{${odd}} 只在一种语言的文字里有，请在另一种里也写上。`,
          `{${odd}} stands in one language only: write it in the other too.`,
        ),
      )
    }
  }

  checkTwice(lookup, report)
  scenario.clauses.forEach((clause, i) => {
    needAll('roles', clause.actor, ['clauses', i, 'actor'])
  })
  scenario.injects.forEach((inject, i) => {
    const path = ['injects', i]
    need('roles', inject.from, [...path, 'from'])
    needAll('roles', inject.to, [...path, 'to'])
    needAll('expected', inject.expects, [...path, 'expects'])
    if (inject.phase) need('phases', inject.phase, [...path, 'phase'])
    needAfter(inject.after, [...path, 'after'])
    needInText(inject, path)
    inject.attachments.forEach(({ body }, j) => {
      needInText(body, [...path, 'attachments', j, 'body'])
    })
  })
  scenario.expected.forEach((expected, i) => {
    const path = ['expected', i]
    needAll('roles', expected.role, [...path, 'role'])
    needAll('roles', expected.to, [...path, 'to'])
    needAll('expected', expected.same ?? [], [...path, 'same'])
    need('clauses', expected.clause, [...path, 'clause'])
    need('objectives', expected.objective, [...path, 'objective'])
    needAfter(expected.after, [...path, 'after'])
    const { limit } = expected
    if (limit.kind === 'before' && 'inject' in limit.event)
      need('injects', limit.event.inject, [...path, 'limit', 'event', 'inject'])
    if (limit.kind === 'not-before') need('expected', limit.action, [...path, 'limit', 'action'])
    if (limit.kind === 'only-role') needAll('roles', limit.roles, [...path, 'limit', 'roles'])
  })
  scenario.precedence.forEach((pair, i) => {
    pair.forEach((id, j) => {
      need('expected', id, ['precedence', i, j])
    })
  })
  scenario.links.forEach((pair, i) => {
    pair.forEach((id, j) => {
      need('roles', id, ['links', i, j])
    })
  })
  for (const { condition, path } of lookup.conditions) needCondition(condition, path)
  scenario.variables.forEach(({ model }, i) => {
    if (!model) return
    const path = ['variables', i, 'model']
    for (const [key, figure] of figuresOf(model))
      if (typeof figure !== 'number') need('variables', figure.var, [...path, key, 'var'])
    if (model.kind === 'quotient') need('variables', model.of, [...path, 'of'])
  })
  scenario.branches.forEach((branch, i) => {
    branch.effects.forEach((effect, j) => {
      const path = ['branches', i, 'effects', j]
      if ('inject' in effect) need('injects', effect.inject, [...path, 'inject'])
      if ('withhold' in effect) need('injects', effect.withhold, [...path, 'withhold'])
      if ('goto' in effect) need('phases', effect.goto, [...path, 'goto'])
      if ('fail' in effect) need('objectives', effect.fail, [...path, 'fail'])
      if ('set' in effect) for (const id of Object.keys(effect.set)) need('variables', id, [...path, 'set', id])
      if ('add' in effect) for (const id of Object.keys(effect.add)) need('variables', id, [...path, 'add', id])
    })
  })
}
