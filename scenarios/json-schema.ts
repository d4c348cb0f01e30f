import { z } from 'zod'
import { scenarioSchema } from '../engine/scenario/scenario.ts'

/** The pack's shape for editors: JSON Schema (2020-12) of what an author writes. */
export function scenarioJsonSchema(): object {
  const title = 'Sandtable scenario pack'
  return { ...z.toJSONSchema(scenarioSchema, { io: 'input' }), title }
}
