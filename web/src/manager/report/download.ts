import { language } from '../../base/i18n.ts'
import { NoAnswer, Problem } from '../../base/problem.ts'

/** How far a download is: bytes received; of how many, once the server knows. Undefined while the file is being made. */
export interface DownloadProgress {
  readonly received: number
  readonly total?: number
}

/** Fetches a file with the staff's cookie and hands it to the browser to save. Gives its size in bytes. */
export async function download(
  path: string,
  fallback: string,
  onProgress: (progress: DownloadProgress) => void,
): Promise<number> {
  const response = await fetch(path, {
    credentials: 'same-origin',
    cache: 'no-store',
    headers: { 'Accept-Language': language() },
  }).catch((error: unknown) => {
    throw new NoAnswer(error)
  })
  if (!response.ok) {
    const told = (await response.json().catch(() => undefined)) as { type?: string; title?: string } | undefined
    throw new Problem({
      type: told?.type ?? `urn:sandtable:problem:http-${response.status}`,
      title: told?.title ?? response.statusText,
      status: response.status,
    })
  }
  const total = Number(response.headers.get('Content-Length')) || undefined
  const parts: Uint8Array<ArrayBuffer>[] = []
  let received = 0
  const reader = response.body?.getReader()
  for (;;) {
    const part = await reader?.read()
    if (!part || part.done) break
    parts.push(part.value as Uint8Array<ArrayBuffer>)
    received += part.value.byteLength
    onProgress({ received, ...(total !== undefined && { total }) })
  }
  save(new Blob(parts, { type: response.headers.get('Content-Type') ?? '' }), nameOf(response) ?? fallback)
  return received
}

function nameOf(response: Response): string | undefined {
  const found = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('Content-Disposition') ?? '')?.[1]
  return found && decodeURIComponent(found)
}

function save(blob: Blob, name: string) {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
