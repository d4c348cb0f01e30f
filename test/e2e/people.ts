import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'

/* The three kinds of people, as they touch the pages: by the words they read there. */

/** A page of its own, in Chinese, at a size; every script error and policy violation is kept. */
export async function openPage(browser: Browser, size: { width: number; height: number }) {
  const context: BrowserContext = await browser.newContext({ locale: 'zh-CN', viewport: size })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const broken: string[] = []
  page.on('pageerror', (error) => broken.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource|WebSocket/.test(message.text()))
      broken.push(message.text())
  })
  return { context, page, broken }
}
export const laptop = { width: 1366, height: 900 }
export const phone = { width: 390, height: 780 }

const shots = new URL('../../node_modules/.cache/e2e/', import.meta.url)

/** Keeps what each person saw when something went wrong, under node_modules/.cache/e2e. */
export async function keepPictures(pages: Readonly<Record<string, Page>>) {
  for (const [name, page] of Object.entries(pages)) {
    await page.screenshot({ path: fileURLToPath(new URL(`${name}.png`, shots)) }).catch(() => {})
  }
}

/** From the printed link to the control room, with the named roles played by people at rate 1; gives the join code. */
export async function launchDrill(page: Page, link: string, roles: readonly string[]): Promise<string> {
  await page.goto(link)
  const card = page.locator('article, li').filter({ hasText: '青格勒旗草原火灾指挥推演' }).first()
  await card.getByRole('link', { name: '启动演练' }).click()
  await page.getByRole('button', { name: '全不选' }).click()
  for (const role of roles) await page.getByRole('checkbox', { name: role }).check()
  await page.getByRole('radio', { name: '×1', exact: true }).check()
  await page.getByRole('button', { name: '创建演练' }).click()
  await page.waitForURL(/\/trainer\/drills\//)
  await page.getByRole('button', { name: '开始' }).waitFor()
  const shown = page.getByText(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}$/).first()
  const code = await shown.innerText()
  return code.replaceAll('-', '')
}

/** Joins as one would on a phone: code, name, role. */
export async function joinDrill(page: Page, url: string, code: string, role: string, name: string) {
  await page.goto(`${url}/`)
  await page.getByLabel('演练码').fill(code.toLowerCase())
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByLabel('姓名').fill(name)
  await page.getByRole('radio', { name: role }).check()
  await page.getByRole('button', { name: '加入演练' }).click()
  await page.waitForURL(/\/seat/)
}

/** What goes into a form: text by label, a pick from a list, a radio. */
export interface Filling {
  readonly text?: Readonly<Record<string, string>>
  readonly pick?: Readonly<Record<string, string>>
  readonly radio?: readonly string[]
  readonly to?: readonly string[]
}

/** Opens one of the cadre's four tabs. */
export async function openTab(page: Page, name: '收件' | '处置' | '预案' | '经过') {
  await page
    .getByRole('tab', { name })
    .or(page.getByRole('button', { name }))
    .or(page.getByRole('link', { name }))
    .first()
    .click()
}

/** Acts unprompted under the tab 处置. */
export async function act(page: Page, form: string, { text = {}, pick = {}, radio = [], to = [] }: Filling) {
  await openTab(page, '处置')
  await page.getByRole('button', { name: form, exact: true }).click()
  const area = page.locator('form').last()
  for (const name of radio) await area.getByRole('radio', { name }).check()
  for (const [label, value] of Object.entries(pick)) await area.getByLabel(label).selectOption({ label: value })
  for (const [label, value] of Object.entries(text)) await area.getByLabel(label).fill(value)
  for (const role of to) await area.getByLabel('发给').selectOption({ label: role })
  await area.getByRole('button', { name: `提交：${form}` }).click()
}
