import { z } from 'zod'
import { provenance, text } from '../../engine/scenario/scenario.ts'

const level = text.extend({ id: z.string() })
const criterion = z.object({
  figure: z.string(),
  from: z.number().optional().describe('以上: this number included'),
  below: z.number().optional().describe('以下: this number excluded'),
  hours: z.number().optional(),
  density: z.enum(['dense', 'fairly-dense']).optional(),
})

/** What `GET /api/scales` gives. */
export const scalesAnswer = z.object({
  warning: z.array(level),
  grade: z.array(level),
  response: z.array(level),
  drought: z.array(level),
  criteria: z.array(
    text.extend({
      id: z.string(),
      source: text,
      article: z.string().optional(),
      tag: provenance,
      stale: z.literal(true).optional(),
      note: text.optional(),
      figures: z.record(z.string(), text.extend({ measure: text })),
      rows: z.array(z.object({ level: z.string(), any: z.array(criterion) })),
    }),
  ),
})
