import type { JoinInfo, Receipt } from '../../../engine/contract.ts'
import type { Done, Refused, Seat, UseCases } from '../../../functions/core/use-cases.ts'

export const goodCode = '0123456789'
export const fullCode = 'ZZZZZZZZZZ'

/** A port that remembers what it was asked: one drill `drill-01` of org `local`, joined by `goodCode`. */
export function makeFakeUseCases() {
  const calls: { name: string; args: unknown[] }[] = []
  const removed = new Set<string>()
  const refused = (reason: Refused['reason'], detail?: string): Refused => ({ ok: false, reason, detail })
  const done = <T>(value: T): Done<T> => ({ ok: true, value })
  const note = (name: string, ...args: unknown[]) => calls.push({ name, args })
  const receipt = (id: string): Done<Receipt> => done({ id, receivedAt: 1000 })
  const seatIs = (who: Seat) =>
    removed.has(who.seat) ? refused('seat-removed') : done({ role: 'DUTY', name: 'Ulaan' })
  const title = { zh: '演练', en: 'A drill' }
  const info: JoinInfo = { title, status: 'lobby', locked: false, roles: [] }
  const clock = { drillEpoch: 0, wallEpoch: 0, rate: 0 }

  const fake: Partial<UseCases> = {
    listScenarios: async () => [],
    getScenario: async (_who, id, version) => {
      note('getScenario', id, version)
      return refused('unknown-scenario')
    },
    putScenario: async (_who, text) => {
      note('putScenario', text)
      return done({
        ...{ id: 'flood', version: 2, hazard: 'flood', title, summary: title },
        ...{ minutes: 1, players: 1, injects: 1, branches: 0, wallMinutes: 1, roles: [], objectives: [], probes: [] },
        ...(text.includes('again') && { already: true }),
      } as const)
    },
    checkScenario: async (_who, text) => {
      note('checkScenario', text)
      return [{ code: 'x', severity: 'error', path: 'id', message: 'no' }]
    },
    scenarioFile: async (_who, id, wanted) => {
      note('scenarioFile', id, wanted)
      if (id !== 'flood') return refused('not-found')
      return done({ version: wanted.version ?? 2, text: '# 洪涝\nid: flood\n' })
    },
    rehearse: async (_who, id, request) => {
      note('rehearse', id, request)
      if ('NOBODY' in request.roles) return refused('unknown-role', 'NOBODY')
      return id === 'flood' ? done({} as never) : refused('not-found')
    },
    routes: async (_who, id, version) => {
      note('routes', id, version)
      return id === 'flood' ? done({} as never) : refused('not-found')
    },
    createDrill: async (_who, request) => {
      note('createDrill', request)
      if (request.scenario === 'boom') throw new Error('the table fell over with secret-key-1')
      if (request.scenario !== 'flood') return refused('unknown-scenario', request.scenario)
      return done({ id: 'drill-01', joinCode: goodCode, joinUrl: `http://x/join/${goodCode}` })
    },
    listDrills: async () => [],
    getDrill: async (who, drill) =>
      drill === 'drill-01' && who.org === 'local' ? done({} as never) : refused('not-found'),
    getLog: async (_who, _drill, since) => {
      note('getLog', since)
      return done([])
    },
    command: async (_who, _drill, command) => {
      note('command', command)
      return command.type === 'pause' ? refused('not-started') : receipt(command.id)
    },
    joinInfo: async (code) => {
      note('joinInfo', code)
      if (code === fullCode) return refused('drill-ended')
      return code === goodCode ? done(info) : refused('not-found')
    },
    join: async (code, request) => {
      if (code !== goodCode) return refused('not-found')
      return request.role === 'DUTY' ? done({ seat: 'seat-1', drill: 'drill-01' }) : refused('role-not-open')
    },
    checkSeat: async (who) => seatIs(who),
    getSeat: async () => done({ view: {} as never, status: 'lobby', clock, now: 1 }),
    getFrames: async (_who, since) => done({ frames: [], last: since }),
    act: async (who, action) => {
      note('act', who, action)
      return receipt(action.id)
    },
    seen: async () => refused('unknown-message'),
    outcome: async (_who, id) =>
      id === 'refused-1'
        ? done({ id, state: 'refused', reason: 'missing-field', title: '', detail: 'content' })
        : refused('not-found'),
  }
  return { useCases: fake as UseCases, calls, removed }
}
