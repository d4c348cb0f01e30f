import { type EvidenceSet, type LogRow, ranges } from '../../../engine/report/document.ts'
import { between, bookmark, link, styled, words } from './raw-xml.ts'
import { evidenceAnchor, logAnchor, type ReferenceWords } from './text.ts'

/** One entry: its number as a bookmark, then time, kind and text at tab stops. */
export function entryXml({ e, at, type, text }: LogRow, id: number): string {
  const rest = [at, type, text.replace(/\s*\n\s*/g, ' ')].map((each) => `<w:tab/>${words(each)}`).join('')
  const style = styled('LogEntry', [560, 1560, 2380])
  return `<w:p>${style}${bookmark(id, logAnchor(e), String(e))}<w:r>${rest}</w:r></w:p>`
}

const linkTo = (e: number) => link(String(e), logAnchor(e))

/** One evidence set: its number as a bookmark, then links to the entries that begin and end each run of numbers. */
export function setXml({ id: name, entries }: EvidenceSet, id: number, { comma, to: dash }: ReferenceWords): string {
  const links = ranges(entries).map(([from, to]) =>
    to === from ? linkTo(from) : `${linkTo(from)}${between(to === from + 1 ? comma : dash)}${linkTo(to)}`,
  )
  const style = styled('Cell', [560], '<w:ind w:left="560" w:hanging="560"/>')
  return `<w:p>${style}${bookmark(id, evidenceAnchor(name), name)}<w:r><w:tab/></w:r>${links.join(between(comma))}</w:p>`
}
