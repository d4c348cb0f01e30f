import { z } from 'zod'
import { commandId } from '../drill/commands.ts'

/** Signs the report as it was read: `content` is the hash of what the manager had before them. */
export const signOffRequest = z.strictObject({
  id: commandId,
  name: z.string().trim().min(1).max(40),
  note: z.string().trim().min(1).max(500).optional(),
  content: z.string().regex(/^[0-9a-f]{64}$/, { error: 'content is the hash that came with the report' }),
})
export type SignOffRequest = z.output<typeof signOffRequest>
