import { setImmediate as breathe } from 'node:timers/promises'
import type { Language } from '../../engine/report/document.ts'
import type { EarlierRun, ReportInput, Signature } from '../../engine/report/input.ts'
import { improvementsOf, saidOf } from '../../engine/report/said.ts'
import { drillKey } from './commit.ts'
import type { StaffDeps } from './deps.ts'
import type { Launch } from './launch.ts'
import type { PressJob } from './press.ts'
import type { ReportUseCases } from './report-use-cases.ts'
import type { Item } from './table.ts'
import type { Done, Refused, Staff, UseCases } from './use-cases.ts'

/** Dates in reports are those of China's clocks, wherever the server stands. */
const zone = 'Asia/Shanghai'
const no = (reason: Refused['reason']): Refused => ({ ok: false, reason })
const signKey = (number: number) => `SIGN#${String(number).padStart(6, '0')}`

type Kept = Item & Signature & { readonly id: string; readonly role: string }
/** What others answer: the report says what they say. */
type Others = Pick<UseCases, 'getReview' | 'getJudgement' | 'listActions' | 'trends'>

/** The report of a drill, its files and its signatures. */
export function makeReportCases(deps: StaffDeps, others: Others): ReportUseCases {
  const { table, launchOf, clock, logs, machineOf, scenarios, press } = deps

  async function kept(drill: string): Promise<Kept[]> {
    return (await table.query(drillKey(drill), { prefix: 'SIGN#' })) as Kept[]
  }
  const signatureOf = ({ number, name, at, n, standard, hash, note }: Kept): Signature => ({
    ...{ number, name, at, n, standard, hash },
    ...(note !== undefined && { note }),
  })

  /** Runs that may be compared with this one (same content, form, notice, rate and staffing) and ended before it. */
  async function earlierRuns(who: Staff, { drill, scenario }: Launch): Promise<EarlierRun[]> {
    const { families } = await others.trends(who, 'hazard', scenario.id)
    const runs = families.find((family) => family.runs.some((run) => run.drill === drill))?.runs ?? []
    const own = runs.find((run) => run.drill === drill)?.endedAt ?? 0
    return runs
      .filter((run) => run.endedAt < own)
      .map(({ endedAt, score, conclusion }) => ({ at: endedAt, score, conclusion }))
  }

  async function gather(who: Staff, drill: string): Promise<Done<{ launch: Launch; input: ReportInput }>> {
    const launch = await launchOf(drill)
    if (launch?.org !== who.org) return no('not-found')
    // Each of these folds the whole log: one after the other, with the drills' clocks let in between.
    const review = await others.getReview(who, drill)
    await breathe()
    const judgement = await others.getJudgement(who, drill)
    await breathe()
    const { actions } = await others.listActions(who)
    await breathe()
    const earlier = await earlierRuns(who, launch)
    const machine = await machineOf(launch)
    if (!review.ok) return review
    if (!judgement.ok) return judgement
    const { entries } = await logs.read(drill)
    const input: ReportInput = {
      scenario: { ...machine.script.scenario, version: launch.scenario.version },
      // That the review was released says nothing of the drill: a signed report stays signed through it.
      entries: entries.filter((entry) => entry.type !== 'review-released'),
      review: review.value,
      org: launch.org === 'local' ? '' : launch.org,
      staffed: launch.staffed,
      rate: launch.rate,
      zone,
      said: saidOf(judgement.value),
      improvements: improvementsOf(actions, drill),
      earlier,
    }
    return { ok: true, value: { launch, input } }
  }

  async function job(who: Staff, drill: string, product: PressJob['product'], lang: Language) {
    const gathered = await gather(who, drill)
    if (!gathered.ok) return gathered
    const signed = (await kept(drill)).map(signatureOf)
    return {
      ok: true as const,
      value: { ...gathered.value, job: { product, lang, signed, input: gathered.value.input } },
    }
  }

  async function archive(launch: Launch, input: ReportInput): Promise<Readonly<Record<string, string>>> {
    const { org, scenario } = launch
    const pack = await scenarios.file(org, scenario.id, scenario.version)
    const json = (value: unknown) => `${JSON.stringify(value, null, 1)}\n`
    return {
      'review.json': json(input.review),
      'log.json': json(input.entries),
      'scenario.json': json(input.scenario),
      ...(pack && { 'scenario.yaml': pack.text }),
      ...(input.said && { 'judgement.json': json(input.said) }),
      ...(input.improvements && { 'improvement-plan.json': json(input.improvements) }),
    }
  }

  return {
    async getReport(who, drill, lang) {
      const made = await job(who, drill, 'report', lang)
      return made.ok ? { ok: true, value: await press.make(made.value.job) } : made
    },

    async getDocument(who, drill, kind, lang) {
      const made = await job(who, drill, kind, lang)
      if (!made.ok) return made
      const { launch, input } = made.value
      const files = kind === 'pack' ? { files: await archive(launch, input) } : {}
      const bytes = await press.make({ ...made.value.job, ...files })
      const what = {
        zh: kind === 'pack' ? '演练存档' : '演练评估报告',
        en: kind === 'pack' ? 'Drill file' : 'After-action report',
      }
      return { ok: true, value: { bytes, name: `${what[lang]} ${launch.title[lang]}` } }
    },

    /*
     *   signed under this id? ── yes ──▶ the same answer, or `command-changed`
     *   content as it was read? ── no ──▶ `report-changed`
     *   put the next number, if absent ── lost ──▶ look again
     */
    async signOff(who, drill, { id, name, note, content }) {
      if (who.role !== 'manager') return no('manager-only')
      for (;;) {
        const made = await job(who, drill, 'hash', 'zh')
        if (!made.ok) return made
        const before = await kept(drill)
        const same = before.find((each) => each.id === id)
        if (same) {
          const repeated = same.name === name && same.note === note && same.hash === content
          return repeated ? { ok: true, value: signatureOf(same) } : no('command-changed')
        }
        const { review } = made.value.input
        if (review.drill.status !== 'ended') return no('not-ended')
        const hash = new TextDecoder().decode(await press.make(made.value.job))
        if (hash !== content) return no('report-changed')
        if (before.at(-1)?.hash === hash) return no('already-signed')
        const signature: Signature = {
          number: (before.at(-1)?.number ?? 0) + 1,
          name,
          at: clock.now(),
          n: review.drill.n,
          standard: review.standard?.version ?? 1,
          hash,
          ...(note !== undefined && { note }),
        }
        const item: Item = { pk: drillKey(drill), sk: signKey(signature.number), id, role: who.role, ...signature }
        const put = await table.put(item, { ifAbsent: true })
        if (put.ok) return { ok: true, value: signature }
      }
    },

    async listSignatures(who, drill) {
      const launch = await launchOf(drill)
      if (launch?.org !== who.org) return no('not-found')
      return { ok: true, value: (await kept(drill)).map(signatureOf) }
    },
  }
}
