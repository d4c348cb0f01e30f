import { A, useParams } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import type { ActionAnswer } from '../../../../engine/improve/contract.ts'
import { api } from '../../base/api.ts'
import { Button } from '../../base/button.tsx'
import { Card } from '../../base/card.tsx'
import { StatusChip } from '../../base/chip.tsx'
import { createLoaded } from '../../base/create-loaded.ts'
import { pick, wallText } from '../../base/i18n.ts'
import { Load } from '../../base/load.tsx'
import { Page } from '../../base/page.tsx'
import { colon, comma } from '../../base/punctuation.ts'
import { ActionHistory } from './action-history.tsx'
import { ChangeDialog, type ChangeKind } from './change-dialog.tsx'
import { createMayWrite } from './create-shared.ts'
import { dateText } from './date-text.ts'
import { t } from './dictionary.ts'
import s from './improve.module.css'
import { ActionStatusChips } from './status-chip.tsx'
import { VerificationCard } from './verification-card.tsx'
import { capabilityWords, elementWords, problemWords, verdictTone, verdictWords } from './words.ts'

/** One corrective action: what is to be done, how it will be examined, what became of it. */
export function ActionPage() {
  const params = useParams()
  const mayWrite = createMayWrite()
  const [kind, setKind] = createSignal<ChangeKind>()
  const [found, { refetch }] = createLoaded(
    () => params.id,
    (id) => api.get<ActionAnswer>(`/api/actions/${encodeURIComponent(id)}`),
  )
  return (
    <Page
      heading={found.latest ? pick(found.latest.source.text) : t('action.over')}
      over={<A href="/manager/actions">{t('actions.heading')}</A>}
    >
      <Show when={mayWrite() === false}>
        <p class={s.note}>{t('readOnly')}</p>
      </Show>
      <Load of={found} retry={refetch}>
        {(action) => (
          <>
            <div class={s.buttons}>
              <ActionStatusChips status={action().status} overdue={action().overdue} />
              <Show when={mayWrite()}>
                <For each={changesFor(action())}>
                  {(one) => (
                    <Button
                      small
                      kind={one === 'done' ? 'main' : one === 'withdrawn' ? 'danger' : undefined}
                      onClick={() => setKind(one)}
                    >
                      {t(changeWords[one])}
                    </Button>
                  )}
                </For>
              </Show>
            </div>
            <div class={s.two}>
              <div class={s.stack}>
                <TermsCard action={action()} />
                <VerificationCard verification={action().verification} />
              </div>
              <div class={s.stack}>
                <SourceCard action={action()} />
                <ExaminationsCard action={action()} />
                <Card heading={t('action.history')}>
                  <ActionHistory history={action().history} />
                </Card>
              </div>
            </div>
            <ChangeDialog action={action()} kind={kind()} onClose={() => setKind()} onChanged={() => refetch()} />
          </>
        )}
      </Load>
    </Page>
  )
}

const changeWords = {
  started: 'action.start_',
  done: 'action.done',
  returned: 'action.return_',
  edited: 'action.edit',
  commented: 'action.comment',
  withdrawn: 'action.withdraw',
} as const

/** The changes that follow from where it stands; the same rules as the server's, which decides. */
function changesFor({ status }: ActionAnswer): readonly ChangeKind[] {
  switch (status) {
    case 'open':
    case 'reopened':
      return ['started', 'done', 'edited', 'commented', 'withdrawn']
    case 'in-progress':
      return ['done', 'edited', 'commented', 'withdrawn']
    case 'done':
      return ['returned', 'edited', 'commented', 'withdrawn']
    case 'scheduled':
      return ['edited', 'commented', 'withdrawn']
    default:
      return ['commented']
  }
}

const most = 12
const numbers = (entries: readonly number[]) =>
  `${entries.slice(0, most).join(comma())}${entries.length > most ? '…' : ''}`

function TermsCard(props: { readonly action: ActionAnswer }) {
  const terms = () => props.action.terms
  return (
    <Card heading={t('action.terms')}>
      <dl class={s.facts}>
        <dt>{t('action.measure')}</dt>
        <dd>{terms().measure}</dd>
        <dt>{t('action.cause')}</dt>
        <dd>{terms().cause}</dd>
        <dt>{t('action.element')}</dt>
        <dd>{pick(elementWords[terms().element])}</dd>
        <dt>{t('action.unit')}</dt>
        <dd>{terms().unit}</dd>
        <dt>{t('action.owner')}</dt>
        <dd>{terms().owner}</dd>
        <dt>{t('action.period')}</dt>
        <dd>
          {dateText(terms().start)} – {dateText(terms().due)}
        </dd>
        <dt>{t('action.approval')}</dt>
        <dd>{terms().needsApproval ? t('action.approvalYes') : t('action.approvalNo')}</dd>
        <Show when={terms().problem}>
          {(problem) => (
            <>
              <dt>{t('action.problem')}</dt>
              <dd>
                {problem()} {pick(problemWords[problem()])}
              </dd>
            </>
          )}
        </Show>
        <Show when={terms().capability}>
          {(capability) => (
            <>
              <dt>{t('action.capability')}</dt>
              <dd>
                {capability()} {capabilityWords[capability()] && pick(capabilityWords[capability()]!)}
              </dd>
            </>
          )}
        </Show>
      </dl>
    </Card>
  )
}

function SourceCard(props: { readonly action: ActionAnswer }) {
  const source = () => props.action.source
  return (
    <Card heading={t('action.finding')}>
      <div class={s.stack}>
        <p>{pick(source().text)}</p>
        <p class={s.soft}>
          {t('action.clause', { id: source().clause })}
          <Show when={source().entries.length > 0}>
            {' · '}
            {t('action.evidence', { list: numbers(source().entries) })}
          </Show>
        </p>
        <p>
          {t('action.fromReview')}
          {colon()}
          <A href={`/manager/drills/${source().drill}`}>{pick(source().title)}</A>
        </p>
      </div>
    </Card>
  )
}

function ExaminationsCard(props: { readonly action: ActionAnswer }) {
  const nothing = () => {
    const { status } = props.action
    return status === 'done' || status === 'closed' || status === 'withdrawn'
      ? t('action.notYet')
      : t('action.notReady')
  }
  return (
    <Card heading={t('action.examinations')}>
      <Show when={props.action.examinations.length > 0} fallback={<p class={s.soft}>{nothing()}</p>}>
        <For each={props.action.examinations}>
          {(one) => (
            <div class={s.row}>
              <div>
                <A href={`/manager/drills/${one.drill}`}>{pick(one.title)}</A>
                <p class={s.soft}>
                  {wallText(one.at)}
                  <Show when={one.entries.length > 0}>
                    {' · '}
                    {t('action.evidence', { list: numbers(one.entries) })}
                  </Show>
                </p>
              </div>
              <StatusChip tone={one.verdict ? verdictTone[one.verdict] : 'waiting'}>
                {one.verdict ? pick(verdictWords[one.verdict]) : t('action.pending')}
              </StatusChip>
            </div>
          )}
        </For>
      </Show>
    </Card>
  )
}
