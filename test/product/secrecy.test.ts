import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { CreateDrillAnswer, FramesAnswer } from '../../engine/contract.ts'
import type { ScenarioSource } from '../../engine/scenario/scenario.ts'
import { type Client, join, listen, makeClient, signIn } from '../support/client.ts'
import { makeDataFolder, type Running, startServer } from '../support/server.ts'

const canary = 'CanaryXq7'
const zh = `金丝雀${canary}`
const both = { zh, en: canary }

/** The grassland fire with a canary in everything a cadre must never learn; only SUM's first call (I04) stays readable. */
function withCanaries(): ScenarioSource {
  const text = readFileSync(new URL('../../scenarios/grassland-fire.yaml', import.meta.url), 'utf8')
  let source = parse(text) as ScenarioSource
  const ids = [...source.injects, ...source.expected, ...(source.branches ?? []), ...source.objectives].map(
    ({ id }) => id,
  )
  const shared = new Set([...source.tasks.map(({ id }) => id), 'safety-advice'])
  // Every id that means something carries the canary too: of injects, expected actions, branches, objectives.
  let json = JSON.stringify(source)
  for (const id of ids.filter((each) => !shared.has(each))) {
    json = json.replaceAll(`"${id}"`, `"${id}${canary}"`)
  }
  source = JSON.parse(json) as ScenarioSource
  return {
    ...source,
    id: 'canaries',
    summary: both,
    setting: both,
    notes: [both],
    objectives: source.objectives.map((each) => ({ ...each, ...both })),
    phases: source.phases.map((each) => ({ ...each, ...both })),
    variables: source.variables?.map((each) => ({ ...each, ...both })),
    expected: source.expected.map((each) => ({ ...each, ...both })),
    branches: source.branches?.map((each) => ({ ...each, ...both })),
    injects: source.injects.map((each) =>
      each.id === `I04${canary}` ? { ...each, note: both } : { ...each, ...both, note: both, noise: true },
    ),
  }
}

const data = makeDataFolder()
let server: Running
let trainer: Client
let drill: CreateDrillAnswer

beforeAll(async () => {
  server = await startServer(data.folder)
  trainer = await signIn(server.url, server.trainerKey)
  const put = await trainer.post('/api/scenarios', withCanaries())
  expect(put.status, put.text.slice(0, 600)).toBe(201)
  drill = (await trainer.post<CreateDrillAnswer>('/api/drills', { scenario: 'canaries', title: 'Drill', rate: 1 })).body
})
afterAll(async () => {
  await server?.stop()
  data.remove()
})

describe('every byte a cadre receives', () => {
  it('[V8] holds no coming inject, expected action, answer of another, branch, note or score', async () => {
    const sum = await join(server.url, drill.joinCode, 'SUM', 'Wu')
    const duty = await join(server.url, drill.joinCode, 'DUTY', 'Bao')
    const socket = await listen(server.url, sum)
    await trainer.command(drill.id, 'start')
    await trainer.command(drill.id, 'note', { text: canary })
    await trainer.command(drill.id, 'inject', { inject: `I04${canary}` })
    const delivered = await socket.until((frame) => frame.type === 'inject')
    // Another cadre acts, to others; SUM must not hear of it.
    await duty.post('/api/seat/actions', {
      id: 'action-of-duty',
      form: 'report-up',
      to: ['UPR'],
      fields: { means: 'phone', other: canary },
    })
    await sum.post('/api/seat/seen', { k: delivered.k })
    await sum.post('/api/seat/actions', {
      id: 'action-of-sum',
      form: 'order',
      to: ['GAC'],
      inReplyTo: delivered.k,
      fields: { task: 'evacuate', content: 'leave now' },
    })
    await socket.until((frame) => frame.type === 'action')
    await trainer.command(drill.id, 'pause')
    await trainer.command(drill.id, 'resume')
    // A refusal is a byte too.
    const answers = [
      await makeClient(server.url).get(`/api/join/${drill.joinCode}`),
      await sum.get('/api/seat'),
      await sum.get('/api/seat/frames?since=0'),
      await sum.get('/api/seat/actions/action-of-sum'),
      await sum.get('/api/seat/actions/action-of-duty'),
      await sum.get(`/api/drills/${drill.id}`),
      await sum.get(`/api/drills/${drill.id}/log?since=0`),
      await sum.get(`/api/drills/${drill.id}/review`),
      await sum.get('/api/scenarios'),
      await sum.post('/api/seat/actions', {
        id: 'bad-action-1',
        form: 'order',
        to: ['GAC'],
        fields: { task: 'nonsense', content: 'x' },
      }),
      await sum.get('/api/openapi.json'),
      await sum.get('/seat'),
    ]
    await trainer.command(drill.id, 'end')
    answers.push(await sum.get<FramesAnswer>('/api/seat/frames?since=0'), await sum.get('/api/seat'))
    await socket.until((frame) => frame.type === 'clock' && frame.status === 'ended')
    socket.close()
    for (const { text, status } of answers) expect(text.includes(canary), `${status} ${text.slice(0, 300)}`).toBe(false)
    for (const message of socket.bytes) expect(message.includes(canary), message.slice(0, 300)).toBe(false)
    expect(socket.frames().some((frame) => frame.type === 'inject')).toBe(true)
  })

  it('[V9] is free of scenarios in the pages too', () => {
    const folder = new URL('../../dist/web/', import.meta.url)
    const source = readFileSync(new URL('../../scenarios/grassland-fire.yaml', import.meta.url), 'utf8')
    const { injects } = parse(source) as ScenarioSource
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(js|css|html|json|webmanifest)$/.test(entry.name)) continue
      const text = readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8')
      for (const inject of injects)
        expect(text.includes(inject.zh) || text.includes(inject.en), `${entry.name} ${inject.id}`).toBe(false)
    }
  })
})
