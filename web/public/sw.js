// Lets the cadre's page open again without a network. It keeps the page and its files, and never an answer of /api.
const box = 'seat-page'
const page = '/seat'
/** Wall ms that a page waits for a slow network before the kept one is shown. */
const patience = 4_000

/** Keeps what the open page is made of, and forgets the files of the version before. */
async function keep(files) {
  const cache = await caches.open(box)
  const wanted = new Set([page, ...files])
  const known = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname))
  await cache.addAll([...wanted].filter((path) => path === page || !known.has(path)))
  await Promise.all([...known].filter((path) => !wanted.has(path)).map((path) => cache.delete(path)))
}

async function openPage(request) {
  const kept = await caches.match(page)
  const fresh = fetch(request)
  if (!kept) return fresh
  fresh.catch(() => {})
  const late = new Promise((resolve) => setTimeout(resolve, patience, kept))
  return Promise.race([fresh.catch(() => kept), late])
}

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('message', (event) => event.waitUntil(keep(event.data.files).catch(() => {})))
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate' && pathname === page) event.respondWith(openPage(request))
  else if (pathname.startsWith('/assets/'))
    event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)))
})
