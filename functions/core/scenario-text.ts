import { gunzipSync, gzipSync } from 'node:zlib'
import type { ScenarioSource } from '../../engine/scenario/scenario.ts'
import { type Item, maxItemBytes } from './table.ts'

/** The text that a version was read from, as its author wrote it, beside the version itself. */
interface TextItem {
  readonly version: number
  /** UTF-8, gzip, base64: a pack of 80 KB takes 35. */
  readonly gzip: string
}
export const textKey = (version: number) => `T#${String(version).padStart(4, '0')}`

/** The item that keeps a version's text; undefined where the text is no YAML of an author's, or too large to keep. */
export function textItem(pk: string, version: number, text: string): (Item & TextItem) | undefined {
  // JSON has no comments to lose, and is no pleasure to edit: its YAML is written anew.
  if (text.trimStart().startsWith('{')) return undefined
  const gzip = gzipSync(text).toString('base64')
  return gzip.length > maxItemBytes ? undefined : { pk, sk: textKey(version), version, gzip }
}

/** A version of a scenario as one YAML file; the author's own text where it was kept, with the number it was stored under. */
export async function fileOf(document: ScenarioSource, version: number, item: Item | undefined): Promise<string> {
  const kept = item && gunzipSync(Buffer.from((item as Item & TextItem).gzip, 'base64')).toString('utf8')
  // A key of the whole file begins its line; no text inside a value can.
  const numbered = kept?.replace(/^(["']?version["']?\s*:\s*)\d+/m, (_, key: string) => key + version)
  if (numbered !== undefined) return numbered
  const { stringify } = await import('yaml')
  const yaml = stringify({ ...document, version }, { lineWidth: 0 })
  return `# yaml-language-server: $schema=../docs/scenario.schema.json\n${yaml}`
}
