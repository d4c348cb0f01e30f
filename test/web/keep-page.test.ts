import { expect, test } from 'vitest'
import { ownFiles } from '../../web/src/base/keep-page.ts'

test('[W5] only the page’s own hashed files are kept, each once: no answer of the server, nothing from elsewhere', () => {
  const loaded = ['/assets/a-1.js', '/assets/a-1.js', '/api/seat', '/icon.svg'].map(
    (path) => `https://drill.example${path}`,
  )
  expect(ownFiles([...loaded, 'https://other.example/assets/b-2.js'], 'https://drill.example')).toEqual([
    '/assets/a-1.js',
  ])
})
