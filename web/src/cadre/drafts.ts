import { keep, readKept } from '../base/storage.ts'

/** A half-written form; it survives a reload. */
export interface Draft {
  readonly form: string
  readonly fields: Readonly<Record<string, string>>
  readonly to: readonly string[]
  readonly clause?: string
  readonly reason?: string
}

/** What a form is being written for: a frame number to answer, or something of one's own. */
export type DraftPlace = number | 'new'

export interface Drafts {
  read(place: DraftPlace): Draft | undefined
  /** Undefined forgets it. */
  write(place: DraftPlace, draft: Draft | undefined): void
}

type Kept = Readonly<Record<string, Draft>>

/** The drafts of one seat, kept in this browser. */
export function makeDrafts(seat: string): Drafts {
  const key = `sandtable.drafts.${seat}`
  let drafts = readKept<Kept>(key) ?? {}
  return {
    read: (place) => drafts[String(place)],
    write(place, draft) {
      const { [String(place)]: _, ...others } = drafts
      drafts = draft ? { ...others, [String(place)]: draft } : others
      keep(key, Object.keys(drafts).length > 0 ? drafts : undefined)
    },
  }
}
