import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { freePort } from '../support/free-port.ts'
import { type Issuer, startIssuer } from '../support/issuer.ts'
import { makeDataFolder, type Running, startServer } from '../support/server.ts'
import { laptop, openPage } from './people.ts'

const data = makeDataFolder()
let issuer: Issuer
let server: Running
let browser: Browser
beforeAll(async () => {
  const port = await freePort()
  issuer = await startIssuer(`http://localhost:${port}`, {
    wulan: { name: '乌兰', roles: ['staff', 'trainer'] },
    visitor: { name: 'Visitor', roles: ['guest'] },
  })
  server = await startServer(data.folder, port, {
    SANDTABLE_ISSUER: issuer.url,
    SANDTABLE_CLIENT: issuer.clientId,
    SANDTABLE_ROLES_CLAIM: 'roles',
  })
  browser = await openBrowser()
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await server?.kill()
  await issuer?.stop()
  data.remove()
})

/** At the issuer's own page: a name, any password, and yes to what is asked. */
async function signInAs(page: Page, name: string) {
  await page.getByRole('button', { name: '用单位账号登录' }).click()
  await page.waitForURL(`${issuer.url}/**`)
  await page.locator('input[name=login]').fill(name)
  await page.locator('input[name=password]').fill('any')
  await page.locator('button[type=submit]').click()
  await page.getByRole('button', { name: 'Continue' }).click()
}

describe('signing in with an issuer', () => {
  it('[H2] leads from a page of the staff to the issuer and back to that page, and keeps no token in the browser', {
    timeout: 60_000,
  }, async () => {
    const { page, context, broken } = await openPage(browser, laptop)
    await page.goto(`${server.url}/trainer/drills`)
    await signInAs(page, 'wulan')
    await page.waitForURL(`${server.url}/trainer/drills`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
    )
    expect(kept).not.toMatch(/eyJ|verifier/)
    const [session, ...others] = (await context.cookies()).filter(({ name }) => name === 'sandtable')
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/api' })
    expect(others).toEqual([])
    const who = await page.evaluate(async () => (await fetch('/api/session')).json())
    expect(who).toEqual({ role: 'trainer', name: '乌兰', org: 'local' })
    expect(broken).toEqual([])
    // The code in the address is good for nobody after this.
    await page.goto(`${server.url}/signed-in?code=stolen&state=other`)
    await page.getByRole('heading', { name: '没有登录成功' }).waitFor()
    await context.close()
  })

  it('[H2] tells somebody without a role whom to ask, and forges nothing', { timeout: 60_000 }, async () => {
    const { page, context } = await openPage(browser, laptop)
    await page.goto(`${server.url}/trainer`)
    await signInAs(page, 'visitor')
    await page.getByText('您的账号尚未设为导调员').waitFor()
    await context.close()
    const forged = await fetch(`${server.url}/api/session/oidc`, {
      method: 'POST',
      headers: { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJyb2xlcyI6WyJ0cmFpbmVyIl19.' },
    })
    expect(forged.status).toBe(401)
  })
})
