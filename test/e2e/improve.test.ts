import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CreateDrillAnswer, DrillSummary, FramesAnswer, ScenarioAnswer } from '../../engine/contract.ts'
import { openBrowser } from '../support/browser.ts'
import { type Client, join, signIn } from '../support/client.ts'
import { makeDataFolder, type Running, startServer } from '../support/server.ts'
import { keepPictures, laptop, openPage, phone } from './people.ts'

const data = makeDataFolder()
let server: Running
let browser: Browser
let trainer: Client

beforeAll(async () => {
  server = await startServer(data.folder)
  trainer = await signIn(server.url, server.trainerKey)
  browser = await openBrowser()
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  data.remove()
})

/** The gacha secretary reports on the herder's call with these fields, and the drill ends. */
async function playOut(
  drill: Pick<CreateDrillAnswer, 'id' | 'joinCode'>,
  inject: string,
  fields: Record<string, string>,
) {
  const gacha = await join(server.url, drill.joinCode, 'GAC', 'Bao')
  await trainer.command(drill.id, 'start')
  expect(await trainer.command(drill.id, 'inject', { inject })).toMatchObject({ status: 202 })
  const { frames } = (await gacha.get<FramesAnswer>('/api/seat/frames?since=0')).body
  const k = frames.findLast((frame) => frame.type === 'inject')!.k
  const action = {
    id: randomUUID(),
    form: 'report-up',
    inReplyTo: k,
    to: ['SUM'],
    fields: { means: 'phone', ...fields },
  }
  await gacha.post('/api/seat/actions', action)
  await expect.poll(async () => (await gacha.get('/api/seat/frames?since=0')).text).toContain('"type":"action"')
  await trainer.command(drill.id, 'end')
}

describe('from a finding to its end', () => {
  it('[I20] a manager makes a corrective action, a trainer adds it to a launch, and the manager sees it closed', {
    timeout: 90_000,
  }, async () => {
    const first = (
      await trainer.post<CreateDrillAnswer>('/api/drills', { scenario: 'grassland-fire', rate: 1, title: '第一次' })
    ).body
    await playOut(first, 'I02', { time: '10:20' })
    const manager = await openPage(browser, laptop)
    const desk = await openPage(browser, phone)
    try {
      const { page } = manager
      await page.goto(`${server.url}/manager?key=${server.managerKey}`)
      await page.getByRole('link', { name: '第一次' }).click()
      await page
        .getByRole('button', { name: /^全部 \d+ 条/ })
        .last()
        .click()
      const problem = page.getByRole('listitem').filter({ hasText: 'G-01' }).first()
      await problem.getByRole('button', { name: '立为整改措施' }).click()
      const form = page.getByRole('dialog').filter({ hasText: '整改措施必填' })
      await form.getByLabel('整改措施').fill('首报统一用一张卡')
      await form.getByLabel('原因').fill('不知道先报什么')
      await form.getByRole('radio', { name: '培训' }).check()
      await form.getByLabel('责任单位').fill('阿日善苏木')
      await form.getByLabel('责任人').fill('巴图')
      await form.getByRole('button', { name: '立项' }).click()
      await page.waitForURL(/\/manager\/actions\//)
      await page.getByText('待整改').waitFor()
      await page.getByRole('link', { name: '第一次' }).click()
      await page
        .getByRole('button', { name: /^全部 \d+ 条/ })
        .last()
        .click()
      await page.getByRole('link', { name: '已立整改措施' }).click()
      await page.getByRole('button', { name: '登记完成' }).click()
      await page.getByLabel('责任人完成了什么').fill('卡片已发到嘎查')
      await page.getByRole('button', { name: '保存' }).click()
      await page.getByText('已整改，待验证').waitFor()

      await desk.page.goto(`${server.url}/trainer?key=${server.trainerKey}`)
      await desk.page.getByRole('heading', { name: '情景库' }).waitFor()
      await desk.page.goto(`${server.url}/trainer/launch/grassland-fire`)
      const tick = desk.page.getByRole('checkbox', { name: '首报统一用一张卡' })
      await tick.check()
      // Without the role that is to be examined it cannot be: said, and the tick taken away.
      await desk.page.getByRole('checkbox', { name: '呼和淖尔嘎查书记 发现' }).uncheck()
      await desk.page.getByText('本次不能验证').waitFor()
      expect(await tick.isChecked()).toBe(false)
      await desk.page.getByRole('checkbox', { name: '呼和淖尔嘎查书记 发现' }).check()
      await desk.page.getByText('下发').first().waitFor()
      await tick.check()
      await desk.page.getByRole('button', { name: '创建演练' }).click()
      await desk.page.waitForURL(/\/trainer\/drills\//)
      const id = desk.page.url().split('/').at(-1)!
      await page.reload()
      await page.getByText('已列入演练').waitFor()

      const { joinCode } = (await trainer.get<DrillSummary & { joinCode: string }>(`/api/drills/${id}`)).body
      const { additions } = (await trainer.get<ScenarioAnswer>(`/api/drills/${id}/scenario`)).body
      await playOut({ id, joinCode }, additions![0]!.inject, { time: '10:20', place: '北', trend: '东南' })
      await page.reload()
      await page.getByText('已销号').waitFor()
      await page.getByText('通过').first().waitFor()
      await page.getByRole('link', { name: '整改措施' }).click()
      await page.getByText('已销号').first().waitFor()
      expect([...manager.broken, ...desk.broken]).toEqual([])
    } catch (error) {
      await keepPictures({ manager: manager.page, desk: desk.page })
      throw error
    } finally {
      await manager.context.close()
      await desk.context.close()
    }
  })
})
