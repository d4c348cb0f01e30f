/** The paths of the page's own hashed files among the addresses that a browser has loaded, each once. */
export function ownFiles(loaded: readonly string[], origin: string): string[] {
  const paths = loaded
    .map((address) => new URL(address))
    .filter((url) => url.origin === origin && url.pathname.startsWith('/assets/'))
    .map((url) => url.pathname)
  return [...new Set(paths)]
}

/**
 * Has the browser keep this page, so that it opens again without a network. Browsers allow it under https and on the
 * machine itself only; elsewhere nothing happens.
 */
export async function keepPage(page: '/seat' | '/evaluator'): Promise<void> {
  if (!isSecureContext || !('serviceWorker' in navigator)) return
  await navigator.serviceWorker.register('/sw.js')
  const { active } = await navigator.serviceWorker.ready
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name)
  active?.postMessage({ page, files: ownFiles(loaded, location.origin) })
}
