import { createHash } from 'node:crypto'
import { zipSync } from 'fflate'

/** What a manifest says of a file. */
export interface ManifestFile {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

const packed = new Set(['docx', 'xlsx'])
/** Zip has no time zone and begins in 1980: the same files give the same bytes. */
const mtime = '1980-01-01T12:00:00'

/** The archive of a drill: every file, and a manifest with the SHA-256 of each, by which any change shows. */
export function makePack(
  files: Readonly<Record<string, Uint8Array>>,
  about: Readonly<Record<string, unknown>>,
): Uint8Array {
  const listed: ManifestFile[] = Object.entries(files).map(([name, bytes]) => ({
    name,
    bytes: bytes.byteLength,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }))
  const manifest = new TextEncoder().encode(`${JSON.stringify({ ...about, files: listed }, null, 2)}\n`)
  return zipSync(
    Object.fromEntries(
      Object.entries({ ...files, 'manifest.json': manifest }).map(([name, bytes]) => [
        name,
        // What is a zip itself only gets bigger.
        [bytes, { level: packed.has(name.split('.').at(-1) ?? '') ? 0 : 6, mtime }] as const,
      ]),
    ),
  )
}
