import { createMemo, For, Show } from 'solid-js'
import type { ScenarioSummary } from '../../../../engine/contract.ts'
import { Button } from '../../base/button.tsx'
import { SelectField, TextField } from '../../base/fields.tsx'
import { pick } from '../../base/i18n.ts'
import { createMediaQuery } from '../../staff/create-media-query.ts'
import { capabilities, capabilityWords, probes, probeWords } from '../../staff/doctrine-words.ts'
import { brief, same } from '../../staff/words.ts'
import { t } from '../dictionary.ts'
import { activeFilters, type FilterName, type Filters, lengths, runs } from './filters.ts'
import s from './library.module.css'

/** What can be chosen for each filter among the scenarios there are: nothing is offered that could only lead nowhere. */
function createOptions(all: () => readonly ScenarioSummary[]) {
  return createMemo(() => {
    // One function may be called otherwise in another place: all its names stand with it.
    const roles = new Map<string, Set<string>>()
    for (const role of all().flatMap((each) => each.roles))
      roles.set(role.id, (roles.get(role.id) ?? new Set()).add(pick(brief(role))))
    const hazards = [...new Set(all().map((each) => each.hazard))]
    const inUse = new Set(all().flatMap((each) => each.objectives.flatMap((objective) => objective.capability)))
    const probed = new Set(all().flatMap((each) => each.probes.map((probe) => probe.id)))
    return {
      hazard: hazards.map((id) => ({ id, label: t(`hazard.${id}`) })),
      time: (Object.keys(lengths) as (keyof typeof lengths)[]).map((id) => ({ id, label: t(`library.times.${id}`) })),
      role: [...roles]
        .map(([id, labels]) => ({ id, label: [...labels].join(' / ') }))
        .sort((a, b) => a.label.localeCompare(b.label)),
      capability: capabilities
        .filter((id) => inUse.has(id))
        .map((id) => ({ id, label: `${id} ${pick(capabilityWords[id] ?? same(id))}` })),
      probe: probes.filter((id) => probed.has(id)).map((id) => ({ id, label: `${id} ${pick(probeWords[id])}` })),
      run: runs.map((id) => ({ id, label: t(`library.runs.${id}`) })),
    }
  })
}

const selects = ['hazard', 'time', 'role', 'capability', 'probe', 'run'] as const

/** Search and filters over the library; on a phone the filters fold away, saying how many are set. */
export function FilterBar(props: {
  readonly all: readonly ScenarioSummary[]
  readonly filters: Filters
  readonly shown: number
  readonly onChange: (name: FilterName, value: string) => void
  readonly onClear: () => void
}) {
  const options = createOptions(() => props.all)
  const phone = createMediaQuery('(max-width: 640px)')
  const set = () => activeFilters(props.filters)
  const chosen = () => set().filter((name) => name !== 'q').length
  const wordOf = (name: FilterName) => {
    if (name === 'q') return `“${props.filters.q.trim()}”`
    return options()[name].find(({ id }) => id === props.filters[name])?.label ?? props.filters[name]
  }
  return (
    <search class={s.filters} aria-label={t('library.find')}>
      <TextField
        type="search"
        label={t('library.search')}
        placeholder={t('library.searchHelp')}
        value={props.filters.q}
        enterkeyhint="search"
        onInput={(event) => props.onChange('q', event.currentTarget.value)}
      />
      <details class={s.more} open={!phone()}>
        <summary>
          {t('library.filters')}
          <Show when={chosen() > 0}> · {t('library.chosen', { n: chosen() })}</Show>
        </summary>
        <div class={s.selects}>
          <For each={selects}>
            {(name) => (
              <SelectField
                label={t(`library.filter.${name}`)}
                empty={t('library.any')}
                value={props.filters[name]}
                options={options()[name]}
                onPick={(value) => props.onChange(name, value)}
              />
            )}
          </For>
        </div>
      </details>
      <div class={s.result}>
        <p aria-live="polite">{t('library.count', { n: props.shown, all: props.all.length })}</p>
        <For each={set()}>
          {(name) => (
            <button
              type="button"
              class={s.set}
              aria-label={t('library.remove', { what: wordOf(name) })}
              onClick={() => props.onChange(name, '')}
            >
              {wordOf(name)} <span aria-hidden="true">✕</span>
            </button>
          )}
        </For>
        <Show when={set().length > 1}>
          <Button small kind="plain" onClick={() => props.onClear()}>
            {t('library.clear')}
          </Button>
        </Show>
      </div>
    </search>
  )
}
