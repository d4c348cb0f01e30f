// Lets the pages open again without a network that people carry about: the cadre's and the evaluator's. It keeps such a
// page and its files, and never an answer of /api.
const boxes = { '/seat': 'seat-page', '/evaluator': 'evaluator-page' }
/** Wall ms that a page waits for a slow network before the kept one is shown. */
const patience = 4_000

/** Keeps what the open page is made of, and forgets the files of the version before. */
async function keep(page, files) {
  const cache = await caches.open(boxes[page])
  const wanted = new Set([page, ...files])
  const known = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname))
  await cache.addAll([...wanted].filter((path) => path === page || !known.has(path)))
  await Promise.all([...known].filter((path) => !wanted.has(path)).map((path) => cache.delete(path)))
}

async function openPage(page, request) {
  const kept = await caches.match(page)
  const fresh = fetch(request)
  if (!kept) return fresh
  fresh.catch(() => {})
  const late = new Promise((resolve) => setTimeout(resolve, patience, kept))
  return Promise.race([fresh.catch(() => kept), late])
}

/** The kept page that an address belongs to. */
const pageOf = (pathname) =>
  pathname === '/seat' ? pathname : /^\/evaluator(\/|$)/.test(pathname) ? '/evaluator' : undefined

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('message', (event) => {
  const { page, files } = event.data
  if (boxes[page]) event.waitUntil(keep(page, files).catch(() => {}))
})
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  const page = request.mode === 'navigate' ? pageOf(pathname) : undefined
  if (page) event.respondWith(openPage(page, request))
  else if (pathname.startsWith('/assets/'))
    event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)))
})
