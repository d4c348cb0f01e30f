import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest'
import type { DrillAnswer } from '../../engine/contract.ts'
import type { Entry } from '../../engine/drill/entries.ts'
import type { LogPage } from '../../engine/view/live.ts'
import { openBrowser } from '../support/browser.ts'
import { hasDynamoServer } from '../support/dynamodb-server.ts'
import { act, joinDrill, keepPictures, laptop, launchDrill, openPage, openTab, phone } from './people.ts'
import { startServeTarget, startStackTarget, type Target } from './targets.ts'

/* One drill, wherever the product runs. */
const targets = [
  { where: 'on one machine', start: startServeTarget, can: true },
  { where: 'on the synthesized stack', start: startStackTarget, can: hasDynamoServer() },
]

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const minute = 60_000
const surrounded = /我们5个人被围在院子里/

describe.each(targets.filter(({ can }) => can))('a drill $where', ({ start }) => {
  let target: Target
  beforeAll(async () => {
    target = await start()
  })
  afterAll(() => target?.stop())

  it('[E1] is played by a trainer, three cadres and a manager, through silence, a dead network, a pause and a kill', {
    timeout: 180_000,
  }, async () => {
    const { url } = target
    const trainer = await openPage(browser, laptop)
    await target.openStaff(trainer.page, 'trainer')
    const code = await launchDrill(trainer.page, `${url}/trainer`, ['旗总值班室值班员', '应急管理局', '苏木达'])
    const drill = trainer.page.url().split('/').at(-1) ?? ''
    const [duty, emb, sum] = await Promise.all([
      openPage(browser, phone),
      openPage(browser, phone),
      openPage(browser, phone),
    ])
    onTestFailed(() => keepPictures({ trainer: trainer.page, duty: duty.page, emb: emb.page, sum: sum.page }))
    await joinDrill(duty.page, url, code, '旗总值班室值班员', '宝音')
    await joinDrill(emb.page, url, code, '应急管理局', '乌兰')
    await joinDrill(sum.page, url, code, '苏木达', '巴图')

    let staff = await target.staff('trainer')
    const answer = async () => (await staff.get<DrillAnswer>(`/api/drills/${drill}`)).body
    const entries = async (): Promise<Entry[]> =>
      (await staff.get<LogPage[]>(`/api/drills/${drill}/log?since=0`)).body.flatMap((page) => page.entries)
    const dueOf = async (inject: string) => (await answer()).live.upcoming.find((each) => each.inject === inject)?.dueAt

    // The trainer starts and jumps to the call from the fire line (I04, T+20).
    await trainer.page.getByRole('button', { name: '开始' }).click()
    for (const inject of ['I02', 'I03', 'I04']) {
      await trainer.page.getByRole('button', { name: '跳到下一条' }).click()
      await expect
        .poll(async () =>
          (await entries()).some((entry) => entry.type === 'inject-delivered' && entry.inject === inject),
        )
        .toBe(true)
    }
    await sum.page
      .getByText(/先到人员报告/)
      .first()
      .waitFor()

    // One cadre acts in time.
    await act(duty.page, '报告', {
      radio: ['电话'],
      text: { 时间: '10:20', 地点: '呼和淖尔嘎查以北', 受灾范围或面积: '75公顷', 发展趋势: '向东南' },
      to: ['盟指挥部'],
    })
    await expect
      .poll(async () =>
        (await entries()).some(
          (entry) => entry.type === 'expected-met' && entry.expected === 'phone-league' && !entry.late,
        ),
      )
      .toBe(true)

    // One loses the network, answers all the same, closes the phone, and is called meanwhile.
    await emb.context.setOffline(true)
    await act(emb.page, '研判', { radio: ['不够，需增援'], text: { 研判依据: '火场75公顷，风力5至6级' } })
    await emb.page
      .getByText(/未发送/)
      .first()
      .waitFor()
    await emb.page.close()
    await trainer.page.getByRole('button', { name: '立即发送' }).first().click()
    await expect
      .poll(async () => (await entries()).some((entry) => entry.type === 'inject-delivered' && entry.inject === 'I05'))
      .toBe(true)

    // A pause: nothing moves, not by a millisecond.
    const planned = await dueOf('I07')
    await trainer.page.getByRole('button', { name: '暂停' }).click()
    await trainer.page.getByRole('button', { name: '继续' }).waitFor()
    const shown = async () => (await answer()).live.clock
    const stopped = await shown()
    await duty.page
      .getByText(/已暂停/)
      .first()
      .waitFor()
    await emb.context.setOffline(false)
    const again = await emb.context.newPage()
    await again.goto(`${url}/seat`)
    await expect
      .poll(
        async () =>
          (await entries()).filter((entry) => entry.type === 'action-taken' && entry.form === 'assess').length,
        { timeout: 30_000 },
      )
      .toBe(1)
    await openTab(again, '收件')
    await again
      .getByText(/安置点/)
      .first()
      .waitFor()
    expect(await shown()).toEqual(stopped)
    await trainer.page.getByRole('button', { name: '继续' }).click()
    await trainer.page.getByRole('button', { name: '暂停' }).waitFor()
    expect(await shown()).toMatchObject({ drillEpoch: stopped.drillEpoch, rate: 1 })
    expect(await dueOf('I07')).toBe(planned)
    expect(planned).toBe(45 * minute)

    // Everything that runs dies in the middle of it; what comes after has the same data.
    const before = await entries()
    await target.killAll()
    staff = await target.staff('trainer')
    expect((await entries()).slice(0, before.length)).toEqual(before)
    expect((await answer()).status).toBe('running')

    // Nobody ordered the evacuation by T+45: B1 fires, and is heard by those it concerns alone.
    await staff.command(drill, 'set-rate', { rate: 600 })
    await sum.page.getByText(surrounded).first().waitFor({ timeout: 30_000 })
    await staff.command(drill, 'set-rate', { rate: 1 })
    await act(sum.page, '下达命令', {
      pick: { 事项: '转移群众' },
      text: { 命令内容: '两户立即向东南转移' },
      to: ['呼和淖尔嘎查书记'],
    })
    await expect
      .poll(async () =>
        (await entries()).some(
          (entry) => entry.type === 'expected-met' && entry.expected === 'order-evacuation' && entry.late,
        ),
      )
      .toBe(true)
    for (const page of [duty.page, again]) {
      await openTab(page, '收件')
      expect(await page.getByText(surrounded).count()).toBe(0)
    }
    await trainer.page.getByText('已触发').first().waitFor()

    // The trainer ends it.
    await trainer.page.getByRole('button', { name: '结束演练' }).first().click()
    await trainer.page.getByRole('dialog').getByRole('button', { name: '结束演练' }).click()
    await sum.page
      .getByText(/演练已结束/)
      .first()
      .waitFor()

    // Every entry once, every number in place, nothing early.
    const log = await entries()
    expect(log.map(({ e }) => e)).toEqual(log.map((_, index) => index + 1))
    const actions = log.flatMap((entry) => (entry.type === 'action-taken' ? [entry.action] : []))
    expect(new Set(actions).size).toBe(actions.length)
    const delivered = log.flatMap((entry) =>
      entry.type === 'inject-delivered' && entry.inject ? [[entry.inject, entry.at, entry.cause.by] as const] : [],
    )
    expect(new Set(delivered.map(([inject]) => inject)).size).toBe(delivered.length)
    expect(delivered.filter(([inject]) => ['I04', 'I06', 'I07'].includes(inject))).toEqual([
      ['I04', 20 * minute, 'plan'],
      ['I06', 35 * minute, 'plan'],
      ['I07', 45 * minute, 'plan'],
    ])
    expect(log.filter((entry) => entry.type === 'branch-fired').map(({ branch, at }) => [branch, at])).toEqual([
      ['B1', 45 * minute + 1],
    ])

    // The manager reads the review and opens the evidence.
    const manager = await openPage(browser, laptop)
    await target.openStaff(manager.page, 'manager')
    await manager.page
      .getByRole('link', { name: /青格勒旗草原火灾/ })
      .first()
      .click()
    await manager.page.waitForURL(/\/manager\/drills\//)
    await manager.page.getByText('下达转移命令').first().waitFor()
    await manager.page.getByRole('button', { name: /证据/ }).first().click()
    await manager.page
      .getByRole('dialog')
      .getByText(/T[+−]\d/)
      .first()
      .waitFor()

    for (const { broken } of [trainer, duty, emb, sum, manager]) expect(broken).toEqual([])
  })
})
