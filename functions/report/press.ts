import { createHash } from 'node:crypto'
import type { ReportAnswer } from '../../engine/report/answer.ts'
import type { Edition, ReportInput, Signature } from '../../engine/report/input.ts'
import { makePen } from '../../engine/report/pen.ts'
import { makeReport } from '../../engine/report/report.ts'
import { canonical } from '../core/commit.ts'
import type { Press, PressJob } from '../core/press.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

/**
 * What a signature is of: the record, the figures, what people said and who took part. Not the wording of the report,
 * nor its language, nor what other drills showed, nor the improvement plan, which lives on.
 */
export function contentHash({ scenario, entries, review, staffed, rate, said }: ReportInput): string {
  const { drill, ...figures } = review
  const content = { scenario, entries, figures, drill: drill.id, staffed, rate, said }
  return createHash('sha256').update(canonical(content)).digest('hex')
}

/** Final while the content is what was signed last; else a draft under the next number. */
export function editionOf(hash: string, signed: readonly Signature[]): Edition {
  const last = signed.at(-1)
  return last?.hash === hash
    ? { number: last.number, state: 'final', hash, signed }
    : { number: (last?.number ?? 0) + 1, state: 'draft', hash, signed }
}

async function docx(input: ReportInput, lang: PressJob['lang'], edition: Edition): Promise<Uint8Array> {
  const { makeDocx } = await import('./docx/make-docx.ts')
  const { date } = makePen(input, lang)
  return makeDocx(makeReport(input, lang), edition, (wall) => date(wall, true))
}

async function xlsx(input: ReportInput, lang: PressJob['lang']): Promise<Uint8Array> {
  return (await import('./xlsx.ts')).makeXlsx(input, makeReport(input, lang))
}

/** Makes documents on the thread it is called on. What makes each is read when it is first wanted. */
export const inlinePress: Press = {
  async make({ product, lang, input, signed, files = {} }) {
    if (product === 'csv') return (await import('./csv.ts')).makeCsv(input, lang)
    if (product === 'xes') return (await import('./xes.ts')).makeXes(input, lang)
    if (product === 'xlsx') return xlsx(input, lang)
    const hash = contentHash(input)
    if (product === 'hash') return utf8(hash)
    const edition = editionOf(hash, signed)
    if (product === 'docx') return docx(input, lang, edition)
    const answer: ReportAnswer = {
      report: makeReport(input, lang),
      edition,
      signable: input.review.drill.status === 'ended',
    }
    if (product === 'report') return utf8(JSON.stringify(answer))
    const [{ makePack }, { makeCsv }, { makeXes }] = await Promise.all([
      import('./pack.ts'),
      import('./csv.ts'),
      import('./xes.ts'),
    ])
    return makePack(
      {
        'report.docx': await docx(input, lang, edition),
        'report.json': utf8(JSON.stringify(answer.report)),
        'workbook.xlsx': await xlsx(input, lang),
        'event-log.csv': makeCsv(input, lang),
        'event-log.xes': makeXes(input, lang),
        ...Object.fromEntries(Object.entries(files).map(([name, text]) => [name, utf8(text)])),
      },
      { drill: input.review.drill.id, title: input.review.drill.title, edition, lang },
    )
  },
}
