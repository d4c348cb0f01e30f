import { statSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { makeDataFolder, type Running } from '../support/server.ts'
import { startServerWithDrill } from '../support/server-with-drill.ts'

const data = makeDataFolder()
let server: Running
let browser: Browser
let drill: string

beforeAll(async () => {
  ;({ server, drill } = await startServerWithDrill(data.folder))
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  data.remove()
})

it('[R39] [R38] is read, taken away as Word, signed by name, and is then final on the page', {
  timeout: 120_000,
}, async () => {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 1366, height: 900 },
    acceptDownloads: true,
  })
  const page = await context.newPage()
  await page.goto(`${server.url}/manager?key=${server.managerKey}`)
  await page.locator('main li').first().waitFor()
  await page.goto(`${server.url}/manager/drills/${drill}/report`)
  await page.locator('article').waitFor()
  await expect.poll(() => page.locator('article').innerText()).toContain('不用于个人考核排名')

  // A figure leads to its evidence, and from there to the entry.
  const figure = page.locator('#sec-conduct a[href^="#evidence-"]').first()
  const set = (await figure.getAttribute('href')) ?? ''
  const entry = await page.locator(`${set} a`).first().getAttribute('href')
  expect(await page.locator(entry ?? '#none').count()).toBe(1)

  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Word', exact: true }).click()
  const file = await coming
  expect(file.suggestedFilename()).toBe('演练评估报告 青格勒旗草原火灾指挥推演.docx')
  expect(statSync((await file.path()) ?? '').size).toBeGreaterThan(50_000)
  await page.getByText(/Word 已生成，用时/).waitFor()

  await page.getByRole('button', { name: '签发', exact: true }).click()
  const dialog = page.getByRole('dialog')
  expect(await dialog.getByRole('button', { name: '签发', exact: true }).isDisabled()).toBe(true)
  await dialog.getByRole('textbox').first().fill('乌兰')
  await dialog.getByRole('button', { name: '签发', exact: true }).click()
  await page.getByText('本版已由乌兰签发。').first().waitFor()
  await expect.poll(() => page.locator('article').innerText()).toContain('定稿 第1版')
  expect(await page.getByRole('button', { name: '签发', exact: true }).count()).toBe(0)

  // On paper: the sheet alone, on A4.
  const paper = await page.pdf({ preferCSSPageSize: true, printBackground: true })
  expect(paper.subarray(0, 5).toString()).toBe('%PDF-')
  expect(paper.toString('latin1')).toMatch(/\/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]/)
  await context.close()
})
