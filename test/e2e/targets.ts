import type { Page } from 'playwright-core'
import { signInAtIssuer } from '../stack/code-flow.ts'
import { type Stack, startStack } from '../stack/stack.ts'
import { type Client, signIn } from '../support/client.ts'
import { makeDataFolder, type Running, startServer } from '../support/server.ts'

type Role = 'trainer' | 'manager' | 'evaluator'

/** A running product, wherever it runs. */
export interface Target {
  readonly url: string
  /** The first page of that role, signed in as people do here. */
  openStaff(page: Page, role: Role): Promise<void>
  /** The same without a browser. */
  staff(role: Role): Promise<Client>
  /** Everything that computes dies at once, without a goodbye, and there is something to talk to again. */
  killAll(): Promise<void>
  stop(): Promise<void>
}

/** The one-machine server: printed links with keys; a kill is the server's own. */
export async function startServeTarget(): Promise<Target> {
  const data = makeDataFolder()
  let server: Running = await startServer(data.folder)
  const { url } = server
  const keyOf = (role: Role) => server[`${role}Key`]
  return {
    url,
    openStaff: async (page, role) => {
      // The key is swapped for a session; who goes on before that has none.
      const swapped = page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.ok())
      await page.goto(`${url}/${role}?key=${keyOf(role)}`)
      await swapped
    },
    staff: (role) => signIn(url, keyOf(role)),
    killAll: async () => {
      await server.kill()
      server = await startServer(data.folder, Number(new URL(url).port))
    },
    stop: async () => {
      await server.kill()
      data.remove()
    },
  }
}

/** The synthesized stack: staff sign in at the issuer; a kill is that of every process of every function. */
export async function startStackTarget(): Promise<Target & { readonly stack: Stack }> {
  const stack = await startStack()
  return {
    stack,
    url: stack.url,
    openStaff: async (page, role) => {
      await page.goto(`${stack.url}/${role}`)
      await page.getByRole('button', { name: '用单位账号登录' }).click()
      await page.waitForURL(`${stack.issuer.url}/**`)
      await page.locator('input[name=login]').fill(role)
      await page.locator('input[name=password]').fill('any')
      await page.locator('button[type=submit]').click()
      await page.getByRole('button', { name: 'Continue' }).click()
      await page.waitForURL(`${stack.url}/${role}**`)
    },
    staff: (role) => signInAtIssuer(stack.url, role),
    killAll: async () => {
      for (const each of stack.lambdas) each.kill()
    },
    stop: () => stack.stop(),
  }
}
