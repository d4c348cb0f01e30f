import { readdir, readFile } from 'node:fs/promises'

/** A pack as it is shipped: the scenario's id (its file name) and its text. */
export interface ShippedScenario {
  readonly id: string
  readonly yaml: string
}

/** The packs in a folder (by default this one; a bundle says where its copies are), in order of id. */
export async function shippedScenarios(
  folder: URL = new URL('./', import.meta.url),
): Promise<readonly ShippedScenario[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()
  return Promise.all(
    names.map(async (name) => ({
      id: name.slice(0, -'.yaml'.length),
      yaml: await readFile(new URL(name, folder), 'utf8'),
    })),
  )
}
