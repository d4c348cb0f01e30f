import { z } from 'zod'

export const line = z.string().trim().min(1)
/** A text in both languages; both are owed. */
export const text = z.strictObject({ zh: line, en: line })
export type Text = z.output<typeof text>
