import { createSignal, For, Match, Show, Switch } from 'solid-js'
import type { CheckAnswer, Problem as Mistake, StoredScenario } from '../../../engine/contract.ts'
import { api } from '../base/api.ts'
import { Button, ButtonLink } from '../base/button.tsx'
import { Chip, StatusChip } from '../base/chip.tsx'
import { Dialog } from '../base/dialog.tsx'
import { ErrorNote } from '../base/error-note.tsx'
import { pick } from '../base/i18n.ts'
import { Problem } from '../base/problem.ts'
import { Progress } from '../base/progress.tsx'
import { t } from './dictionary.ts'
import s from './trainer.module.css'

type State =
  | { readonly is: 'idle' | 'busy' | 'unreadable' }
  | { readonly is: 'checked'; readonly problems: readonly Mistake[] }
  | { readonly is: 'stored'; readonly scenario: StoredScenario }
  | { readonly is: 'failed'; readonly error: unknown }

const yaml = { contentType: 'application/yaml', timeoutMs: 60_000 } as const

/** Checks a YAML pack and stores it; mistakes are listed with their place. */
export function UploadDialog(props: {
  readonly open: boolean
  readonly onClose: () => void
  readonly onStored: () => void
}) {
  const [file, setFile] = createSignal<File>()
  const [state, setState] = createSignal<State>({ is: 'idle' })

  async function send(store: boolean) {
    const chosen = file()
    if (!chosen) return
    setState({ is: 'busy' })
    const text = await chosen.text().catch(() => undefined)
    if (text === undefined) return setState({ is: 'unreadable' })
    try {
      if (!store) {
        const { problems } = await api.post<CheckAnswer>('/api/scenarios/upload/check', text, yaml)
        return setState({ is: 'checked', problems })
      }
      const scenario = await api.post<StoredScenario>('/api/scenarios', text, yaml)
      setState({ is: 'stored', scenario })
      props.onStored()
    } catch (error) {
      const problems = error instanceof Problem ? error.details.problems : undefined
      setState(problems ? { is: 'checked', problems } : { is: 'failed', error })
    }
  }
  const close = () => {
    setFile(undefined)
    setState({ is: 'idle' })
    props.onClose()
  }
  const as = <K extends State['is']>(is: K) => {
    const now = state()
    return now.is === is ? (now as Extract<State, { is: K }>) : undefined
  }
  return (
    <Dialog
      open={props.open}
      onClose={close}
      heading={t('upload.heading')}
      actions={
        <>
          <Button disabled={!file()} busy={state().is === 'busy'} onClick={() => send(false)}>
            {t('upload.check')}
          </Button>
          <Button kind="main" disabled={!file()} busy={state().is === 'busy'} onClick={() => send(true)}>
            {t('upload.save')}
          </Button>
        </>
      }
    >
      <div class={s.stack}>
        <p class={s.soft}>{t('upload.help')}</p>
        <label class={s.file}>
          <span>{file() ? t('upload.chosen', { name: file()?.name ?? '' }) : t('upload.choose')}</span>
          <input
            class="visually-hidden"
            type="file"
            accept=".yaml,.yml,.json,application/yaml"
            onChange={(event) => {
              setFile(event.currentTarget.files?.[0])
              setState({ is: 'idle' })
            }}
          />
        </label>
        <div aria-live="polite">
          <Switch>
            <Match when={as('busy')}>
              <Progress />
            </Match>
            <Match when={as('unreadable')}>{t('upload.unreadable')}</Match>
            <Match when={as('failed')}>{(failed) => <ErrorNote error={failed().error} />}</Match>
            <Match when={as('stored')}>{(stored) => <Stored scenario={stored().scenario} />}</Match>
            <Match when={as('checked')}>{(checked) => <Mistakes problems={checked().problems} />}</Match>
          </Switch>
        </div>
      </div>
    </Dialog>
  )
}

/** What became of it, and where to go on. */
function Stored(props: { readonly scenario: StoredScenario }) {
  const words = () => ({ title: pick(props.scenario.title), n: props.scenario.version })
  return (
    <div class={s.stack}>
      <p>
        <StatusChip tone={props.scenario.already ? 'waiting' : 'on-time'}>
          {props.scenario.already ? t('upload.already', words()) : t('upload.saved', words())}
        </StatusChip>
      </p>
      <p class={s.buttons}>
        <ButtonLink kind="main" href={`/trainer/scenarios/${props.scenario.id}?version=${props.scenario.version}`}>
          {t('upload.look')}
        </ButtonLink>
        <ButtonLink href={`/trainer/launch/${props.scenario.id}?version=${props.scenario.version}`}>
          {t('upload.launch')}
        </ButtonLink>
      </p>
    </div>
  )
}

/** The mistakes of a pack: place, kind, and what to do. */
function Mistakes(props: { readonly problems: readonly Mistake[] }) {
  const errors = () => props.problems.filter((problem) => problem.severity === 'error').length
  const summary = () => {
    if (props.problems.length === 0) return t('upload.clean')
    return errors() > 0 ? t('upload.problems', { n: errors() }) : t('upload.warnings', { n: props.problems.length })
  }
  return (
    <>
      <p>{summary()}</p>
      <ol>
        <For each={props.problems}>
          {(problem) => (
            <li class={s.problem}>
              <Chip tone={problem.severity === 'error' ? 'missed' : 'late'}>{t(`upload.${problem.severity}`)}</Chip>
              <div>
                <p>{problem.message}</p>
                <Show when={problem.line}>
                  <span class={s.place}>
                    {t('upload.place', { line: problem.line ?? 0, column: problem.column ?? 1 })}
                    <Show when={problem.path}>{` · ${problem.path}`}</Show>
                  </span>
                </Show>
              </div>
            </li>
          )}
        </For>
      </ol>
    </>
  )
}
