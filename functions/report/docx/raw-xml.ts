import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { type EvidenceSet, type LogRow, ranges } from '../../../engine/report/document.ts'
import { clean } from '../clean.ts'
import { evidenceAnchor, logAnchor, type ReferenceWords } from './text.ts'

/*
 * The log and the evidence sets are written as text, not built of objects: of a log of five thousand entries the builder
 * would make a million of them, which takes longer than all the rest of the report. A paragraph holds their place.
 */

export const placeholders = { log: 'SANDTABLE-LOG', evidence: 'SANDTABLE-EVIDENCE' } as const

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const quoted = (text: string) => clean(text).replace(/[&<>]/g, (char) => escapes[char] ?? char)
const words = (text: string) => `<w:t xml:space="preserve">${quoted(text)}</w:t>`
const tabs = (stops: readonly number[]) =>
  `<w:tabs>${stops.map((stop) => `<w:tab w:val="left" w:pos="${stop}"/>`).join('')}</w:tabs>`
const mark = (id: number, anchor: string, text: string) =>
  `<w:bookmarkStart w:id="${id}" w:name="${anchor}"/><w:r><w:rPr><w:b/></w:rPr>${words(text)}</w:r><w:bookmarkEnd w:id="${id}"/>`
const evidenceStyle = '<w:rPr><w:rStyle w:val="Evidence"/></w:rPr>'
const link = (e: number) =>
  `<w:hyperlink w:anchor="${logAnchor(e)}" w:history="1"><w:r>${evidenceStyle}<w:t>${e}</w:t></w:r></w:hyperlink>`
const between = (text: string) => `<w:r>${evidenceStyle}${words(text)}</w:r>`

/** One entry: its number as a bookmark, then time, kind and text at tab stops. */
function entryXml({ e, at, type, text }: LogRow, id: number): string {
  const rest = [at, type, text.replace(/\s*\n\s*/g, ' ')].map((each) => `<w:tab/>${words(each)}`).join('')
  const style = `<w:pPr><w:pStyle w:val="LogEntry"/>${tabs([560, 1560, 2380])}</w:pPr>`
  return `<w:p>${style}${mark(id, logAnchor(e), String(e))}<w:r>${rest}</w:r></w:p>`
}

/** One evidence set: its number as a bookmark, then links to the entries that begin and end each run of numbers. */
function setXml({ id: name, entries }: EvidenceSet, id: number, { comma, to: dash }: ReferenceWords): string {
  const links = ranges(entries).map(([from, to]) =>
    to === from ? link(from) : `${link(from)}${between(to === from + 1 ? comma : dash)}${link(to)}`,
  )
  const style = `<w:pPr><w:pStyle w:val="Cell"/>${tabs([560])}<w:ind w:left="560" w:hanging="560"/></w:pPr>`
  return `<w:p>${style}${mark(id, evidenceAnchor(name), name)}<w:r><w:tab/></w:r>${links.join(between(comma))}</w:p>`
}

/** The paragraph with this text, whole, replaced. */
function replaceParagraph(xml: string, token: string, by: string): string {
  const at = xml.indexOf(token)
  if (at < 0) return xml
  const end = '</w:p>'
  return xml.slice(0, xml.lastIndexOf('<w:p>', at)) + by + xml.slice(xml.indexOf(end, at) + end.length)
}

const packing = { mtime: '1980-01-01T12:00:00' } as const

/** Puts evidence sets and log where their places are held. Bookmark ids go on behind those of the document. */
export function withRaw(
  docx: Uint8Array,
  { rows, evidence, words: of }: { rows: readonly LogRow[]; evidence: readonly EvidenceSet[]; words: ReferenceWords },
): Uint8Array {
  const parts = unzipSync(docx)
  const body = parts['word/document.xml']
  if (!body) throw new Error('a Word file without a document')
  let xml = strFromU8(body)
  let last = 0
  for (const [, id] of xml.matchAll(/<w:bookmarkStart [^>]*w:id="(\d+)"/g)) last = Math.max(last, Number(id))
  const next = () => {
    last += 1
    return last
  }
  xml = replaceParagraph(xml, placeholders.evidence, evidence.map((set) => setXml(set, next(), of)).join(''))
  xml = replaceParagraph(xml, placeholders.log, rows.map((row) => entryXml(row, next())).join(''))
  const whole = { ...parts, 'word/document.xml': strToU8(xml) }
  return zipSync(Object.fromEntries(Object.entries(whole).map(([name, bytes]) => [name, [bytes, packing] as const])), {
    level: 6,
  })
}
