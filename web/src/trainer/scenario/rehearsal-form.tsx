import { For, Show } from 'solid-js'
import type { Fork } from '../../../../engine/rehearse/forks.ts'
import type { Play, Policy } from '../../../../engine/rehearse/robot.ts'
import type { Scenario } from '../../../../engine/scenario/scenario.ts'
import { Button } from '../../base/button.tsx'
import { ChoiceField, SelectField, TextField } from '../../base/fields.tsx'
import { pick } from '../../base/i18n.ts'
import { makeNames } from '../../staff/names.ts'
import { brief } from '../../staff/words.ts'
import { t } from '../dictionary.ts'
import { choiceText } from './choice-text.ts'
import s from './rehearsal.module.css'

/** How the robots are to play. */
export interface Wish {
  readonly policy: Policy
  readonly roles: Readonly<Record<string, Policy>>
  readonly plays: Readonly<Record<string, Play>>
  readonly seed: number
}
export const planned: Wish = { policy: 'perfect', roles: {}, plays: {}, seed: 1 }

const policies: readonly Policy[] = ['perfect', 'slow', 'absent', 'wrong']
const mostSeed = 4_294_967_295

function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  const { [key]: _, ...rest } = record
  return rest
}

/** Chooses how robots play: all of them, some roles otherwise, single choices of the story otherwise. */
export function RehearsalForm(props: {
  readonly scenario: Scenario
  readonly forks: readonly Fork[]
  readonly wish: Wish
  readonly busy: boolean
  readonly onWish: (wish: Wish) => void
  readonly onGo: () => void
}) {
  const names = () => makeNames(props.scenario)
  const set = (change: Partial<Wish>) => props.onWish({ ...props.wish, ...change })
  const players = () => props.scenario.roles.filter((role) => role.kind === 'player')
  const options = () => policies.map((id) => ({ id, label: t(`script.policy.${id}`) }))
  const own = () => Object.keys(props.wish.roles).length
  const turned = () => Object.keys(props.wish.plays).length
  const playOf = (fork: Fork) => {
    const index = fork.findIndex(({ expected, play }) => props.wish.plays[expected] === play)
    return index < 0 ? '' : String(index)
  }
  return (
    <form
      class={s.form}
      onSubmit={(event) => {
        event.preventDefault()
        props.onGo()
      }}
    >
      <ChoiceField
        label={t('script.policyAll')}
        options={policies.map((id) => ({
          id,
          label: t(`script.policy.${id}`),
          help: t(`script.policyHelp.${id}`),
        }))}
        look="lines"
        value={[props.wish.policy]}
        onPick={([policy]) => policy && set({ policy: policy as Policy })}
      />
      <details class={s.more}>
        <summary>
          {t('script.byRole')}
          <Show when={own() > 0}> · {t('library.chosen', { n: own() })}</Show>
        </summary>
        <div class={s.selects}>
          <For each={players()}>
            {(role) => (
              <SelectField
                label={pick(brief(names().role(role.id)))}
                empty={t('script.asAll')}
                options={options()}
                value={props.wish.roles[role.id] ?? ''}
                onPick={(policy) =>
                  set({
                    roles: policy
                      ? { ...props.wish.roles, [role.id]: policy as Policy }
                      : without(props.wish.roles, role.id),
                  })
                }
              />
            )}
          </For>
        </div>
      </details>
      <Show when={props.forks.length > 0}>
        <details class={s.more} open={turned() > 0}>
          <summary>
            {t('script.byChoice')}
            <Show when={turned() > 0}> · {t('library.chosen', { n: turned() })}</Show>
          </summary>
          <p class={s.soft}>{t('script.byChoiceHelp')}</p>
          <div class={s.choices}>
            <For each={props.forks}>
              {(fork) => (
                <SelectField
                  label={pick(names().expected(fork[0]?.expected ?? ''))}
                  empty={t('script.asPolicy')}
                  options={fork.map((choice, index) => ({
                    id: String(index),
                    label:
                      choice.does === 'not-done' || choice.by === undefined
                        ? t(`script.does.${choice.does}`)
                        : pick(choiceText(props.scenario, choice)),
                  }))}
                  value={playOf(fork)}
                  onPick={(index) => {
                    const id = fork[0]?.expected ?? ''
                    const choice = index === '' ? undefined : fork[Number(index)]
                    set({
                      plays: choice ? { ...props.wish.plays, [id]: choice.play } : without(props.wish.plays, id),
                    })
                  }}
                />
              )}
            </For>
          </div>
        </details>
      </Show>
      <div class={s.last}>
        <TextField
          type="number"
          class={s.seed}
          label={t('script.seed')}
          help={t('script.seedHelp')}
          min={0}
          max={mostSeed}
          step={1}
          inputmode="numeric"
          value={props.wish.seed}
          onChange={(event) => {
            const seed = Math.round(Number(event.currentTarget.value))
            set({ seed: Number.isFinite(seed) ? Math.min(mostSeed, Math.max(0, seed)) : 1 })
          }}
        />
        <Button type="submit" kind="main" busy={props.busy}>
          {t('script.go')}
        </Button>
        <Show when={own() + turned() > 0 || props.wish.policy !== 'perfect'}>
          <Button kind="plain" onClick={() => props.onWish({ ...planned, seed: props.wish.seed })}>
            {t('script.reset')}
          </Button>
        </Show>
      </div>
    </form>
  )
}
