import { useSearchParams } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { ButtonLink } from '../../base/button.tsx'
import { Card } from '../../base/card.tsx'
import { SelectField } from '../../base/fields.tsx'
import { language } from '../../base/i18n.ts'
import { t } from '../dictionary.ts'
import s from './scenario.module.css'

/** The versions there are, and this one as files: the pack, and its machine in three notations. */
export function FilesCard(props: {
  readonly id: string
  readonly version: number
  readonly versions: readonly number[]
}) {
  const [, setSearch] = useSearchParams()
  const base = () => `/api/scenarios/${encodeURIComponent(props.id)}`
  const files = () => {
    const labelled = `version=${props.version}&lang=${language()}`
    return [
      { href: `${base()}.yaml?version=${props.version}`, word: 'yaml' },
      { href: `${base()}/machine.js?${labelled}`, word: 'code' },
      { href: `${base()}/machine.mmd?${labelled}`, word: 'mermaid' },
      { href: `${base()}/machine.scxml?${labelled}`, word: 'scxml' },
    ] as const
  }
  return (
    <Card heading={t('script.files')}>
      <p class={s.help}>{t('script.filesHelp')}</p>
      <p class={s.files}>
        <For each={files()}>
          {({ href, word }) => (
            // The router must leave a file to the browser.
            <ButtonLink small href={href} download="" rel="external">
              ↓ {t(`script.file.${word}`)}
            </ButtonLink>
          )}
        </For>
      </p>
      <Show when={props.versions.length > 1}>
        <div class={s.version}>
          <SelectField
            noEmpty
            label={t('script.version')}
            value={String(props.version)}
            options={[...props.versions]
              .sort((a, b) => b - a)
              .map((n) => ({ id: String(n), label: t('library.version', { n }) }))}
            onPick={(version) => setSearch({ version }, { replace: true })}
          />
        </div>
      </Show>
    </Card>
  )
}
