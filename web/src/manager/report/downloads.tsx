import { createSignal, For, Show } from 'solid-js'
import { Button } from '../../base/button.tsx'
import { ErrorNote } from '../../base/error-note.tsx'
import { download } from './download.ts'
import s from './report.module.css'
import { t } from './words.ts'

const files = [
  { word: 'word', file: 'review.docx' },
  { word: 'excel', file: 'review.xlsx' },
  { word: 'xes', file: 'review.xes' },
  { word: 'csv', file: 'review.csv' },
  { word: 'pack', file: 'file-pack.zip' },
] as const
type File = (typeof files)[number]

/** Buttons for the report's files; how far a file is, is said while it is made and while it comes. */
export function Downloads(props: { readonly path: string; readonly lang: 'zh' | 'en' }) {
  const [busy, setBusy] = createSignal<File>()
  const [says, setSays] = createSignal('')
  const [share, setShare] = createSignal<number>()
  const [error, setError] = createSignal<unknown>()

  async function fetchFile(file: File) {
    const name = t(file.word)
    const from = performance.now()
    setBusy(file)
    setShare(undefined)
    setError(undefined)
    setSays(t('making', { name }))
    try {
      const bytes = await download(
        `${props.path}/${file.file}?lang=${props.lang}`,
        file.file,
        ({ received, total }) => {
          setShare(total === undefined ? undefined : received / total)
          setSays(t('receiving', { name, kb: Math.round(received / 1024) }))
        },
      )
      const seconds = ((performance.now() - from) / 1000).toFixed(1)
      setSays(t('made', { name, seconds, kb: Math.round(bytes / 1024) }))
    } catch (failure) {
      setSays('')
      setError(() => failure)
    } finally {
      setBusy(undefined)
    }
  }

  return (
    <section class={s.downloads} aria-label={t('files')}>
      <For each={files}>
        {(file) => (
          <Button small busy={busy() === file} disabled={busy() !== undefined} onClick={() => void fetchFile(file)}>
            {t(file.word)}
          </Button>
        )}
      </For>
      <span class={s.says} role="status">
        {says()}
      </span>
      <Show when={busy()}>
        <Show when={share() !== undefined} fallback={<progress class={s.progress} aria-label={says()} />}>
          <progress class={s.progress} value={share() ?? 0} max="1" aria-label={says()} />
        </Show>
      </Show>
      <Show when={error()}>
        <ErrorNote error={error()} />
      </Show>
    </section>
  )
}
