import { expect, test } from 'vitest'
import { makeTestApp } from './test-app.ts'

test('[S8] the scales and their criteria can be looked up by staff', async () => {
  const { call, as } = makeTestApp()
  const answer = await call('GET', '/api/scales', undefined, await as('manager'))
  const body = (await answer.json()) as Record<string, { id: string }[]>
  expect(Object.keys(body)).toEqual(['warning', 'grade', 'response', 'drought', 'criteria'])
  expect(body.criteria?.map((table) => table.id)).toContain('production-accident')
  expect((await call('GET', '/api/scales')).status).toBe(401)
})
