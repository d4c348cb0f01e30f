import { exportCode } from '../../engine/machine/export-code.ts'
import { exportMermaid } from '../../engine/machine/export-mermaid.ts'
import { exportScxml } from '../../engine/machine/export-scxml.ts'
import { rehearse } from '../../engine/rehearse/rehearse.ts'
import { findRoutes, type Routes } from '../../engine/rehearse/routes.ts'
import type { StaffDeps } from './deps.ts'
import { notFound } from './not-found.ts'
import type { Compiled } from './scenario-versions.ts'
import type { UseCases } from './use-cases.ts'

export type ScriptCases = Pick<UseCases, 'scenarioFile' | 'rehearse' | 'routes'>

const machineFiles = { js: exportCode, mmd: exportMermaid, scxml: exportScxml } as const
/** Routes of so many versions are kept: they are dear to find and never change. */
const keep = 20

/** What can be asked of a scenario that nobody plays yet: its files, a rehearsal by robots, its routes. */
export function makeScriptCases({ scenarios, wait }: Pick<StaffDeps, 'scenarios' | 'wait'>): ScriptCases {
  const known = new Map<string, Promise<Routes>>()

  /** Between two rehearsals of some ten ms the drills under way get their turn. */
  async function search({ machine }: Compiled): Promise<Routes> {
    const steps = findRoutes(machine)
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return step.value
      await wait(0)
    }
  }

  return {
    async scenarioFile(who, id, { as, version, lang }) {
      if (as === 'yaml') {
        const value = await scenarios.file(who.org, id, version)
        return value ? { ok: true, value } : notFound
      }
      const found = await scenarios.load(who.org, id, version)
      if (!found) return notFound
      return { ok: true, value: { version: found.version, text: machineFiles[as](found.scenario, lang) } }
    },

    async rehearse(who, id, { version, policy, roles, plays, seed }) {
      const found = await scenarios.load(who.org, id, version)
      if (!found) return notFound
      const { machine, hash } = found
      const { script } = machine
      const stranger = Object.keys(roles).find((role) => !script.players.includes(role))
      if (stranger !== undefined) return { ok: false, reason: 'unknown-role', detail: stranger }
      const unknown = Object.keys(plays).find((each) => !script.expected.has(each))
      if (unknown !== undefined) return { ok: false, reason: 'unknown-expected', detail: unknown }
      const each = Object.fromEntries(script.players.map((role) => [role, roles[role] ?? policy]))
      const { entries, review } = rehearse(machine, each, seed, plays)
      return { ok: true, value: { scenario: { id, version: found.version, hash }, entries, review } }
    },

    async routes(who, id, version) {
      const found = await scenarios.load(who.org, id, version)
      if (!found) return notFound
      const routes = known.get(found.hash) ?? search(found)
      known.set(found.hash, routes)
      routes.catch(() => known.delete(found.hash))
      const oldest = known.keys().next().value
      if (known.size > keep && oldest !== undefined) known.delete(oldest)
      return { ok: true, value: await routes }
    },
  }
}
