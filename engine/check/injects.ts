import type { Inject } from '../scenario/scenario.ts'
import { type Report, say } from './finding.ts'
import { firstRepeated, type Lookup } from './lookup.ts'
import type { Reach } from './reach.ts'

const triggersOf = (inject: Inject) =>
  [inject.at, inject.after, inject.when].filter((trigger) => trigger !== undefined).length

/** Injects that are never sent, reach nobody, or ask for nothing. */
export function checkInjects(lookup: Lookup, reach: Reach, report: Report) {
  const { scenario, sent, roles, played, begin } = lookup
  const withheld = new Set(
    scenario.branches.flatMap(({ effects }) => effects.flatMap((each) => ('withhold' in each ? [each.withhold] : []))),
  )
  scenario.injects.forEach((inject, i) => {
    const { id } = inject
    const triggers = triggersOf(inject)
    if (triggers > 1)
      report(
        'overlapping-triggers',
        ['injects', i],
        say(
          `情况“${id}”同时写了 at、after、when 中的几个，请只留一个。`,
          `Inject “${id}” has more than one of at, after and when. Keep one.`,
        ),
      )
    if (triggers === 0 && !sent.has(id))
      report(
        'never-fires',
        ['injects', i],
        say(
          `没有什么会发出情况“${id}”：请写 at、after 或 when，或由某个分支发出。`,
          `Nothing ever sends inject “${id}”: give it at, after or when, or let a branch send it.`,
        ),
      )
    const at = inject.at ?? (inject.after && 'at' in inject.after ? inject.after.at : undefined)
    const where = inject.at !== undefined ? 'at' : inject.after ? 'after' : 'when'
    if (at !== undefined && (at < begin || at >= scenario.clock.end)) {
      report(
        'never-fires',
        ['injects', i, where],
        say(
          `情况“${id}”的时间不在演练之内，演练自第一阶段起至 clock.end 止。`,
          `Inject “${id}” lies outside the drill, which runs from the first phase to clock.end.`,
        ),
      )
    } else if ((triggers > 0 || sent.has(id)) && !reach.injects.has(id)) {
      report(
        'never-fires',
        triggers > 0 ? ['injects', i, where] : ['injects', i],
        say(
          `情况“${id}”等待的事永远不会发生（例如互相等待），请改为会发生的事。`,
          `Inject “${id}” waits for something that never happens, such as for what waits for it. Let it wait for something that does.`,
        ),
      )
    }
    if (at !== undefined && sent.has(id) && !withheld.has(id))
      report(
        'sent-twice',
        ['injects', i, where],
        say(
          `情况“${id}”既定了时间又由分支发出，只会送达一次：请让分支先扣下它，或另写一条。`,
          `Inject “${id}” has its own time and is sent by a branch too, but is delivered only once: let a branch withhold it, or write a second one.`,
        ),
      )
    if (inject.to.length > 0 && inject.to.every((role) => roles.has(role) && !played.has(role)))
      report(
        'nobody-receives',
        ['injects', i, 'to'],
        say(
          `情况“${id}”只发给模拟角色，请至少写一个由人扮演的角色。`,
          `Only simulated roles get inject “${id}”: address at least one role that people play.`,
        ),
      )
    if (inject.to.includes(inject.from))
      report(
        'speaks-to-itself',
        ['injects', i, 'from'],
        say(
          `情况“${id}”的发出者也在接收者中，请换一个发出者。`,
          `The sender of inject “${id}” is among its receivers: let somebody else send it.`,
        ),
      )
    if (inject.expects.length === 0 && !inject.noise && !sent.has(id) && !lookup.openedByInject.has(id))
      report(
        'expects-nothing',
        ['injects', i],
        say(
          `情况“${id}”不期望任何行动：请写 expects，或标明 noise: true。`,
          `Inject “${id}” expects nothing: list what it expects, or mark it noise: true.`,
        ),
        'warning',
      )
    const options = inject.reply.options ?? []
    const twice = firstRepeated(options.map((option) => option.id))
    if (twice >= 0)
      report(
        'duplicate-id',
        ['injects', i, 'reply', 'options', twice, 'id'],
        say(
          `选项“${options[twice]?.id}”写了两遍，请改掉一个编号。`,
          `The option “${options[twice]?.id}” stands twice. Give one of them another id.`,
        ),
      )
  })
}
