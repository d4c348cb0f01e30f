import { createMemo, For, Show } from 'solid-js'
import type { Scenario } from '../../../../engine/scenario/scenario.ts'
import { dueNow, type OpenTask, type Picture } from '../../../../engine/view/picture.ts'
import { Card } from '../../base/card.tsx'
import { pick } from '../../base/i18n.ts'
import { makeNames } from '../../staff/names.ts'
import { shortSpan } from '../../staff/time-text.ts'
import { brief } from '../../staff/words.ts'
import s from './replay.module.css'
import { t } from './words.ts'

/** At one moment: every role with what it has open, and until when. */
export function OpenBoard(props: {
  readonly scenario: Scenario
  readonly staffed: readonly string[]
  readonly picture: Picture
  readonly at: number
}) {
  const names = createMemo(() => makeNames(props.scenario))
  const expected = createMemo(() => new Map(props.scenario.expected.map((each) => [each.id, each])))
  const due = (task: OpenTask) => dueNow(expected().get(task.expected), task, props.at)
  const tasksOf = (role: string) =>
    props.picture.open.filter((task) => expected().get(task.expected)?.role.includes(role) && due(task) !== undefined)
  const rows = createMemo(() =>
    props.scenario.roles
      .filter(({ id }) => props.staffed.includes(id))
      .map(({ id }) => ({ id, tasks: tasksOf(id), unseen: props.picture.unseen.get(id)?.length ?? 0 })),
  )
  const busy = createMemo(() => rows().filter(({ tasks, unseen }) => tasks.length + unseen > 0))
  const quiet = () => rows().filter(({ tasks, unseen }) => tasks.length + unseen === 0)
  const roleName = (id: string) => pick(brief(names().role(id)))
  const people = (id: string) => (props.picture.people.get(id) ?? []).join('、') || t('nobody')
  const left = (task: OpenTask) => (due(task) ?? 0) - props.at
  return (
    <Card heading={t('board')}>
      <ul class={s.board}>
        <For each={busy()} fallback={<li class={s.soft}>{t('boardNone')}</li>}>
          {(row) => (
            <li>
              <p class={s.boardRole}>
                <strong>{roleName(row.id)}</strong> <span class={s.soft}>{people(row.id)}</span>
              </p>
              <ul>
                <For each={row.tasks}>
                  {(task) => (
                    <li class={s.task} data-over={left(task) < 0}>
                      <span>{pick(names().expected(task.expected))}</span>
                      <span class={s.left}>
                        {left(task) < 0
                          ? `▲ ${t('over', { time: shortSpan(left(task)) })}`
                          : t('left', { time: shortSpan(left(task)) })}
                      </span>
                    </li>
                  )}
                </For>
                <Show when={row.unseen > 0}>
                  <li class={s.soft}>○ {t('unseen', { n: row.unseen })}</li>
                </Show>
              </ul>
            </li>
          )}
        </For>
      </ul>
      <Show when={quiet().length > 0 && busy().length > 0}>
        <p class={s.soft}>
          {t('quiet', {
            who: quiet()
              .map(({ id }) => roleName(id))
              .join(' · '),
          })}
        </p>
      </Show>
    </Card>
  )
}
