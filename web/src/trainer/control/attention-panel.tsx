import { createMemo, createSignal, For, Show } from 'solid-js'
import { Button } from '../../base/button.tsx'
import { Card } from '../../base/card.tsx'
import { StatusChip } from '../../base/chip.tsx'
import { language, pick } from '../../base/i18n.ts'
import { looseEnds, troubledRoles } from '../../staff/attention.ts'
import { makeNames } from '../../staff/names.ts'
import type { RoleNow } from '../../staff/roles-now.ts'
import { span } from '../../staff/time-text.ts'
import { brief } from '../../staff/words.ts'
import { t } from '../dictionary.ts'
import s from './control.module.css'
import type { Drill } from './create-drill.ts'

const few = 4

/** Who is silent or overloaded, and what nobody has taken in hand. */
export function AttentionPanel(props: { readonly drill: Drill; readonly onOpen: (mark: string) => void }) {
  const { drill } = props
  const names = makeNames(drill.scenario)
  const [all, setAll] = createSignal(false)
  const who = (role: string) => pick(brief(names.role(role)))
  const ago = (from: number) => pick(span(Math.max(0, drill.at() - from)))
  const justNow = (from: number) => drill.at() - from < 60_000
  const started = () => drill.live().status !== 'lobby'
  const roles = createMemo(() => troubledRoles(drill.roles(), started()))
  const loose = createMemo(() => (started() ? looseEnds(drill.scenario, drill.live()) : []))
  const text = (role: RoleNow) => {
    if (role.state === 'silent') {
      const since = Math.max(role.owesSince ?? 0, role.lastActed ?? Number.NEGATIVE_INFINITY)
      return t('control.roleText.silent', { who: who(role.role), time: ago(since), n: role.open, unseen: role.unseen })
    }
    const time = role.lastActed === undefined ? t('control.never') : t('control.ago', { time: ago(role.lastActed) })
    return t('control.roleText.overloaded', { who: who(role.role), n: role.open, time })
  }
  const staffed = () => drill.roles().filter((role) => role.people.length > 0).length
  const absent = (state: 'away' | 'empty') => {
    const these = roles().filter((role) => role.state === state)
    if (these.length === 0) return []
    const names = () => these.map((role) => who(role.role)).join(language() === 'zh' ? '、' : ', ')
    const n = these.reduce((sum, role) => sum + role.open + role.unseen, 0)
    return [
      {
        id: undefined as string | undefined,
        text: () =>
          state === 'away' && these.length > 1 && these.length === staffed()
            ? t('control.roleText.allAway', { n: these.length })
            : t(`control.roleText.${state}`, { who: names(), n }),
        word: () => t(`control.role.${state}`),
        tone: 'waiting' as const,
      },
    ]
  }
  const lively = () => roles().filter((role) => role.state === 'silent' || role.state === 'overloaded')
  const items = createMemo(() => [
    ...lively().map((role) => ({
      id: undefined as string | undefined,
      text: () => text(role),
      word: () => t(`control.role.${role.state}`),
      tone: 'late' as const,
    })),
    ...loose().map((each) => ({
      id: `expected:${each.expected}`,
      text: () =>
        each.ownerless
          ? t('control.loose.ownerless', { what: pick(names.expected(each.expected)), time: ago(each.since) })
          : t(justNow(each.dueAt ?? each.since) ? 'control.loose.justOverdue' : 'control.loose.overdue', {
              what: pick(names.expected(each.expected)),
              time: ago(each.dueAt ?? each.since),
              who: each.roles.map(who).join(' / '),
            }),
      word: () => t(each.ownerless ? 'control.role.ownerless' : 'control.role.overdue'),
      tone: 'missed' as const,
    })),
    ...absent('away'),
    ...absent('empty'),
  ])
  const shown = () => (all() ? items() : items().slice(0, few))
  return (
    <Card heading={t('control.attention')}>
      <ul class={s.lines}>
        <For each={shown()} fallback={<li class={s.soft}>{t('control.calm')}</li>}>
          {(item) => (
            <li class={s.line}>
              <Show when={item.id} fallback={<span>{item.text()}</span>}>
                {(id) => (
                  <button type="button" class={s.textButton} onClick={() => props.onOpen(id())}>
                    {item.text()}
                  </button>
                )}
              </Show>
              <StatusChip tone={item.tone}>{item.word()}</StatusChip>
            </li>
          )}
        </For>
      </ul>
      <Show when={!all() && items().length > few}>
        <Button kind="plain" small onClick={() => setAll(true)}>
          {t('control.more', { n: items().length - few })}
        </Button>
      </Show>
    </Card>
  )
}
