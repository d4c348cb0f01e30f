import { expect, test } from 'vitest'
import { makeTestApp, wordOf } from './test-app.ts'

test('[S30] a scenario and its machine come as files, with their type and a name that says which version', async () => {
  const { call, as, calls } = makeTestApp()
  const manager = { ...(await as('manager')), 'Accept-Language': 'zh-CN' }
  const files = [
    ['/api/scenarios/flood.yaml', 'application/yaml; charset=utf-8', 'flood-v2.yaml'],
    ['/api/scenarios/flood.yaml?version=1', 'application/yaml; charset=utf-8', 'flood-v1.yaml'],
    ['/api/scenarios/flood/machine.js?lang=en', 'text/javascript; charset=utf-8', 'flood-v2.js'],
    ['/api/scenarios/flood/machine.mmd', 'text/plain; charset=utf-8', 'flood-v2.mmd'],
    ['/api/scenarios/flood/machine.scxml?version=1', 'application/scxml+xml; charset=utf-8', 'flood-v1.scxml'],
  ] as const
  for (const [path, type, name] of files) {
    const answer = await call('GET', path, undefined, manager)
    expect([answer.status, answer.headers.get('Content-Type')], path).toEqual([200, type])
    expect(answer.headers.get('Content-Disposition')).toBe(`attachment; filename="${name}"`)
    expect(await answer.text()).toContain('# 洪涝')
  }
  expect(calls.map(({ args }) => args)).toEqual([
    ['flood', { as: 'yaml', lang: 'zh' }],
    ['flood', { as: 'yaml', lang: 'zh', version: 1 }],
    ['flood', { as: 'js', lang: 'en' }],
    ['flood', { as: 'mmd', lang: 'zh' }],
    ['flood', { as: 'scxml', lang: 'zh', version: 1 }],
  ])
})

test('[S30] a file is for staff, of a scenario that is there, in a version that is a number', async () => {
  const { call, as, asSeat } = makeTestApp()
  const manager = await as('manager')
  for (const path of ['/api/scenarios/flood.yaml', '/api/scenarios/flood/machine.js', '/api/scenarios/flood/routes']) {
    expect(await wordOf(await call('GET', path))).toBe('sign-in-needed')
    expect(await wordOf(await call('GET', path, undefined, await asSeat()))).toBe('sign-in-needed')
    expect(await wordOf(await call('GET', path.replace('flood', 'nothing'), undefined, manager))).toBe('not-found')
    expect(await wordOf(await call('GET', `${path}?version=x`, undefined, manager))).toBe('invalid-request')
  }
  const lang = await call('GET', '/api/scenarios/flood/machine.mmd?lang=fr', undefined, manager)
  expect(await wordOf(lang)).toBe('invalid-request')
})

test('[S30] a rehearsal is asked for by policy, roles, plays and seed; what makes no sense is refused', async () => {
  const { call, as, calls } = makeTestApp()
  const manager = await as('manager')
  const ask = (body: unknown) => call('POST', '/api/scenarios/flood/rehearsals', body, manager)
  const body = { policy: 'slow', roles: { SUM: 'perfect' }, plays: { x: 'not-done', y: 60_000 }, seed: 7 }
  expect((await ask(body)).status).toBe(200)
  expect((await ask({})).status).toBe(200)
  expect(calls.map(({ args }) => args[1])).toEqual([body, { policy: 'perfect', roles: {}, plays: {}, seed: 1 }])
  for (const wrong of [{ policy: 'lazy' }, { seed: -1 }, { seed: 1.5 }, { plays: { x: 'done' } }, { role: {} }])
    expect(await wordOf(await ask(wrong)), JSON.stringify(wrong)).toBe('invalid-request')
  expect(await wordOf(await ask({ roles: { NOBODY: 'slow' } }))).toBe('unknown-role')
})

test('[S30] a pack whose content is there already is told so, and nothing is made', async () => {
  const { call, as } = makeTestApp()
  const headers = { ...(await as('trainer')), 'Content-Type': 'application/yaml' }
  const made = await call('POST', '/api/scenarios', 'id: flood', headers)
  expect([made.status, ((await made.json()) as { already?: boolean }).already]).toEqual([201, undefined])
  const again = await call('POST', '/api/scenarios', 'id: flood # again', headers)
  expect([again.status, ((await again.json()) as { already?: boolean }).already]).toEqual([200, true])
  expect(again.headers.get('Location')).toBe('/api/scenarios/flood?version=2')
})
