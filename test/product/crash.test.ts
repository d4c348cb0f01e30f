import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import type { CreateDrillAnswer, FramesAnswer } from '../../engine/contract.ts'
import type { LogPage } from '../../engine/view/live.ts'
import { type Client, join, listen, makeClient, signIn } from '../support/client.ts'
import { makeDataFolder, type Running, startServer } from '../support/server.ts'

const data = makeDataFolder()
let server: Running | undefined
afterAll(async () => {
  await server?.kill()
  data.remove()
})

describe('a server killed in the middle of a drill', () => {
  it('[L2] has lost nothing it accepted, doubles nothing that is sent again, and goes on by itself', async () => {
    server = await startServer(data.folder)
    const trainer = await signIn(server.url, server.trainerKey)
    const drill = (await trainer.post<CreateDrillAnswer>('/api/drills', { scenario: 'grassland-fire', rate: 1 })).body
    const seats = await Promise.all(
      ['DUTY', 'EMB', 'SUM', 'GAC', 'PSB'].map((role) => join(server?.url ?? '', drill.joinCode, role, role)),
    )
    await trainer.command(drill.id, 'start')

    const accepted = new Set<string>()
    const sent: { seat: Client & { seat: string }; id: string }[] = []
    const act = async (client: Client, id: string) => {
      const action = { id, form: 'note', fields: { content: id } }
      const answer = await client.post('/api/seat/actions', action).catch(() => undefined)
      if (answer?.status === 202) accepted.add(id)
      return answer?.status
    }
    const again = (seat: Client) => makeClient(server?.url ?? '', seat.token)
    for (let kill = 0; kill < 3; kill++) {
      const burst = seats.flatMap((seat) => Array.from({ length: 8 }, () => ({ seat, id: randomUUID() })))
      sent.push(...burst)
      const answers = burst.map(({ seat, id }) => act(again(seat), id))
      // In the middle of the burst: as soon as a third of it was answered.
      await Promise.race([Promise.all(answers.slice(0, 14)), Promise.all(answers)])
      await server.kill()
      await Promise.all(answers)
      server = await startServer(data.folder)
    }
    expect(accepted.size).toBeGreaterThan(0)
    expect(await Promise.all(sent.map(({ seat, id }) => act(again(seat), id)))).toEqual(sent.map(() => 202))

    const staff = await signIn(server.url, server.trainerKey)
    const log = async () => (await staff.get<LogPage[]>(`/api/drills/${drill.id}/log?since=0`)).body
    const taken = async () =>
      (await log()).flatMap(({ entries }) =>
        entries.flatMap((entry) => (entry.type === 'action-taken' ? [entry.action] : [])),
      )
    await expect.poll(async () => (await taken()).length).toBe(sent.length)
    expect((await taken()).toSorted()).toEqual(sent.map(({ id }) => id).toSorted())
    const pages = await log()
    expect(pages.map(({ n }) => n)).toEqual(pages.map((_, index) => index + 1))

    // The clock never stood: the drill is where the wall says, and a socket picks up where it was.
    const { body } = await staff.get<{ status: string }>(`/api/drills/${drill.id}`)
    expect(body.status).toBe('running')
    const duty = again(seats[0]!)
    const socket = await listen(server.url, duty)
    await staff.command(drill.id, 'inject', { inject: 'I06' })
    await socket.until((frame) => frame.type === 'inject')
    const { frames } = (await duty.get<FramesAnswer>('/api/seat/frames?since=0')).body
    expect(socket.frames()).toEqual(frames)
    expect(frames.map(({ k }) => k)).toEqual(frames.map((_, index) => index + 1))
    socket.close()
  })
})
