import { expect, test } from 'vitest'
import { openapi } from '../../../functions/http/openapi.ts'
import { makeTestApp } from './test-app.ts'

test('[H1] the description names every call there is, and no other', async () => {
  const { app, call } = makeTestApp()
  const described = Object.entries((await (await call('GET', '/api/openapi.json')).json()).paths as object).flatMap(
    ([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  const served = app.routes
    .filter(({ method, path }) => method !== 'ALL' && path !== '/api/openapi.json')
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)\{.*(\.\w+)\}/, ':$1$2').replace(/:(\w+)/g, '{$1}')}`)
  expect(described.sort()).toEqual([...new Set(served)].sort())
})

test('[H1] every reference in the description leads to a schema in it', () => {
  const text = JSON.stringify(openapi())
  const names = new Set(Object.keys(openapi().components.schemas))
  const refs = [...text.matchAll(/"\$ref":"([^"]*)"/g)].map(([, ref]) => ref ?? '')
  expect(refs.length).toBeGreaterThan(50)
  for (const ref of refs) expect(names).toContain(ref.replace('#/components/schemas/', ''))
})

test('[H1] every call has a summary, a caller and problem details for its refusals', () => {
  const ids = new Set<string>()
  for (const methods of Object.values(openapi().paths)) {
    for (const call of Object.values(methods) as Record<string, unknown>[]) {
      ids.add(String(call.operationId))
      expect(call).toMatchObject({ summary: expect.any(String), security: expect.any(Array) })
      expect(call.responses).toHaveProperty('default')
    }
  }
  expect(ids.size).toBe(Object.values(openapi().paths).flatMap((methods) => Object.keys(methods)).length)
})
