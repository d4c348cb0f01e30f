import { createSignal } from 'solid-js'
import { newId } from '../base/new-id.ts'
import { keep, readKept } from '../base/storage.ts'

const storageKey = 'sandtable.author'

/** Who judges on this device. The key tells people of one name apart and is shown to nobody. */
export interface KeptAuthor {
  readonly key: string
  readonly name: string
  /** Under which id the server shows what this person said; known after the first receipt. */
  readonly person?: string
}

const [author, set] = createSignal(readKept<KeptAuthor>(storageKey))

/** The person of this device, once there is a name; reactive. */
export { author }

/** Names the person, or changes the name; the person stays the same. */
export function nameAuthor(name: string): void {
  setAuthor({ ...(author() ?? { key: newId() }), name })
}
/** Remembers the id the server shows this person under. */
export function learnPerson(person: string): void {
  const known = author()
  if (known && known.person !== person) setAuthor({ ...known, person })
}
function setAuthor(next: KeptAuthor) {
  keep(storageKey, next)
  set(next)
}
