import { createMemo, createSignal, For, Show } from 'solid-js'
import type { JudgedItem } from '../../../engine/judge/judgement.ts'
import { Chip } from '../base/chip.tsx'
import { pick } from '../base/i18n.ts'
import type { Claim } from '../staff/evidence.tsx'
import { makeNames } from '../staff/names.ts'
import type { Drill } from '../trainer/control/create-drill.ts'
import type { Judging } from './create-judging.ts'
import s from './evaluator.module.css'
import { entriesAbout } from './evidence-of.ts'
import { ItemCard } from './item-card.tsx'
import { t } from './words.ts'

/** Everything to rate, by objective, standing clauses, the groups C1 to C13 and the preparation; before the start that comes first. */
export function RatePanel(props: {
  readonly drill: Drill
  readonly judging: Judging
  readonly onClaim: (claim: Claim) => void
  readonly onNote: (item: JudgedItem) => void
}) {
  const names = makeNames(props.drill.scenario)
  const [search, setSearch] = createSignal('')
  const [left, setLeft] = createSignal(false)
  const items = createMemo(() => {
    const groups = new Map<string, JudgedItem[]>()
    for (const item of props.judging.judgement().items)
      groups.set(item.group, [...(groups.get(item.group) ?? []), item])
    return groups
  })
  const lobby = () => props.drill.live().status === 'lobby'
  const ahead = (group: string) => items().get(group)?.[0]?.kind === 'preparation'
  const inOrder = createMemo(() => {
    const all = props.judging.judgement().groups
    return lobby() ? [...all.filter(({ id }) => ahead(id)), ...all.filter(({ id }) => !ahead(id))] : all
  })
  const [open, setOpen] = createSignal<ReadonlySet<string>>(
    new Set(
      inOrder()
        .slice(0, 1)
        .map(({ id }) => id),
    ),
  )
  const scales = createMemo(() => new Map(props.judging.judgement().scales.list.map((scale) => [scale.id, scale])))
  const standings = createMemo(() => new Map(props.drill.live().expected.map((each) => [each.expected, each])))
  const words = () => search().trim().toLowerCase()
  const fits = (item: JudgedItem) =>
    (!left() || (props.judging.mine(item.id)?.value ?? null) === null) &&
    (words() === '' ||
      pick(item.label).toLowerCase().includes(words()) ||
      (item.clause ?? '').toLowerCase().includes(words()))
  const groups = () => inOrder().filter(({ id }) => words() === '' || (items().get(id) ?? []).some(fits))
  const toggle = (id: string, on: boolean) =>
    setOpen((all) => {
      const next = new Set(all)
      if (on) next.add(id)
      else next.delete(id)
      return next
    })
  const expectedOf = (item: JudgedItem) => (item.kind === 'expected' ? item.id.slice('expected:'.length) : undefined)

  return (
    <>
      <div class={s.filter}>
        <input
          class={s.search}
          type="search"
          value={search()}
          placeholder={t('search')}
          aria-label={t('search')}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
        <label class={s.only}>
          <input type="checkbox" checked={left()} onChange={(event) => setLeft(event.currentTarget.checked)} />
          {t('left')}
        </label>
      </div>
      <For each={groups()} fallback={<p class={s.soft}>{t('nothing')}</p>}>
        {(group) => {
          const all = () => items().get(group.id) ?? []
          const shown = () => words() !== '' || open().has(group.id)
          return (
            <details class={s.group} open={shown()} onToggle={(event) => toggle(group.id, event.currentTarget.open)}>
              <summary class={s.summary}>
                <span class={s.groupName}>
                  <b>{group.id === 'standing' ? '' : group.id}</b> {pick(group.label)}
                </span>
                <Chip tone={props.judging.rated(all()) === all().length ? 'on-time' : undefined}>
                  {t('rated', { n: props.judging.rated(all()), all: all().length })}
                </Chip>
              </summary>
              <Show when={shown()}>
                <ul class={s.items}>
                  <For each={all().filter(fits)} fallback={<li class={s.soft}>{t('nothing')}</li>}>
                    {(item) => {
                      const expected = expectedOf(item)
                      return (
                        <ItemCard
                          item={item}
                          scale={scales().get(item.scale)!}
                          judging={props.judging}
                          standing={expected === undefined ? undefined : standings().get(expected)}
                          roles={item.roles.map((role) => pick(names.role(role))).join(t('comma'))}
                          locked={lobby() && item.kind !== 'preparation'}
                          onEvidence={
                            expected === undefined
                              ? undefined
                              : () =>
                                  props.onClaim({
                                    title: pick(item.label),
                                    entries: entriesAbout(props.drill.index().entries, expected),
                                  })
                          }
                          onNote={() => props.onNote(item)}
                        />
                      )
                    }}
                  </For>
                </ul>
              </Show>
            </details>
          )
        }}
      </For>
    </>
  )
}
