import type { Provenance } from '../../../engine/scenario/scenario.ts'
import { pick } from '../base/i18n.ts'
import { provenanceText, provenanceTone } from './limit-text.ts'
import styles from './provenance.module.css'

/** Where a limit comes from. Only a statute that was read is called law. */
export function ProvenanceMark(props: { readonly tag: Provenance }) {
  return (
    <span class={styles.mark} data-tone={provenanceTone(props.tag)}>
      {pick(provenanceText(props.tag))}
    </span>
  )
}
