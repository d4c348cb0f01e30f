import { writeFile } from 'node:fs/promises'
import { scenarioJsonSchema } from '../scenarios/json-schema.ts'

/* npm run schema: writes the JSON Schema of scenario packs for editors. */

const file = new URL('../docs/scenario.schema.json', import.meta.url)
await writeFile(file, `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`)
