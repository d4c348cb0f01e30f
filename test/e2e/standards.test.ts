import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Review } from '../../engine/score/review.ts'
import type { ScoringStandard } from '../../engine/score/standard-schema.ts'
import { openBrowser } from '../support/browser.ts'
import { signIn } from '../support/client.ts'
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

it('[R73] [R71] is made by a manager who sees what it would do, and read beside the drill’s own', {
  timeout: 120_000,
}, async () => {
  const manager = await signIn(server.url, server.managerKey)
  const standards = async () => (await manager.get<ScoringStandard[]>('/api/standards')).body
  const own = (await manager.get<Review>(`/api/drills/${drill}/review`)).body
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1366, height: 900 } })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(`${server.url}/manager?key=${server.managerKey}`)
  await page.getByRole('link', { name: '评分标准' }).click()
  await page.getByRole('link', { name: '以此为底稿另立一版' }).click()

  const table = page.locator('#trial table')
  const tried = (row: string) => table.getByRole('row').filter({ hasText: row }).locator('td').last()
  const total = String(Math.round((own.profile.total.value ?? 0) * 10) / 10)
  await expect.poll(() => tried('画像总分').innerText()).toContain(total)
  await page.getByText('换成这个标准，以上各项都不变。').waitFor()

  // A mistake is told at its field, and nothing is counted or saved by it.
  await page.getByRole('textbox', { name: '良', exact: true }).fill('95')
  await page.getByText('须小于上一档。').waitFor()
  await page.getByText('先改好上面的错误，再看试算。').waitFor()
  await page.getByRole('textbox', { name: '优', exact: true }).fill('3')
  await page.getByRole('textbox', { name: '良', exact: true }).fill('2')
  await page.getByRole('textbox', { name: '中', exact: true }).fill('1')
  expect(own.profile.band).not.toBe('excellent')
  await expect.poll(() => tried('画像总分').innerText()).toMatch(/优\s*有变化/)
  await page.getByRole('button', { name: '保存为第 2 版' }).click()
  await page.getByText('请填写名称。').first().waitFor()
  expect(await standards()).toHaveLength(1)

  await page.getByRole('textbox', { name: /名称（中文）/ }).fill('试行标准')
  await page.getByRole('textbox', { name: /名称（英文）/ }).fill('On trial')
  await page.getByRole('button', { name: '保存为第 2 版' }).click()
  await page.getByText('新演练按此版').waitFor()
  expect((await standards()).at(-1)).toMatchObject({ version: 2, name: { zh: '试行标准' }, bands: { excellent: 0.03 } })
  await page.getByText('画像总分的档次：优').waitFor()

  // The same drill by the new version: for looking only; then by its own again.
  await page.getByRole('link', { name: '按第 2 版看整份评估' }).click()
  await page.getByText('正在按“试行标准”另算').waitFor()
  await page.getByText('按试行标准评分').waitFor()
  expect(await page.getByRole('button', { name: '改判' }).count()).toBe(0)
  await page.getByLabel('评分标准').selectOption('')
  await page.getByText('按演练标准（第1版）评分').waitFor()
  expect(await page.getByText('正在按').count()).toBe(0)
  expect(await page.getByRole('button', { name: '改判' }).count()).toBeGreaterThan(0)
  expect((await manager.get<Review>(`/api/drills/${drill}/review`)).body).toEqual(own)
  await context.close()
})

it('[R74] a review has no gap between its headings, and its first screen fits one sheet', {
  timeout: 120_000,
}, async () => {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1366, height: 900 } })
  const page = await context.newPage()
  await page.goto(`${server.url}/manager?key=${server.managerKey}`)
  await page.locator('main li').first().waitFor()
  await page.goto(`${server.url}/manager/drills/${drill}`)
  await page.locator('#plan svg').first().waitFor()
  await page.evaluate(() => {
    for (const each of document.querySelectorAll('main details')) each.setAttribute('open', '')
  })
  await page.locator('#network h4, #alignment h4').first().waitFor()
  const levels = await page
    .locator('main :is(h1, h2, h3, h4, h5, h6)')
    .evaluateAll((all) => all.map((each) => Number(each.tagName.slice(1))))
  expect(levels[0]).toBe(1)
  expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([])

  // What the button does, held where a browser would open its own window.
  await page.evaluate(() => {
    window.print = () => {}
  })
  await page.getByRole('button', { name: '打印一页' }).click()
  const margin = { top: '10mm', bottom: '10mm', left: '10mm', right: '10mm' }
  const sheets = async () =>
    (await page.pdf({ format: 'A4', margin })).toString('latin1').match(/\/Type\s*\/Page\b/g)?.length
  expect(await sheets()).toBe(1)
  // That print is over: the next one is whole again.
  expect(await sheets()).toBeGreaterThan(3)
  await context.close()
})
