import { createHash } from 'node:crypto'
import type { Problem, ScenarioAnswer, ScenarioSummary } from '../../engine/contract.ts'
import { compile, type Machine } from '../../engine/machine/machine.ts'
import { chartOf } from '../../engine/scenario/chart.ts'
import { type Scenario, type ScenarioSource, scenarioSchema } from '../../engine/scenario/scenario.ts'
import { canonical } from './commit.ts'
import { type Item, maxItemBytes, type Table } from './table.ts'
import type { Done } from './use-cases.ts'

const scenarioKey = (org: string, id: string) => `SCENARIO#${org}#${id}`
const versionKey = (version: number) => `V#${String(version).padStart(4, '0')}`

/** One stored version: never changed once written. */
interface Version {
  readonly version: number
  readonly hash: string
  readonly document: ScenarioSource
}
interface Listed {
  readonly n: number
  readonly versions: readonly number[]
  /** Of the text it was last read from. */
  readonly textHash: string
  readonly summary: ScenarioSummary
}

/** A scenario version, compiled; the machine is made once a process and version. */
export interface Compiled {
  readonly hash: string
  readonly version: number
  readonly machine: Machine
  readonly scenario: Scenario
}

const keep = 20
/** The reader of packs is large and seldom needed: a function that reads none never loads it. */
const reader = async () => (await import('../../scenarios/read.ts')).readScenario

function summarise(scenario: Scenario): ScenarioSummary {
  const { id, version, hazard, title, summary, phases, clock, roles, injects, branches } = scenario
  return {
    id,
    version,
    hazard,
    title,
    summary,
    minutes: Math.round((clock.end - (phases[0]?.at ?? 0)) / 60_000),
    players: roles.filter((role) => role.kind === 'player').length,
    injects: injects.length,
    branches: branches.length,
  }
}

/** What stands for the content alone: two packs that differ only in their version number are the same. */
function contentHash(document: ScenarioSource): string {
  const { version: _, ...content } = document
  return createHash('sha256').update(canonical(content)).digest('hex').slice(0, 32)
}

/** The catalogue of an organisation: immutable, numbered, hashed versions. */
export function makeScenarioStore(table: Table) {
  const compiled = new Map<string, Compiled>()

  async function listed(org: string, id: string) {
    return (await table.get(scenarioKey(org, id), 'META')) as (Item & Listed) | undefined
  }

  async function load(org: string, id: string, version?: number): Promise<Compiled | undefined> {
    const wanted = version ?? (await listed(org, id))?.n
    if (wanted === undefined) return undefined
    const key = `${org}#${id}#${wanted}`
    const known = compiled.get(key)
    if (known) return known
    const item = (await table.get(scenarioKey(org, id), versionKey(wanted))) as (Item & Version) | undefined
    if (!item) return undefined
    const scenario = scenarioSchema.parse(item.document)
    const made = { hash: item.hash, version: wanted, scenario, machine: compile(scenario) }
    compiled.set(key, made)
    const oldest = compiled.keys().next().value
    if (compiled.size > keep && oldest !== undefined) compiled.delete(oldest)
    return made
  }

  async function put(org: string, text: string, shipped?: string): Promise<Done<ScenarioSummary>> {
    const textHash = createHash('sha256').update(text).digest('hex').slice(0, 32)
    const same = shipped && (await listed(org, shipped))
    // What was read once need not be read again: a start with seven packs then costs no more than with none.
    if (same && same.textHash === textHash) return { ok: true, value: same.summary }
    const read = (await reader())(text)
    if (!read.ok) return { ok: false, reason: 'bad-scenario', problems: read.problems }
    const hash = contentHash(read.document)
    const id = read.scenario.id
    for (;;) {
      const last = await listed(org, id)
      const stands = last && (await load(org, id, last.n))
      if (last && stands?.hash === hash) return { ok: true, value: last.summary }
      const version = Math.max(read.scenario.version, (last?.n ?? 0) + 1)
      const document = { ...read.document, version }
      const bytes = Buffer.byteLength(JSON.stringify(document))
      if (bytes > maxItemBytes) {
        return { ok: false, reason: 'too-large', detail: `${bytes} > ${maxItemBytes} bytes` }
      }
      const item: Item & Version = { pk: scenarioKey(org, id), sk: versionKey(version), version, hash, document }
      const put = await table.put(item, { ifAbsent: true })
      if (!put.ok && (put.existing as (Item & Version) | undefined)?.hash !== hash) continue
      const summary = { ...summarise(read.scenario), version }
      const meta: Listed = { n: version, textHash, versions: [...(last?.versions ?? []), version], summary }
      await table.put(
        { pk: scenarioKey(org, id), sk: 'META', orgPk: `scenarios#${org}`, orgSk: id, ...meta },
        { ifNewer: 'n' },
      )
      return { ok: true, value: summary }
    }
  }

  return {
    load,
    put,
    async check(text: string): Promise<readonly Problem[]> {
      return (await reader())(text).problems
    },
    async list(org: string): Promise<ScenarioSummary[]> {
      const items = (await table.list('org', `scenarios#${org}`)) as (Item & Listed)[]
      return items.map((item) => item.summary)
    },
    async answer(org: string, id: string, version?: number): Promise<ScenarioAnswer | undefined> {
      const found = await load(org, id, version)
      const meta = await listed(org, id)
      if (!found || !meta) return undefined
      const scenario = { ...found.scenario, version: found.version }
      return { scenario, hash: found.hash, chart: chartOf(scenario), versions: meta.versions }
    },
  }
}
export type ScenarioStore = ReturnType<typeof makeScenarioStore>
