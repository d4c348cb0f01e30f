import { For, Show } from 'solid-js'
import type { ScenarioSummary } from '../../../../engine/contract.ts'
import { ButtonLink } from '../../base/button.tsx'
import { Card } from '../../base/card.tsx'
import { Chip } from '../../base/chip.tsx'
import { pick, wallText } from '../../base/i18n.ts'
import { probeWords } from '../../staff/doctrine-words.ts'
import { span } from '../../staff/time-text.ts'
import { brief } from '../../staff/words.ts'
import { t } from '../dictionary.ts'
import s from './library.module.css'

/** So many of what it probes most stand in words; a pack worth playing probes nearly all, and that tells little. */
const inWords = 4

/** A scenario in the library: what it is, how long and with whom, what it probes, when it was last played here. */
export function ScenarioCard(props: { readonly scenario: ScenarioSummary }) {
  const { id } = props.scenario
  const roles = () => props.scenario.roles.map((role) => pick(brief(role))).join(t('library.and'))
  return (
    <Card
      as="article"
      class={s.card}
      heading={pick(props.scenario.title)}
      aside={<Chip>{t(`hazard.${props.scenario.hazard}`)}</Chip>}
    >
      <p class={s.grow}>{pick(props.scenario.summary)}</p>
      <p class={s.facts}>
        <span>{t('library.inRoom', { time: pick(span(props.scenario.wallMinutes * 60_000)) })}</span>
        <span>{t('library.inStory', { time: pick(span(props.scenario.minutes * 60_000)) })}</span>
        <span>{t('library.injects', { n: props.scenario.injects })}</span>
        <span>{t('library.branches', { n: props.scenario.branches })}</span>
        <span>{t('library.version', { n: props.scenario.version })}</span>
      </p>
      <Show when={props.scenario.probes.length > 0}>
        <ul class={s.probes} aria-label={t('library.filter.probe')}>
          <For each={props.scenario.probes.slice(0, inWords)}>
            {({ id, n }) => (
              <li>
                <span class={s.id}>{id}</span> {pick(probeWords[id])} <span class={s.soft}>×{n}</span>
              </li>
            )}
          </For>
          <Show when={props.scenario.probes.length > inWords}>
            <li class={s.soft}>
              {t('library.also')}{' '}
              <For each={props.scenario.probes.slice(inWords)}>
                {({ id, n }) => (
                  <>
                    <abbr title={pick(probeWords[id])}>{id}</abbr>×{n}{' '}
                  </>
                )}
              </For>
            </li>
          </Show>
        </ul>
      </Show>
      <details class={s.details}>
        <summary>{t('library.players', { n: props.scenario.players })}</summary>
        <p>{roles()}</p>
      </details>
      <details class={s.details}>
        <summary>{t('library.objectives', { n: props.scenario.objectives.length })}</summary>
        <ol>
          <For each={props.scenario.objectives}>
            {(objective) => (
              <li>
                <span class={s.id}>{objective.id}</span> {pick(objective)}
              </li>
            )}
          </For>
        </ol>
      </details>
      <p class={s.facts}>
        {props.scenario.lastRun === undefined
          ? t('library.neverRun')
          : t('library.lastRun', { when: wallText(props.scenario.lastRun, 'date') })}
      </p>
      <div class={s.buttons}>
        <ButtonLink kind="main" href={`/trainer/launch/${id}`}>
          {t('library.launch')}
        </ButtonLink>
        <ButtonLink href={`/trainer/scenarios/${id}`}>{t('library.view')}</ButtonLink>
      </div>
    </Card>
  )
}
