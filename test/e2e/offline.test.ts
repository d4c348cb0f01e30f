import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CreateDrillAnswer } from '../../engine/contract.ts'
import { openBrowser } from '../support/browser.ts'
import { signIn } from '../support/client.ts'
import { makeDataFolder, type Running, startServer } from '../support/server.ts'
import { joinDrill, openPage, phone } from './people.ts'

const data = makeDataFolder()
let server: Running
let browser: Browser
beforeAll(async () => {
  server = await startServer(data.folder)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.kill()
  data.remove()
})

it('[W5] a cadre reloads the page with no network, reads the inbox, and nothing of the server is kept', {
  timeout: 60_000,
}, async () => {
  const trainer = await signIn(server.url, server.trainerKey)
  const drill = (await trainer.post<CreateDrillAnswer>('/api/drills', { scenario: 'grassland-fire', rate: 1 })).body
  const { page, context } = await openPage(browser, phone)
  await joinDrill(page, server.url, drill.joinCode, '林业和草原局', '哈斯')
  await trainer.command(drill.id, 'start')
  const inject = page.getByText(/草原火险红色预警/).first()
  await inject.waitFor()
  await page.waitForFunction(async () => (await caches.keys()).length > 0 && !!(await caches.match('/seat')))
  await context.setOffline(true)
  await page.reload()
  await inject.waitFor()
  const kept = await page.evaluate(async () =>
    (await (await caches.open('seat-page')).keys()).map(({ url }) => new URL(url).pathname),
  )
  expect(kept.filter((path) => path.startsWith('/api'))).toEqual([])
  expect(kept).toContain('/seat')
})
