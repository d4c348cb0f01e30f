import { A } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import type { TrendFamily, TrendKey, TrendLine, Trends } from '../../../../engine/improve/trend.ts'
import { api } from '../../base/api.ts'
import { Card } from '../../base/card.tsx'
import { Chip } from '../../base/chip.tsx'
import { createLoaded } from '../../base/create-loaded.ts'
import { EmptyState } from '../../base/empty-state.tsx'
import { ChoiceField } from '../../base/fields.tsx'
import { pick, wallText } from '../../base/i18n.ts'
import { Load } from '../../base/load.tsx'
import { Page } from '../../base/page.tsx'
import { bracketed, colon } from '../../base/punctuation.ts'
import { brief, list } from '../../staff/words.ts'
import { t } from './dictionary.ts'
import s from './improve.module.css'
import { ImproveTabs } from './tabs.tsx'
import { TrendChart } from './trend-chart.tsx'
import { capabilityWords, formWords, hazardWords, leftOutWords, noticeWords, pillarWords } from './words.ts'

const keys = {
  role: 'trends.byRole',
  capability: 'trends.byCapability',
  pillar: 'trends.byPillar',
  hazard: 'trends.byHazard',
} as const satisfies Record<TrendKey, string>

/** What changed between drills that may be compared; and which may not, and why. */
export function TrendsPage() {
  const [by, setBy] = createSignal<TrendKey>('role')
  const [found, { refetch }] = createLoaded(by, (key) => api.get<Trends>(`/api/trends?by=${key}`))
  return (
    <Page heading={t('trends.heading')} sub={t('trends.sub')}>
      <ImproveTabs />
      <ChoiceField
        label={t('trends.by')}
        value={[by()]}
        onPick={([one]) => one && setBy(one as TrendKey)}
        options={Object.entries(keys).map(([id, word]) => ({ id, label: t(word) }))}
      />
      <Load of={found} retry={refetch}>
        {(trends) => (
          <>
            <For
              each={trends().families}
              fallback={<EmptyState heading={t('trends.emptyTitle')}>{t('trends.empty')}</EmptyState>}
            >
              {(family) => <Family family={family} by={trends().by} />}
            </For>
            <Show when={trends().leftOut.length > 0}>
              <Card heading={t('trends.leftOut')}>
                <For each={trends().leftOut}>
                  {(run) => (
                    <div class={s.row}>
                      <div>
                        <A href={`/manager/drills/${run.drill}`}>{pick(run.title)}</A>
                        <p class={s.soft}>{wallText(run.endedAt)}</p>
                      </div>
                      <span class={s.soft}>{pick(leftOutWords[run.why])}</span>
                    </div>
                  )}
                </For>
              </Card>
            </Show>
          </>
        )}
      </Load>
      <details class={s.more}>
        <summary>{t('trends.method')}</summary>
        <p class={s.soft}>{t('trends.methodText')}</p>
      </details>
    </Page>
  )
}

function labelOf(line: TrendLine, by: TrendKey): string {
  if (by === 'role') return line.label ? pick(brief(line.label)) : line.key
  const words = by === 'capability' ? capabilityWords : by === 'pillar' ? pillarWords : hazardWords
  const text = (words as Record<string, { zh: string; en: string }>)[line.key]
  return by === 'capability' && text ? `${line.key} ${pick(text)}` : text ? pick(text) : line.key
}

function Family(props: { readonly family: TrendFamily; readonly by: TrendKey }) {
  const family = () => props.family
  return (
    <Card heading={pick(family().scenario.title)} aside={<Chip>{t('trends.runs', { n: family().runs.length })}</Chip>}>
      <div class={s.stack}>
        <p class={s.soft}>
          {[
            pick(formWords[family().form]),
            pick(noticeWords[family().notice]),
            t('trends.rate', { rate: family().rates.join('/') }),
            t('trends.staffing', { list: pick(list(family().staffing.map(brief))) }),
          ].join(' · ')}
        </p>
        <p class={s.chips}>
          <For each={family().runs}>
            {(run, index) => (
              <A href={`/manager/drills/${run.drill}`}>
                {index() + 1}. {pick(run.title)}
                {bracketed(wallText(run.endedAt, 'date'))}
              </A>
            )}
          </For>
        </p>
        <div>
          <For each={family().lines}>{(line) => <Line line={line} family={family()} by={props.by} />}</For>
        </div>
      </div>
    </Card>
  )
}

function Line(props: { readonly line: TrendLine; readonly family: TrendFamily; readonly by: TrendKey }) {
  const last = () => props.line.changes.at(-1)
  const figure = ({ value, low, high }: { value: number; low?: number; high?: number }) =>
    low === undefined || high === undefined ? t('trends.few', { value }) : t('trends.value', { value, low, high })
  return (
    <div class={s.trend}>
      <div>
        <strong>{labelOf(props.line, props.by)}</strong>
        <p class={`${s.soft} ${s.figures}`}>
          {props.line.points.map(({ estimate }) => Math.round(estimate.value)).join(' → ')}
          {' · '}
          {t('trends.points', { n: Math.max(...props.line.points.map(({ estimate }) => estimate.n)) })}
        </p>
      </div>
      <TrendChart line={props.line} runs={props.family.runs} />
      <Show when={last()}>
        {(change) => {
          const clear = () => {
            const { low, high } = change().difference
            return low !== undefined && high !== undefined && (low > 0 || high < 0)
          }
          const sign = () => change().sign
          return (
            <div class={`${s.soft} ${s.figures}`}>
              <p>
                {t('trends.change')}
                {colon()}
                {change().difference.value > 0 ? '+' : ''}
                {figure(change().difference)}
              </p>
              <p>{t('trends.better', { better: sign().better, worse: sign().worse, equal: sign().equal })}</p>
              <p>
                {t('trends.p', { p: sign().p.toFixed(3) })}
                {change().difference.low === undefined ? '' : ` · ${clear() ? t('trends.clear') : t('trends.unclear')}`}
              </p>
            </div>
          )
        }}
      </Show>
    </div>
  )
}
