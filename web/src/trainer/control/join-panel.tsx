import { createSignal, Show } from 'solid-js'
import { Button } from '../../base/button.tsx'
import { Card } from '../../base/card.tsx'
import { Chip } from '../../base/chip.tsx'
import { Dialog } from '../../base/dialog.tsx'
import { pick } from '../../base/i18n.ts'
import { toast } from '../../base/toast.tsx'
import { t } from '../dictionary.ts'
import s from './control.module.css'
import type { Commands } from './create-commands.ts'
import type { Drill } from './create-drill.ts'
import { QrCode } from './qr-code.tsx'

/** The code as people type it: 7KQ4-M2XH-9C. */
export const groupCode = (code: string) => code.match(/.{1,4}/g)?.join('-') ?? code

/** Code and QR to join, small here and large on the wall. */
export function JoinPanel(props: { readonly drill: Drill; readonly commands: Commands }) {
  const { joinCode, joinUrl, title } = props.drill.answer
  const [wall, setWall] = createSignal(false)
  const locked = () => props.drill.live().locked
  const copy = async () => {
    await navigator.clipboard?.writeText(joinUrl)
    toast(t('control.copied'), 'on-time')
  }
  return (
    <Card
      heading={t('control.join')}
      aside={
        <Show when={locked()}>
          <Chip tone="late">{t('control.locked')}</Chip>
        </Show>
      }
    >
      <div class={s.joinRow}>
        <button type="button" class={s.qrButton} onClick={() => setWall(true)} aria-label={t('control.wall')}>
          <QrCode text={joinUrl} label={t('control.wallTitle')} />
        </button>
        <div class={s.stackTight}>
          <p class={s.code}>{groupCode(joinCode)}</p>
          <p class={s.soft}>{t('control.joinHelp')}</p>
        </div>
      </div>
      <div class={s.buttons}>
        <Button small onClick={() => setWall(true)}>
          {t('control.wall')}
        </Button>
        <Show when={navigator.clipboard}>
          <Button small onClick={copy}>
            {t('control.copy')}
          </Button>
        </Show>
        <Button
          small
          busy={props.commands.busy('lock') || props.commands.busy('unlock')}
          onClick={() => props.commands.run({ type: locked() ? 'unlock' : 'lock' })}
        >
          {locked() ? t('control.unlock') : t('control.lock')}
        </Button>
      </div>
      <Dialog open={wall()} onClose={() => setWall(false)} heading={pick(title)} kind="full">
        <div class={s.wall}>
          <QrCode text={joinUrl} label={t('control.wallTitle')} size="wall" />
          <div class={s.wallText}>
            <p class={s.wallTitle}>{t('control.wallTitle')}</p>
            <p class={s.wallCode}>{groupCode(joinCode)}</p>
            <p class={s.wallUrl}>
              {t('control.wallUrl', { url: joinUrl.replace(/^https?:\/\//, '').replace(/\/join\/.*$/, '') })}
            </p>
          </div>
        </div>
      </Dialog>
    </Card>
  )
}
