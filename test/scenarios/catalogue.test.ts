import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { shippedScenarios } from '../../scenarios/catalogue.ts'

it('[S3] ships the grassland fire', async () => {
  expect((await shippedScenarios()).map(({ id }) => id)).toContain('grassland-fire')
})

it('[S3] reads the packs of any folder in order and leaves other files alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'packs-'))
  try {
    for (const name of ['b.yaml', 'a.yaml', 'read.ts']) await writeFile(join(folder, name), `id: ${name}`)
    const packs = await shippedScenarios(pathToFileURL(`${folder}/`))
    expect(packs).toEqual([
      { id: 'a', yaml: 'id: a.yaml' },
      { id: 'b', yaml: 'id: b.yaml' },
    ])
  } finally {
    await rm(folder, { recursive: true })
  }
})
