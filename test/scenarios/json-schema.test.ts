import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { shippedScenarios } from '../../scenarios/catalogue.ts'
import { scenarioJsonSchema } from '../../scenarios/json-schema.ts'

const file = new URL('../../docs/scenario.schema.json', import.meta.url)

it('[S1] is written down for editors as it is: run npm run schema after a change', async () => {
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(scenarioJsonSchema())))
})

it('[S1] is named in the first line of every pack', async () => {
  for (const { id, yaml } of await shippedScenarios()) {
    expect(yaml.split('\n')[0], id).toBe('# yaml-language-server: $schema=../docs/scenario.schema.json')
  }
})
