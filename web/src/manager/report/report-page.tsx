import { useParams, useSearchParams } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import type { ReportAnswer } from '../../../../engine/report/answer.ts'
import { editionText, signatureRows } from '../../../../engine/report/edition.ts'
import { api } from '../../base/api.ts'
import { Button, ButtonLink } from '../../base/button.tsx'
import { createLoaded } from '../../base/create-loaded.ts'
import { language, wallText } from '../../base/i18n.ts'
import { Load } from '../../base/load.tsx'
import { Page } from '../../base/page.tsx'
import { Downloads } from './downloads.tsx'
import './print.css'
import s from './report.module.css'
import { Contents, Sections } from './sections.tsx'
import { SignDialog } from './sign-dialog.tsx'
import { t } from './words.ts'

/** The after-action report: to read, to print, to take away as a file, and to sign. */
export function ReportPage() {
  const params = useParams()
  const [search, setSearch] = useSearchParams()
  const lang = () => (search.lang === 'zh' || search.lang === 'en' ? search.lang : language())
  const path = () => `/api/drills/${encodeURIComponent(params.id ?? '')}`
  const [loaded, { refetch }] = createLoaded(
    () => `${path()}/report?lang=${lang()}`,
    (from) => api.get<ReportAnswer>(from, { timeoutMs: 60_000 }),
  )
  const [signing, setSigning] = createSignal(false)
  return (
    <Page
      heading={loaded.latest ? loaded.latest.report.subtitle : t('over')}
      over={t('over')}
      actions={
        <>
          <ButtonLink small href={`/manager/drills/${encodeURIComponent(params.id ?? '')}`}>
            {t('toReview')}
          </ButtonLink>
          <Show when={loaded.state !== 'errored'}>
            <Button small onClick={() => setSearch({ lang: lang() === 'zh' ? 'en' : 'zh' })}>
              {t(lang() === 'zh' ? 'en' : 'zh')}
            </Button>
            <Button small kind="main" onClick={() => window.print()}>
              {t('print')}
            </Button>
          </Show>
        </>
      }
    >
      <Show when={loaded.loading && !loaded.latest}>
        <p class={s.working} role="status">
          {t('building')}
        </p>
      </Show>
      <Load of={loaded} retry={refetch}>
        {(found) => (
          <>
            <Downloads path={path()} lang={lang()} />
            <EditionCard answer={found()} onSign={() => setSigning(true)} />
            <article data-report class={s.sheet} lang={found().report.lang === 'zh' ? 'zh-CN' : 'en'}>
              <Cover answer={found()} />
              <Contents report={found().report} heading={found().report.lang === 'zh' ? '目录' : 'Contents'} />
              <Sections report={found().report} />
            </article>
            <SignDialog
              open={signing()}
              path={path()}
              content={found().edition.hash}
              onClose={() => setSigning(false)}
              onSigned={() => {
                setSigning(false)
                refetch()
              }}
            />
          </>
        )}
      </Load>
    </Page>
  )
}

function EditionCard(props: { readonly answer: ReportAnswer; readonly onSign: () => void }) {
  const text = () => editionText(props.answer.edition)
  const final = () => props.answer.edition.state === 'final'
  return (
    <section class={s.edition} data-state={props.answer.edition.state} aria-label={t('edition')}>
      <div>
        <strong>{text().word[language()]}</strong>
        <p>{text().says[language()]}</p>
        <Show when={!props.answer.signable}>
          <p>{t('notEnded')}</p>
        </Show>
      </div>
      <Show when={props.answer.signable && !final()}>
        <Button kind="main" onClick={props.onSign}>
          {t('sign')}
        </Button>
      </Show>
    </section>
  )
}

function Cover(props: { readonly answer: ReportAnswer }) {
  const report = () => props.answer.report
  const zh = () => report().lang === 'zh'
  const signatures = () => signatureRows(props.answer.edition, report().lang, (wall) => wallText(wall))
  return (
    <header class={s.cover}>
      <p class={s.title}>{report().title}</p>
      <p class={s.subtitle}>{report().subtitle}</p>
      <table class={s.table}>
        <tbody>
          <tr>
            <th scope="row">{zh() ? '版本' : 'Edition'}</th>
            <td>{editionText(props.answer.edition).word[report().lang]}</td>
          </tr>
          <For each={report().cover}>
            {([label, value]) => (
              <tr>
                <th scope="row">{label}</th>
                <td>{value}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <p class={s.note}>{editionText(props.answer.edition).says[report().lang]}</p>
      <Show when={signatures().rows.length > 0}>
        <section class={s.scroll} tabindex="0" aria-label={t('edition')}>
          <table class={s.table}>
            <thead>
              <tr>
                <For each={signatures().head}>{(head) => <th scope="col">{head}</th>}</For>
              </tr>
            </thead>
            <tbody>
              <For each={signatures().rows}>
                {(row) => (
                  <tr>
                    <For each={row}>{(cell) => <td>{cell}</td>}</For>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </section>
      </Show>
      <h2>{zh() ? '使用说明' : 'How to use this report'}</h2>
      <ul class={s.list}>
        <For each={report().handling}>{(line) => <li>{line}</li>}</For>
      </ul>
    </header>
  )
}
