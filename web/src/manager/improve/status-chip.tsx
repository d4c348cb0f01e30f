import type { ActionStatus } from '../../../../engine/improve/corrective-action.ts'
import { StatusChip } from '../../base/chip.tsx'
import { pick } from '../../base/i18n.ts'
import { t } from './dictionary.ts'
import { statusTone, statusWords } from './words.ts'

/** Where a corrective action stands, in a word; and that its day is past, in another. */
export function ActionStatusChips(props: { readonly status: ActionStatus; readonly overdue: boolean }) {
  return (
    <>
      {props.overdue && <StatusChip tone="missed">{t('overdue')}</StatusChip>}
      <StatusChip tone={statusTone[props.status]}>{pick(statusWords[props.status])}</StatusChip>
    </>
  )
}
