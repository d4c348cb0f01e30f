import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CreateDrillAnswer } from '../../engine/contract.ts'
import type { Judgement } from '../../engine/judge/judgement.ts'
import { openBrowser } from '../support/browser.ts'
import { type Client, join, signIn } from '../support/client.ts'
import { makeDataFolder, type Running, startServer } from '../support/server.ts'
import { laptop, openPage, phone } from './people.ts'

const data = makeDataFolder()
let server: Running
let browser: Browser
let trainer: Client
let drill: CreateDrillAnswer

beforeAll(async () => {
  server = await startServer(data.folder)
  trainer = await signIn(server.url, server.trainerKey)
  drill = (await trainer.post<CreateDrillAnswer>('/api/drills', { scenario: 'grassland-fire', rate: 1 })).body
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  data.remove()
})
const judgement = async () => (await trainer.get<Judgement>(`/api/drills/${drill.id}/judgement`)).body
const ratings = async (item: string) =>
  (await judgement()).items.find(({ id }) => id === item)?.ratings.map(({ person, value }) => `${person.name} ${value}`)

/** Opens the page of a seat that was taken elsewhere. */
async function sitDown(page: Page, { token, seat }: { readonly token?: string | undefined; readonly seat: string }) {
  await page.goto(`${server.url}/api/health`)
  const kept = JSON.stringify({ token, seat, drill: drill.id, code: drill.joinCode })
  await page.evaluate((text) => localStorage.setItem('sandtable.seat', text), kept)
  await page.goto(`${server.url}/seat`)
}

describe('an evaluator with a phone', () => {
  it('[J13] rates, gives reasons and writes notes, through a dead network and a reload, and each goes out once', async () => {
    const duty = await join(server.url, drill.joinCode, 'DUTY', '乌兰')
    await trainer.command(drill.id, 'start')
    for (let i = 0; i < 4; i++) await trainer.command(drill.id, 'jump')
    await duty.post('/api/seat/actions', {
      ...{ id: 'first-report', form: 'report-up', to: ['UPR'] },
      fields: { means: 'phone', time: '10:30' },
    })
    const { context, page, broken } = await openPage(browser, phone)
    await page.goto(`${server.url}/evaluator?key=${server.evaluatorKey}`)
    await page.getByRole('link', { name: '去评定' }).click()
    await page.getByLabel('姓名').fill('斯琴')
    await page.getByRole('button', { name: '开始评定' }).click()

    await page.getByText('预警与信息报告').click()
    const within = page.getByRole('group', { name: '在时限内上报并续报' })
    await within.getByRole('radio', { name: '5 优秀' }).check()
    await within.getByText('已保存').waitFor()
    expect(await ratings('aqt:1.7')).toEqual(['斯琴 5'])

    // A low value owes its reason before anything is sent.
    const warns = page.getByRole('group', { name: '预警发得出、收得到' })
    await warns.getByRole('radio', { name: '1 较差' }).check()
    expect(await warns.getByRole('button', { name: '保存' }).isDisabled()).toBe(true)
    await warns.getByLabel('理由').fill('两个嘎查没有收到')
    await warns.getByRole('button', { name: '保存' }).click()
    await expect.poll(() => ratings('aqt:1.4')).toEqual(['斯琴 1'])

    // Without a network the phone keeps what was judged, also through being closed and opened.
    await page.waitForFunction(async () => !!(await caches.match('/evaluator')))
    await context.route('**/api/**', (route) => route.abort())
    await context.setOffline(true)
    await within.getByRole('radio', { name: '3 一般' }).check()
    await within.getByText('待发送').waitFor()
    await page.getByRole('button', { name: '经过' }).click()
    await page.getByRole('button', { name: '据此写观察' }).first().click()
    await page.getByLabel('看到了什么').fill('电话先报，书面后补')
    await page.getByRole('button', { name: '保存观察' }).click()
    await page.getByText('2 项待发送').waitFor()
    await page.reload()
    await page.getByText('2 项待发送').waitFor()
    expect(await ratings('aqt:1.7')).toEqual(['斯琴 5'])
    await page.getByRole('button', { name: '观察', exact: true }).click()
    await page.getByText('电话先报，书面后补').waitFor()
    await context.unrouteAll({ behavior: 'ignoreErrors' })
    await context.setOffline(false)
    await expect.poll(() => ratings('aqt:1.7')).toEqual(['斯琴 3'])
    await expect.poll(async () => (await judgement()).observations.list.length).toBe(1)
    const [note] = (await judgement()).observations.list
    expect(note).toMatchObject({ text: '电话先报，书面后补', person: { name: '斯琴' }, kind: 'improve' })
    expect(note?.entry).toBeGreaterThan(0)

    // A second evaluator on another phone is another person, and does not see what the first one gave.
    const other = await openPage(browser, phone)
    await other.page.goto(`${server.url}/evaluator?key=${server.evaluatorKey}`)
    await other.page.getByRole('link', { name: '去评定' }).click()
    await other.page.getByLabel('姓名').fill('斯琴')
    await other.page.getByRole('button', { name: '开始评定' }).click()
    await other.page.getByText('预警与信息报告').click()
    const again = other.page.getByRole('group', { name: '在时限内上报并续报' })
    expect(await again.getByRole('radio', { checked: true }).count()).toBe(0)
    await again.getByRole('radio', { name: '5 优秀' }).check()
    await expect.poll(async () => (await ratings('aqt:1.7'))?.sort()).toEqual(['斯琴 3', '斯琴 5'])
    expect([...broken, ...other.broken]).toEqual([])
    await context.close()
    await other.context.close()
  })

  it('[J10] a trainer asks for the load when a phase is over; a cadre has it folded above the inbox, and may skip it', async () => {
    const eme = await join(server.url, drill.joinCode, 'EMB', '格日勒')
    const room = await openPage(browser, laptop)
    await room.page.goto(`${server.url}/trainer?key=${server.trainerKey}`)
    await room.page.getByRole('heading', { name: '情景库' }).waitFor()
    await room.page.goto(`${server.url}/trainer/drills/${drill.id}`)
    const cadre = await openPage(browser, phone)
    await sitDown(cadre.page, eme)
    const first = cadre.page.getByRole('main').getByRole('article').or(cadre.page.locator('main li')).first()
    await first.waitFor()
    const asked = cadre.page.getByRole('heading', { name: '刚才这段，负荷如何？' })
    expect(await asked.count()).toBe(0)
    await room.page.getByRole('button', { name: '请大家自评' }).click()
    await asked.waitFor()
    expect(await cadre.page.getByRole('slider').count()).toBe(0)
    expect(await first.boundingBox().then((box) => (box?.y ?? 9999) < phone.height)).toBe(true)
    await cadre.page.getByRole('button', { name: '跳过' }).click()
    await expect.poll(() => asked.count()).toBe(0)
    await cadre.page.reload()
    await first.waitFor()
    expect(await asked.count()).toBe(0)
    expect([...room.broken, ...cadre.broken]).toEqual([])
    await room.context.close()
    await cadre.context.close()
  })

  it('[J14] sees cards come up on the wall by themselves, anonymous ones without a name, and the forms arrive', async () => {
    const sum = await join(server.url, drill.joinCode, 'SUM', '包志强')
    await trainer.command(drill.id, 'end')
    const wall = await openPage(browser, laptop)
    await wall.page.goto(`${server.url}/trainer?key=${server.trainerKey}`)
    await wall.page.getByRole('heading', { name: '情景库' }).waitFor()
    await wall.page.goto(`${server.url}/trainer/drills/${drill.id}/hotwash`)
    await wall.page.getByText('0/3 人已填写').waitFor()

    const cadre = await openPage(browser, phone)
    await sitDown(cadre.page, sum)
    await cadre.page.getByRole('radio', { name: '改进' }).check()
    await cadre.page.getByLabel('写什么').fill('三张表合成一张')
    await cadre.page.getByRole('checkbox', { name: '匿名' }).check()
    await cadre.page.getByRole('button', { name: '贴上去' }).click()
    const change = wall.page.getByRole('region', { name: '改进' })
    await change.getByText('三张表合成一张').waitFor()
    await change.getByText('匿名').waitFor()
    await wall.page.getByText('1/3 人已填写').waitFor()
    expect(await wall.page.getByText('包志强').count()).toBe(0)

    await cadre.page.getByRole('button', { name: '填写' }).click()
    const sliders = cadre.page.getByRole('slider')
    for (let i = 0; i < 6; i++) await sliders.nth(i).press('ArrowRight')
    await cadre.page.getByRole('button', { name: '提交', exact: true }).click()
    for (const name of ['情景真实可信', '对本职工作有用', '我的角色职责清楚', '节奏合适'])
      await cadre.page.getByRole('group', { name }).getByRole('radio', { name: '4' }).check()
    await cadre.page.getByRole('button', { name: '提交反馈' }).click()
    await cadre.page.getByText('已填写，谢谢').waitFor()
    await expect.poll(async () => (await judgement()).feedback.n).toBe(1)
    await expect.poll(async () => (await judgement()).workload).toMatchObject([{ role: 'SUM', n: 1, rtlx: 55 }])
    expect([...wall.broken, ...cadre.broken]).toEqual([])
    await wall.context.close()
    await cadre.context.close()
  })
})
