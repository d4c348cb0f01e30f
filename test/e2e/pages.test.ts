import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CreateDrillAnswer } from '../../engine/contract.ts'
import { openBrowser } from '../support/browser.ts'
import { type Client, join, signIn } from '../support/client.ts'
import { makeDataFolder, type Running, startServer } from '../support/server.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const data = makeDataFolder()
let server: Running
let browser: Browser
let trainer: Client
let running: CreateDrillAnswer
let ended: CreateDrillAnswer

/** A drill in English names, played a little: started, jumped to the call from the fire line, answered once. */
async function playALittle(end: boolean): Promise<CreateDrillAnswer> {
  const drill = (await trainer.post<CreateDrillAnswer>('/api/drills', { scenario: 'grassland-fire', rate: 1 })).body
  const duty = await join(server.url, drill.joinCode, 'DUTY', 'Bao')
  await trainer.command(drill.id, 'start')
  for (let i = 0; i < 3; i++) await trainer.command(drill.id, 'jump')
  await duty.post('/api/seat/actions', {
    id: 'first-report',
    form: 'report-up',
    to: ['UPR'],
    fields: { means: 'phone', time: '10:30' },
  })
  if (end) await trainer.command(drill.id, 'end')
  return drill
}

beforeAll(async () => {
  server = await startServer(data.folder)
  trainer = await signIn(server.url, server.trainerKey)
  running = await playALittle(false)
  ended = await playALittle(true)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.kill()
  data.remove()
})

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string }[]
}
type AxeWindow = typeof globalThis & { axe: { run(options: object): Promise<{ violations: Violation[] }> } }

/** What a person on a small phone, or with a screen reader, would stumble over. */
async function stumbles(page: Page, language: string): Promise<string[]> {
  await page.evaluate(axe)
  const found = await page.evaluate(async () => {
    const { violations } = await (globalThis as AxeWindow).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
    })
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)
  })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  if (wide > 0) found.push(`wider than the screen by ${wide} px`)
  const lang = await page.evaluate(() => document.documentElement.lang)
  if (!lang.startsWith(language.slice(0, 2))) found.push(`says it is in ${lang}`)
  const text = (await page.locator('body').innerText()).replaceAll('中文', '')
  if (language === 'zh-CN') {
    const mark = text.match(/.{0,20}(?:\p{Script=Han}[,;:!?](?!\S)|\p{Script=Han} ?\().{0,20}/u)?.[0]
    if (mark) found.push(`Latin marks in Chinese: ${mark}`)
  }
  if (language === 'en-US' && /\p{Script=Han}/u.test(text))
    found.push(`Chinese in English: ${text.match(/.{0,20}\p{Script=Han}.{0,20}/u)?.[0]}`)
  return found
}

/** What a thumb in a glove would miss: controls in sight that are lower than 46 px, a choice with its label. */
const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main :is(button, summary, select, textarea, label:has(input))')]
      .concat([...document.querySelectorAll<HTMLElement>('nav button')])
      .filter((each) => each.checkVisibility() && each.offsetHeight < 46)
      .map((each) => `${each.innerText.slice(0, 20)} ${each.offsetHeight} px`),
  )

describe.each(['zh-CN', 'en-US'])('the pages in %s on a phone of 360 px', (language) => {
  it('[W3] have nothing to stumble over: in width, in words, for a screen reader', { timeout: 120_000 }, async () => {
    const over = await playALittle(false)
    // A card that is fading in has no contrast yet.
    const context = await browser.newContext({
      locale: language,
      viewport: { width: 360, height: 740 },
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    const problems: Record<string, string[]> = {}
    const look = async (name: string, path: string, ready: string) => {
      if (path) await page.goto(server.url + path)
      await page.locator(ready).first().waitFor()
      const found = await stumbles(page, language)
      if (/^(home|join|seat)/.test(name)) found.push(...(await smallTargets(page)))
      if (found.length > 0) problems[name] = found
    }
    await look('home', '/', 'form')
    await look('join', `/join/${running.joinCode}`, 'input[type=radio]')
    await page.getByRole('textbox').first().fill('Bold')
    await page.getByRole('radio').nth(2).check()
    await page.locator('button[type=submit]').click()
    await page.waitForURL(/\/seat/)
    await look('seat, inbox', '', 'nav')
    for (const [index, name] of ['act', 'plan', 'history'].entries()) {
      await page
        .locator('nav')
        .last()
        .locator('button, a')
        .nth(index + 1)
        .click()
      await look(`seat, ${name}`, '', 'main')
    }
    await page.locator('nav').last().locator('button, a').nth(1).click()
    await page
      .locator('main button')
      .filter({ hasText: /^(发布预警|Issue a warning|Warn)/ })
      .first()
      .click()
    await look('seat, form', '', 'form')
    await look('library', `/trainer?key=${server.trainerKey}`, 'article, li h2, h2')
    await look('library, nothing fits', '/trainer?q=nothing-of-the-kind', 'main button')
    await look('scenario', '/trainer/scenarios/grassland-fire', '#routes ol')
    await page.locator('#load li button').first().click()
    await page.evaluate(() => {
      for (const each of document.querySelectorAll('main details')) each.setAttribute('open', '')
    })
    await look('scenario, all unfolded', '', '#load li ul')
    await page.locator('#rehearsal button[type=submit]').click()
    await look('scenario, rehearsal', '', '#rehearsal input[type=range]')
    await look('launch', '/trainer/launch/grassland-fire', 'input[type=checkbox]')
    await look('control room', `/trainer/drills/${running.id}`, 'svg')
    await look('drills', '/trainer/drills', 'main li')
    await look('reviews', '/manager', 'main li')
    await look('review', `/manager/drills/${ended.id}`, 'svg')
    for (const fold of await page.locator('main details:not([open]) > summary').all()) await fold.click()
    await look('review, unfolded', '', '#rulings, #method svg, #method p')
    await look('report', `/manager/drills/${ended.id}/report`, 'article')
    await look('replay', `/manager/drills/${ended.id}/replay`, 'svg')
    await look('hot-wash wall', `/trainer/drills/${ended.id}/hotwash`, 'h2')
    await look('judging', `/evaluator?key=${server.evaluatorKey}`, 'main li')
    await look('judging, name', `/evaluator/drills/${running.id}`, 'main input')
    await page.getByRole('textbox').first().fill('Bold')
    await page.locator('button[type=submit]').click()
    await look('judging, rate', '', 'details')
    await page.locator('input[value="0"]').first().check()
    await look('judging, reason', '', 'textarea')
    for (const [index, name] of ['notes', 'timeline'].entries()) {
      await page
        .locator('main nav button')
        .nth(index + 1)
        .click()
      await look(`judging, ${name}`, '', 'main section, main textarea')
    }
    const seat = await join(server.url, over.joinCode, 'SUM', 'Bold')
    await trainer.command(over.id, 'end')
    const kept = JSON.stringify({ token: seat.token, seat: seat.seat, drill: over.id, code: over.joinCode })
    await page.evaluate((text) => localStorage.setItem('sandtable.seat', text), kept)
    await look('seat, afterwards', '/seat', 'form')
    await page.getByRole('button', { name: /填写|Fill in/ }).click()
    await look('seat, load', '', 'input[type=range]')
    expect(problems).toEqual({})
    await context.close()
  })
})

/** Something on every page of improving, in English words: an action that is overdue, one that waits, a duty. */
async function improveALittle(): Promise<string> {
  const manager = await signIn(server.url, server.managerKey)
  const make = async (expected: string) => {
    const id = randomUUID()
    const terms = {
      ...{ cause: 'three forms', measure: 'one form', element: 'plan', owner: 'Bao', unit: 'Duty office' },
      ...{ start: '2026-01-01', due: '2026-01-31', problem: 'P10', capability: 'C1' },
    }
    const request = { id, finding: { drill: ended.id, kind: 'expected', id: expected }, terms }
    expect(await manager.post('/api/actions', request)).toMatchObject({ status: 201 })
    return id
  }
  const [first, second] = [await make('gacha-reports'), await make('order-evacuation')]
  await manager.post(`/api/actions/${second}/changes`, { id: randomUUID(), type: 'done', text: 'one form since May' })
  const subject = { n: 0, kind: 'high-risk-enterprise', name: 'Bolgan mine', since: '2020-01-01' }
  await manager.post('/api/calendar/subjects', { id: randomUUID(), ...subject })
  return first
}

describe('the pages of improving', () => {
  it('[I20] [W3] have nothing to stumble over, their dialogs included', { timeout: 120_000 }, async () => {
    const action = await improveALittle()
    const problems: Record<string, string[]> = {}
    for (const language of ['zh-CN', 'en-US']) {
      const context = await browser.newContext({ locale: language, viewport: { width: 360, height: 740 } })
      const page = await context.newPage()
      page.setDefaultTimeout(10_000)
      const look = async (path: string, ready: string, open?: RegExp) => {
        await page.goto(server.url + path)
        await page.locator(ready).first().waitFor()
        if (open) await page.getByRole('button', { name: open }).first().click()
        if (open) await page.getByRole('dialog').locator('form, li').first().waitFor()
        const found = await stumbles(page, language)
        if (found.length > 0) problems[`${language} ${path} ${open ?? ''}`] = found
      }
      await look(`/manager?key=${server.managerKey}`, 'main li')
      await look('/manager/actions', 'main li')
      await look('/manager/actions', 'main li', /^(新立一项|New)$/)
      await look(`/manager/actions/${action}`, 'dl')
      await look(`/manager/actions/${action}`, 'dl', /^(修改|Change)$/)
      await look(`/manager/actions/${action}`, 'dl', /^(登记完成|Report done)$/)
      await look('/manager/trends', 'fieldset')
      await look('/manager/calendar', 'main section')
      await look('/manager/calendar', 'main section', /^(登记|Enter)$/)
      await look('/manager/standards', '#trial table')
      await page.getByText(/^(全部数值|All figures)$/).click()
      problems[`${language} standards, unfolded`] = await stumbles(page, language)
      await look('/manager/standards/new', '#trial table')
      await page.getByRole('textbox', { name: /^(次序|Order)$/ }).fill('x')
      await page.locator('button[type=submit]').click()
      problems[`${language} standards, mistakes`] = await stumbles(page, language)
      await context.close()
      const other = await browser.newContext({ locale: language, viewport: { width: 360, height: 740 } })
      const launch = await other.newPage()
      await launch.goto(`${server.url}/trainer?key=${server.trainerKey}`)
      await launch.locator('h2').first().waitFor()
      await launch.goto(`${server.url}/trainer/launch/grassland-fire`)
      await launch.getByText(language === 'zh-CN' ? '待验证的整改措施' : 'Corrective actions to examine').waitFor()
      const found = await stumbles(launch, language)
      if (found.length > 0) problems[`${language} launch`] = found
      await other.close()
    }
    expect(problems).toEqual({})
  })
})

describe('an address that leads nowhere', () => {
  it('[W3] says so under a title, in the frame of the product, with a way back and nothing that cannot help', async () => {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 360, height: 740 } })
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    const problems: Record<string, string[]> = {}
    await page.goto(`${server.url}/trainer?key=${server.trainerKey}`)
    await page.locator('article').first().waitFor()
    for (const [path, back] of [
      ['/trainer/drills/nothing-here', '/trainer/drills'],
      ['/trainer/drills/nothing-here/hotwash', '/trainer/drills'],
      ['/evaluator/drills/nothing-here', '/evaluator'],
      ['/manager/drills/nothing-here', '/manager'],
      ['/trainer/scenarios/nothing-here', '/trainer'],
    ] as const) {
      await page.goto(server.url + path)
      await page.getByRole('alert').waitFor()
      const found = await stumbles(page, 'zh-CN')
      if ((await page.locator(`main a[href="${back}"]`).count()) === 0) found.push('no way back')
      if (!/^\S.* · 沙盘$/.test(await page.title())) found.push(`is called ${await page.title()}`)
      if ((await page.getByRole('button', { name: '再试一次' }).count()) > 0) found.push('offers to try again')
      if (found.length > 0) problems[path] = found
    }
    expect(problems).toEqual({})
    await context.close()
  })

  it('[W3] is not what a manager is led to', async () => {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1366, height: 900 } })
    const page = await context.newPage()
    await page.goto(`${server.url}/manager?key=${server.managerKey}`)
    await page.locator('main li').first().waitFor()
    const hrefs = await page.locator('nav a').evaluateAll((all) => all.map((each) => each.getAttribute('href')))
    expect(hrefs).toEqual(['/', '/manager', '/evaluator'])
    await context.close()
  })
})

describe('the library', () => {
  it('[S33] is filtered by keyboard, and leads from load and routes to a rehearsal that is watched to its score', async () => {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1366, height: 900 } })
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    await page.goto(`${server.url}/trainer?key=${server.trainerKey}`)
    const cards = page.locator('article')
    await cards.first().waitFor()
    const all = await cards.count()
    await page.getByRole('searchbox').press('Tab')
    await page.getByRole('searchbox').fill('草原 火灾')
    await expect.poll(() => cards.count()).toBe(1)
    await page.getByLabel('灾种').selectOption({ label: '干旱' })
    await page.getByText('没有符合的情景').waitFor()
    await page.getByRole('button', { name: /不限“灾种”/ }).click()
    await expect.poll(() => cards.count()).toBe(1)
    await page.getByRole('link', { name: '查看脚本' }).click()
    await page.locator('#load li').first().waitFor()
    await page.goBack()
    await expect.poll(() => cards.count()).toBe(1)
    await page
      .getByRole('button', { name: /去掉筛选/ })
      .first()
      .click()
    await expect.poll(() => cards.count()).toBe(all)

    await page.goto(`${server.url}/trainer/scenarios/grassland-fire`)
    const route = page.locator('#routes li').filter({ hasText: 'B1' }).first()
    await route.getByRole('button', { name: '观看' }).click()
    const stage = page.locator('#rehearsal')
    await stage.getByRole('slider').waitFor()
    await stage.getByRole('button', { name: '暂停' }).waitFor()
    await expect.poll(async () => Number(await stage.getByRole('slider').inputValue())).toBeGreaterThan(-7_200_000)
    await stage.getByRole('button', { name: '直接看结果' }).click()
    const result = stage.getByRole('region', { name: '预演结果' })
    await result.waitFor()
    expect(await result.innerText()).toContain('B1')
    await context.close()
  })

  it('[S33] gives a pack as a file that it takes back: first as the same version, changed as the next', async () => {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1366, height: 900 } })
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    await page.goto(`${server.url}/trainer?key=${server.trainerKey}`)
    await page.locator('article').first().waitFor()
    await page.goto(`${server.url}/trainer/scenarios/sandstorm`)
    const file = async (name: string) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name, exact: false }).click(),
      ])
      return { name: download.suggestedFilename(), text: readFileSync((await download.path()) ?? '', 'utf8') }
    }
    const pack = await file('情景包 YAML')
    expect(pack.name).toBe('sandstorm-v1.yaml')
    expect(pack.text).toBe(readFileSync('scenarios/sandstorm.yaml', 'utf8'))
    expect((await file('SCXML')).text).toContain('<scxml')
    expect((await file('Mermaid')).text).toContain('stateDiagram-v2')
    expect((await file('状态机代码')).text).toContain('createMachine({')

    await page.goto(`${server.url}/trainer`)
    const upload = async (text: string) => {
      await page.getByRole('button', { name: '上传情景' }).click()
      const dialog = page.getByRole('dialog')
      await dialog
        .locator('input[type=file]')
        .setInputFiles({ name: 'sandstorm.yaml', mimeType: 'application/yaml', buffer: Buffer.from(text) })
      await dialog.getByRole('button', { name: '检查并存入' }).click()
      return dialog
    }
    const same = await upload(pack.text)
    await same.getByText('已有同样的内容').waitFor()
    expect(await same.innerText()).toContain('第 1 版')
    await same.getByRole('button', { name: '关闭' }).click()
    const broken = await upload(pack.text.replace('hazard: sandstorm', 'hazard: sandstrom'))
    await broken.getByText(/第 \d+ 行，第 \d+ 列/).waitFor()
    await broken.getByRole('button', { name: '关闭' }).click()
    const next = await upload(pack.text.replace(/^clock: \{ start: "(\d\d):/m, 'clock: { start: "03:'))
    await next.getByText('已存入情景库').waitFor()
    await next.getByRole('link', { name: '查看脚本' }).click()
    await page.waitForURL(/sandstorm\?version=2/)
    await page.getByLabel('版本').waitFor()
    await context.close()
  })
})

describe('the control room', () => {
  it('[W4] sends an ad-hoc inject, answers as a role nobody plays, keeps a note, and removes a seat', async () => {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1366, height: 900 } })
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    await page.goto(`${server.url}/trainer?key=${server.trainerKey}`)
    await page.getByRole('heading', { name: '情景库' }).waitFor()
    await page.goto(`${server.url}/trainer/drills/${running.id}`)
    const log = async () => (await trainer.get(`/api/drills/${running.id}/log?since=0`)).text

    await page.getByText('模拟角色待复').waitFor()
    await page.getByRole('button', { name: '代为答复' }).first().click()
    await page.getByLabel('答复内容').fill('收到，请继续报告')
    await page.getByRole('button', { name: '发送', exact: true }).first().click()
    await expect.poll(log).toContain('收到，请继续报告')

    const closed = () => expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    await closed()
    await page.keyboard.press('/')
    await page.getByRole('dialog').getByRole('textbox').fill('值班员先看了地图')
    await page.getByRole('dialog').locator('button[type=submit], button').last().click()
    await expect.poll(log).toContain('值班员先看了地图')

    await closed()
    await page.keyboard.press('i')
    const compose = page.getByRole('dialog')
    await compose.getByRole('checkbox', { name: '旗总值班室值班员' }).check()
    await compose.getByRole('textbox').fill('通信中断，改用电台')
    await compose.getByRole('button', { name: '发送', exact: true }).click()
    await expect.poll(log).toContain('通信中断，改用电台')

    await closed()
    await page.getByRole('button', { name: '移出' }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: '移出' }).click()
    await expect.poll(log).toContain('seat-removed')
    await context.close()
  })
})

describe('the replay', () => {
  it('[R57] steps through a drill, and starts another from the moment it shows', { timeout: 60_000 }, async () => {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1366, height: 900 } })
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    await page.goto(`${server.url}/trainer?key=${server.trainerKey}`)
    await page.getByRole('heading', { name: '情景库' }).waitFor()
    await page.goto(`${server.url}/manager/drills/${ended.id}/replay`)
    const clock = page.getByRole('timer')
    await clock.waitFor()
    const before = await clock.innerText()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.getByRole('button', { name: '下一条' }).click()
    await expect.poll(() => clock.innerText()).not.toBe(before)
    const shown = await clock.innerText()

    await page.getByRole('button', { name: '从这里再开一场' }).click()
    await page.getByRole('button', { name: '开新演练' }).click()
    await page.waitForURL(/\/trainer\/drills\//)
    await page.getByRole('timer').first().waitFor()
    expect(await page.getByRole('timer').first().innerText()).toBe(shown)
    await page.getByText('请新人用演练码加入').waitFor()
    const id = page.url().split('/').at(-1)
    const made = await trainer.get<{ status: string; from: { drill: string } }>(`/api/drills/${id}`)
    expect(made.body).toMatchObject({ status: 'paused', from: { drill: ended.id } })
    await context.close()
  })

  it('[R57] plays to a manager, who may not start another', async () => {
    const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1366, height: 900 } })
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    await page.goto(`${server.url}/manager?key=${server.managerKey}`)
    await page.getByRole('heading', { name: 'Reviews' }).waitFor()
    await page.goto(`${server.url}/manager/drills/${ended.id}/replay`)
    const position = page.getByRole('slider')
    await position.waitFor()
    const before = Number(await position.inputValue())
    await page.getByRole('button', { name: 'Play' }).click()
    await expect.poll(async () => Number(await position.inputValue())).toBeGreaterThan(before)
    expect(await page.getByRole('button', { name: 'Start a new drill from here' }).count()).toBe(0)
    await context.close()
  })
})
