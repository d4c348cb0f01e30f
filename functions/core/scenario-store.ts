import { createHash } from 'node:crypto'
import type { Problem, ScenarioAnswer, ScenarioSummary, StoredScenario } from '../../engine/contract.ts'
import { chartOf } from '../../engine/scenario/chart.ts'
import type { ScenarioSource } from '../../engine/scenario/scenario.ts'
import type { Language } from '../../scenarios/advice.ts'
import { canonical } from './commit.ts'
import { tooLarge } from './scenario-size.ts'
import { summarise } from './scenario-summary.ts'
import { fileOf, textItem, textKey } from './scenario-text.ts'
import { type Listed, makeScenarioVersions, scenarioKey, type Version, versionKey } from './scenario-versions.ts'
import type { Item, Table } from './table.ts'
import type { Done } from './use-cases.ts'

/** The reader of packs is large and seldom needed: a function that reads none never loads it. */
const reader = async () => (await import('../../scenarios/read.ts')).readScenario

/** What stands for the content alone: two packs that differ only in their version number are the same. */
function contentHash(document: ScenarioSource): string {
  const { version: _, ...content } = document
  return createHash('sha256').update(canonical(content)).digest('hex').slice(0, 32)
}

/** The catalogue of an organisation: immutable, numbered, hashed versions, and the packs they are read from. */
export function makeScenarioStore(table: Table, { listed, load, version: stored } = makeScenarioVersions(table)) {
  /** Keeps the text of a version that stands, if none is kept: a crash between the two is mended by the next put. */
  async function keepText(org: string, id: string, version: number, text: string) {
    if (await table.get(scenarioKey(org, id), textKey(version))) return
    const item = textItem(scenarioKey(org, id), version, text)
    if (item) await table.put(item, { ifAbsent: true })
  }

  async function put(
    org: string,
    text: string,
    shipped?: string,
    language: Language = 'en',
  ): Promise<Done<StoredScenario>> {
    const textHash = createHash('sha256').update(text).digest('hex').slice(0, 32)
    const same = shipped && (await listed(org, shipped))
    // What was read once need not be read again: a start with seven packs then costs no more than with none.
    if (same && same.textHash === textHash) {
      await keepText(org, same.summary.id, same.n, text)
      return { ok: true, value: { ...same.summary, already: true } }
    }
    const read = (await reader())(text, language)
    if (!read.ok) return { ok: false, reason: 'bad-scenario', problems: read.problems }
    const hash = contentHash(read.document)
    const id = read.scenario.id
    for (;;) {
      const last = await listed(org, id)
      const stands = last && (await stored(org, id, last.n))
      if (last && stands?.hash === hash) {
        await keepText(org, id, last.n, text)
        return { ok: true, value: { ...last.summary, already: true } }
      }
      const version = Math.max(read.scenario.version, (last?.n ?? 0) + 1)
      const document = { ...read.document, version }
      const large = tooLarge(document, language)
      if (large) return { ok: false, reason: 'too-large', detail: large.message, problems: [large] }
      const item: Item & Version = { pk: scenarioKey(org, id), sk: versionKey(version), version, hash, document }
      const put = await table.put(item, { ifAbsent: true })
      if (!put.ok && (put.existing as (Item & Version) | undefined)?.hash !== hash) continue
      await keepText(org, id, version, text)
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
    async check(text: string, language: Language = 'en'): Promise<readonly Problem[]> {
      const read = (await reader())(text, language)
      const large = read.ok ? tooLarge(read.document, language) : undefined
      return large ? [large, ...read.problems] : read.problems
    },
    async list(org: string): Promise<ScenarioSummary[]> {
      const items = (await table.list('org', `scenarios#${org}`)) as (Item & Listed)[]
      return Promise.all(
        items.map(async ({ summary, n }) => {
          // A summary written before it told so much is made anew from its version.
          const found = summary.roles ? undefined : await load(org, summary.id, n)
          return found ? { ...summarise(found.scenario), version: n } : summary
        }),
      )
    },
    /** A version as one YAML file: put again, it is the same version. */
    async file(org: string, id: string, version?: number): Promise<{ version: number; text: string } | undefined> {
      const wanted = version ?? (await listed(org, id))?.n
      if (wanted === undefined) return undefined
      const pk = scenarioKey(org, id)
      const [item, kept] = await Promise.all([stored(org, id, wanted), table.get(pk, textKey(wanted))])
      return item && { version: wanted, text: await fileOf(item.document, wanted, kept) }
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
