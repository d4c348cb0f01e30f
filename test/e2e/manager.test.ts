import { readFile } from 'node:fs/promises'
import { unzipSync } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CreateDrillAnswer } from '../../engine/contract.ts'
import { openBrowser } from '../support/browser.ts'
import { join, signIn } from '../support/client.ts'
import { makeDataFolder, type Running, startServer } from '../support/server.ts'
import { keepPictures, laptop, openPage } from './people.ts'

const data = makeDataFolder()
let server: Running
let browser: Browser
let drill: CreateDrillAnswer

beforeAll(async () => {
  server = await startServer(data.folder)
  const trainer = await signIn(server.url, server.trainerKey)
  drill = (await trainer.post<CreateDrillAnswer>('/api/drills', { scenario: 'grassland-fire', rate: 1 })).body
  const duty = await join(server.url, drill.joinCode, 'DUTY', '宝音')
  await trainer.command(drill.id, 'start')
  for (let i = 0; i < 3; i++) await trainer.command(drill.id, 'jump')
  await duty.post('/api/seat/actions', {
    ...{ id: 'first-report', form: 'report-up', to: ['UPR'] },
    fields: { means: 'phone', time: '10:20', place: '=1+1' },
  })
  await trainer.command(drill.id, 'jump')
  await trainer.command(drill.id, 'end')
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  data.remove()
})

/** What a button gives as a file. */
async function fileOf(page: Page, button: string) {
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 30_000 }),
    page.getByRole('button', { name: button, exact: true }).click(),
  ])
  return { name: download.suggestedFilename(), bytes: await readFile((await download.path()) ?? '') }
}

/** Rules an objective to be M, for a reason. */
async function rule(page: Page, reason: string) {
  const objective = page.getByRole('listitem').filter({ hasText: 'O2' }).filter({ hasText: '改判' }).first()
  await objective.getByRole('button', { name: '改判' }).click()
  const form = page.getByRole('dialog').locator('form')
  await form.getByRole('radio', { name: /^M/ }).check()
  await form.locator('textarea').fill(reason)
  await form.getByRole('textbox').last().fill('其木格')
  await form.getByRole('button').last().click()
  await page.getByText(reason).first().waitFor()
}

it('[E2] a manager reads a review down to an entry, rules otherwise with a reason, exports and signs; a later ruling makes a new draft', {
  timeout: 120_000,
}, async () => {
  const manager = await openPage(browser, laptop)
  const { page } = manager
  page.setDefaultTimeout(20_000)
  try {
    await page.goto(`${server.url}/manager?key=${server.managerKey}`)
    await page.getByRole('link', { name: /草原火灾指挥推演/ }).click()
    await page.getByRole('button', { name: /^证据/ }).first().click()
    await page.getByRole('dialog').getByText(/T\+/).first().waitFor()
    await page.keyboard.press('Escape')

    await rule(page, '书面报告缺发展趋势，影响了上级调度')
    expect(
      await page
        .getByText(/原为|计算值/)
        .first()
        .innerText(),
    ).toMatch(/M/)

    await page.getByRole('link', { name: '报告与签发' }).click()
    await page.getByText('草稿 第1版').first().waitFor()
    const word = await fileOf(page, 'Word')
    expect(word.name).toMatch(/\.docx$/)
    expect(Object.keys(unzipSync(word.bytes))).toContain('word/document.xml')
    const excel = await fileOf(page, 'Excel')
    const sheets = Object.entries(unzipSync(excel.bytes)).filter(([name]) => name.startsWith('xl/worksheets/'))
    // What a cadre typed stays text, whatever it begins with.
    expect(sheets.some(([, sheet]) => new TextDecoder().decode(sheet).includes('<f>'))).toBe(false)
    const pack = await fileOf(page, '存档包')
    expect(Object.keys(unzipSync(pack.bytes)).some((name) => name.endsWith('.xes'))).toBe(true)

    await page.getByRole('button', { name: '签发', exact: true }).click()
    await page.getByLabel('签发人姓名').fill('其木格')
    await page.getByRole('dialog').getByRole('button', { name: '签发', exact: true }).click()
    await page.getByText('定稿 第1版').first().waitFor()

    await page.getByRole('link', { name: '返回评估' }).click()
    await rule(page, '复核录音后确认')
    await page.getByRole('link', { name: '报告与签发' }).click()
    await page.getByText('草稿 第2版').first().waitFor()
    expect(manager.broken).toEqual([])
  } catch (error) {
    await keepPictures({ manager: page })
    throw error
  } finally {
    await manager.context.close()
  }
})
