import { createMemo, createSignal, Show } from 'solid-js'
import type { Inject } from '../../../../engine/scenario/scenario.ts'
import { Button } from '../../base/button.tsx'
import { Dialog } from '../../base/dialog.tsx'
import { ChoiceField, LongField, SelectField } from '../../base/fields.tsx'
import { pick } from '../../base/i18n.ts'
import { toast } from '../../base/toast.tsx'
import { fillText } from '../../staff/fill-text.ts'
import { makeNames, viaText } from '../../staff/names.ts'
import { brief, clip } from '../../staff/words.ts'
import { t } from '../dictionary.ts'
import s from './control.module.css'
import type { Commands } from './create-commands.ts'
import type { Drill } from './create-drill.ts'

const vias: readonly Inject['via'][] = ['phone', 'radio', 'wechat', 'document', 'news', 'platform', 'in-person']

/** Sends an inject by hand: one of the script's, or one's own. What is half written stays until it is sent. */
export function ComposeDialog(props: {
  readonly drill: Drill
  readonly commands: Commands
  readonly open: boolean
  readonly onClose: () => void
}) {
  const { scenario, answer } = props.drill
  const names = makeNames(scenario)
  const [kind, setKind] = createSignal<'planned' | 'own'>('own')
  const [inject, setInject] = createSignal('')
  const [from, setFrom] = createSignal(
    scenario.roles.find((role) => role.kind === 'simcell')?.id ?? scenario.roles[0]?.id ?? '',
  )
  const [to, setTo] = createSignal<readonly string[]>([])
  const [via, setVia] = createSignal<Inject['via']>('phone')
  const [text, setText] = createSignal('')
  const [tried, setTried] = createSignal(false)
  const left = createMemo(() =>
    props.drill.live().upcoming.flatMap(({ inject: id }) => scenario.injects.find((each) => each.id === id) ?? []),
  )
  const done = () => {
    toast(t('control.sent'), 'on-time')
    setInject('')
    setText('')
    setTo([])
    setTried(false)
    props.onClose()
  }
  async function send() {
    setTried(true)
    if (kind() === 'planned') {
      if (inject() !== '' && (await props.commands.run({ type: 'inject', inject: inject() }))) done()
      return
    }
    if (to().length === 0 || text().trim() === '') return
    const adHoc = { from: from(), to: [...to()], via: via(), text: text().trim() }
    if (await props.commands.run({ type: 'inject', adHoc })) done()
  }
  const sources = () => [
    ...scenario.roles.filter((role) => !answer.staffed.includes(role.id)),
    ...scenario.roles.filter((role) => answer.staffed.includes(role.id)),
  ]
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      heading={t('control.compose')}
      actions={
        <Button kind="main" busy={props.commands.busy('inject')} onClick={send}>
          {t('control.send')}
        </Button>
      }
    >
      <div class={s.stack}>
        <ChoiceField
          label={<span class="visually-hidden">{t('control.compose')}</span>}
          value={[kind()]}
          onPick={([one]) => one && setKind(one as 'planned' | 'own')}
          options={[
            { id: 'own', label: t('control.composeOwn') },
            { id: 'planned', label: t('control.composePlanned') },
          ]}
        />
        <Show
          when={kind() === 'planned'}
          fallback={
            <>
              <SelectField
                label={t('control.from')}
                noEmpty
                value={from()}
                onPick={setFrom}
                options={sources().map((role) => ({ id: role.id, label: pick(role) }))}
              />
              <ChoiceField
                many
                label={t('control.to')}
                value={to()}
                onPick={setTo}
                error={tried() && to().length === 0 ? t('control.toMissing') : undefined}
                options={answer.staffed.map((id) => ({ id, label: pick(brief(names.role(id))) }))}
              />
              <SelectField
                label={t('control.via')}
                noEmpty
                value={via()}
                onPick={(one) => setVia(one as Inject['via'])}
                options={vias.map((id) => ({ id, label: pick(viaText(id)) }))}
              />
              <LongField
                label={t('control.text')}
                help={t('control.textHelp')}
                required
                rows={4}
                maxLength={4000}
                value={text()}
                error={tried() && text().trim() === '' ? t('control.textMissing') : undefined}
                onInput={(event) => setText(event.currentTarget.value)}
              />
            </>
          }
        >
          <Show when={left().length > 0} fallback={<p class={s.soft}>{t('control.noInject')}</p>}>
            <ChoiceField
              look="lines"
              label={t('control.chooseInject')}
              value={inject() === '' ? [] : [inject()]}
              onPick={([one]) => setInject(one ?? '')}
              options={left().map((each) => ({
                id: each.id,
                label: `${each.id} ${clip(pick(fillText(scenario, each, props.drill.live().variables)), 80)}`,
              }))}
            />
          </Show>
        </Show>
      </div>
    </Dialog>
  )
}
