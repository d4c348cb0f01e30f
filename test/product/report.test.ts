import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReportAnswer } from '../../engine/report/answer.ts'
import type { Signature } from '../../engine/report/input.ts'
import { makeMemoryTable } from '../../functions/adapters/memory-table.ts'
import { makeIdentity } from '../../functions/core/identity.ts'
import { spendInMemory } from '../../functions/core/identity-spend.ts'
import { makeApp } from '../../functions/http/app.ts'
import { makeProduct } from '../../functions/serve/product.ts'
import { shippedScenarios } from '../../scenarios/catalogue.ts'
import { wordOf } from '../functions/http/test-app.ts'
import { heldAt, storeDrill } from '../support/stored-drill.ts'

/** A drill that was played here, behind the whole HTTP contract. */
async function makeWorld() {
  const table = makeMemoryTable()
  const now = () => heldAt + 86_400_000
  const product = makeProduct({
    table,
    now,
    after: () => () => undefined,
    joinUrl: (code) => code,
    onError: (error) => {
      throw error
    },
  })
  const pack = (await shippedScenarios()).find(({ id }) => id === 'grassland-fire')
  if (!pack) throw new Error('no pack')
  await product.scenarios.put('local', pack.yaml)
  await storeDrill(table, product.scenarios, 'grassland-fire', { drill: 'drill-0001' })
  const identity = makeIdentity({ secret: new Uint8Array(32).fill(3), now, spend: spendInMemory(now) })
  const app = makeApp({ useCases: product.useCases, identity, now })
  const as = async (role: 'trainer' | 'manager' | 'evaluator', org = 'local') =>
    `Bearer ${await identity.issueStaff({ kind: 'staff', org, role, name: role })}`
  const managers = await as('manager')
  const call = (method: string, path: string, body?: unknown, authorization = managers, headers = {}) =>
    app.request(path, {
      method,
      headers: { authorization, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const report = async () => (await (await call('GET', '/api/drills/drill-0001/report?lang=zh')).json()) as ReportAnswer
  return { call, as, report, stop: product.stop }
}

let world: Awaited<ReturnType<typeof makeWorld>>
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.stop())

describe('the report over HTTP', () => {
  it('[R38] gives the report in the language asked for, and each file under its type and name', async () => {
    const { call } = world
    const english = (await (await call('GET', '/api/drills/drill-0001/report?lang=en')).json()) as ReportAnswer
    expect(english.report.title).toBe('After-action report')
    expect(english).toMatchObject({ signable: true, edition: { number: 1, state: 'draft', signed: [] } })
    const types = {
      'review.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'review.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'review.csv': 'text/csv; charset=utf-8',
      'review.xes': 'application/xml; charset=utf-8',
      'file-pack.zip': 'application/zip',
    }
    for (const [file, type] of Object.entries(types)) {
      const answer = await call('GET', `/api/drills/drill-0001/${file}?lang=zh`)
      expect(answer.status, file).toBe(200)
      expect(answer.headers.get('Content-Type')).toBe(type)
      const disposition = answer.headers.get('Content-Disposition') ?? ''
      const ending = file.split('.')[1]
      expect(disposition).toMatch(
        new RegExp(`^attachment; filename="drill-drill-0001\\.${ending}"; filename\\*=UTF-8''`),
      )
      expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')).toBe(
        `${file.includes('pack') ? '演练存档' : '演练评估报告'} 青格勒旗草原火灾指挥推演.${ending}`,
      )
      expect((await answer.arrayBuffer()).byteLength).toBe(Number(answer.headers.get('Content-Length')))
    }
  }, 60_000)

  it('[R38] refuses strangers, other organisations and other languages, and says what to do', async () => {
    const { call, as } = world
    const path = '/api/drills/drill-0001/review.docx'
    expect(await wordOf(await call('GET', path, undefined, ''))).toBe('sign-in-needed')
    expect(await wordOf(await call('GET', path, undefined, await as('manager', 'other')))).toBe('not-found')
    expect(await wordOf(await call('GET', `${path}?lang=fr`))).toBe('invalid-request')
    expect((await call('GET', '/api/drills/drill-0001/review.csv', undefined, await as('evaluator'))).status).toBe(200)
  })

  it('[R39] is signed by a manager, by name, as it was read; once; and a later ruling makes a new draft', async () => {
    const { call, as, report } = world
    const path = '/api/drills/drill-0001/sign-off'
    const { edition } = await report()
    const body = { id: 'sign-00001', name: '乌兰', note: '同意', content: edition.hash }
    expect(await wordOf(await call('POST', path, body, await as('trainer')))).toBe('manager-only')
    expect(await wordOf(await call('POST', path, { ...body, content: '0'.repeat(64) }))).toBe('report-changed')
    expect(await wordOf(await call('POST', path, { ...body, name: ' ' }))).toBe('invalid-request')
    expect((await report()).edition).toMatchObject({ number: 1, state: 'draft' })

    const first = await call('POST', path, body)
    expect(first.status).toBe(201)
    const signature = (await first.json()) as Signature
    expect(signature).toMatchObject({ number: 1, name: '乌兰', note: '同意', hash: edition.hash, standard: 1 })
    expect(await (await call('POST', path, body)).json()).toEqual(signature)
    expect(await wordOf(await call('POST', path, { ...body, name: '别人' }))).toBe('command-changed')
    expect(await wordOf(await call('POST', path, { ...body, id: 'sign-00002' }))).toBe('already-signed')
    expect((await report()).edition).toMatchObject({ number: 1, state: 'final' })

    const ruled = await call('POST', '/api/drills/drill-0001/observations', {
      ...{ id: 'observe-01', author: { key: 'device-key-000001', name: '白云' } },
      ...{ kind: 'fact', text: '风向突变前无人提醒' },
    })
    expect(ruled.status).toBeLessThan(300)
    const later = await report()
    expect(later.edition).toMatchObject({ number: 2, state: 'draft', signed: [{ number: 1 }] })
    expect(later.edition.hash).not.toBe(edition.hash)
    const second = await call('POST', path, { id: 'sign-00003', name: '乌兰', content: later.edition.hash })
    expect(await second.json()).toMatchObject({ number: 2 })
    expect(((await (await call('GET', path)).json()) as Signature[]).map((each) => each.number)).toEqual([1, 2])
  })
})
