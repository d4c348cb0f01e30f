import { createMemo, createSignal, For, Show } from 'solid-js'
import { Button } from '../../base/button.tsx'
import { Card } from '../../base/card.tsx'
import { Chip } from '../../base/chip.tsx'
import { Dialog } from '../../base/dialog.tsx'
import { LongField, SelectField } from '../../base/fields.tsx'
import { pick } from '../../base/i18n.ts'
import { type Mail, simulatedMail } from '../../staff/attention.ts'
import { makeNarrator } from '../../staff/entry-text.ts'
import { makeNames } from '../../staff/names.ts'
import { stamp } from '../../staff/stamp.ts'
import { brief } from '../../staff/words.ts'
import { t } from '../dictionary.ts'
import s from './control.module.css'
import type { Ask, Commands } from './create-commands.ts'
import type { Drill } from './create-drill.ts'

/** What was sent to roles that nobody plays, and the way to answer for them. */
export function MailPanel(props: { readonly drill: Drill; readonly commands: Commands }) {
  const { drill } = props
  const names = makeNames(drill.scenario)
  const mail = createMemo(() => simulatedMail(drill.index(), drill.answer.staffed))
  const narrator = createMemo(() => makeNarrator(drill.scenario, drill.index().entryOf, drill.index().seatOf))
  const [open, setOpen] = createSignal<Mail>()
  const [as, setAs] = createSignal('')
  const [text, setText] = createSignal('')
  const [tried, setTried] = createSignal(false)
  const role = (id: string) => pick(brief(names.role(id)))
  const answer = (one: Mail) => {
    setAs(one.as[0] ?? '')
    setText('')
    setTried(false)
    setOpen(one)
  }
  async function send() {
    const one = open()
    setTried(true)
    if (!one || text().trim() === '') return
    const said: Ask = { type: 'say', as: as(), to: [one.action.role], text: text().trim(), inReplyTo: one.action.e }
    if (await props.commands.run(said)) setOpen()
  }
  return (
    <Card
      heading={t('control.mail')}
      aside={<Show when={mail().length > 0}>{<Chip tone="late">{mail().length}</Chip>}</Show>}
    >
      <Show when={mail().length > 0} fallback={<p class={s.soft}>{t('control.mailNone')}</p>}>
        <ul class={s.mails}>
          <For each={mail()}>
            {(one) => (
              <li class={s.mail}>
                <p class={s.soft}>
                  {stamp(one.action.at)} · {role(one.action.role)} → {one.as.map(role).join(' / ')}
                </p>
                <p class={s.clamp}>{pick(narrator().sentence(one.action))}</p>
                <Button small disabled={drill.live().status === 'ended'} onClick={() => answer(one)}>
                  {t('control.answer')}
                </Button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Dialog
        open={open() !== undefined}
        onClose={() => setOpen()}
        heading={t('control.answer')}
        actions={
          <Button kind="main" busy={props.commands.busy('say')} onClick={send}>
            {t('control.send')}
          </Button>
        }
      >
        <Show when={open()}>
          {(one) => (
            <div class={s.stack}>
              <p class={s.quote}>{pick(narrator().sentence(one().action))}</p>
              <SelectField
                label={t('control.answerAs')}
                noEmpty
                value={as()}
                onPick={setAs}
                options={one().as.map((id) => ({ id, label: pick(names.role(id)) }))}
              />
              <LongField
                label={t('control.answerText')}
                required
                maxLength={4000}
                value={text()}
                error={tried() && text().trim() === '' ? t('control.textMissing') : undefined}
                onInput={(event) => setText(event.currentTarget.value)}
              />
            </div>
          )}
        </Show>
      </Dialog>
    </Card>
  )
}
