import { clean } from '../clean.ts'

/* Pieces of a Word document as text, spelt as the builder spells them. */

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '"': '&quot;',
  "'": '&apos;',
  '<': '&lt;',
  '>': '&gt;',
}
const quoted = (text: string) => clean(text).replace(/[&"'<>]/g, (char) => escapes[char] ?? char)
export const words = (text: string) => `<w:t xml:space="preserve">${quoted(text)}</w:t>`
/** A run of text; its properties are XML. */
export const run = (text: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}${words(text)}</w:r>`
export const bold = '<w:b/><w:bCs/>'
const evidenceStyle = '<w:rStyle w:val="Evidence"/>'
/** A word that leads to a bookmark, and one between two such. */
export const link = (text: string, anchor: string) =>
  `<w:hyperlink w:history="1" w:anchor="${anchor}">${run(text, evidenceStyle)}</w:hyperlink>`
export const between = (text: string) => run(text, evidenceStyle)

const tabs = (stops: readonly number[]) =>
  `<w:tabs>${stops.map((stop) => `<w:tab w:val="left" w:pos="${stop}"/>`).join('')}</w:tabs>`
/** What a paragraph's properties hold: its style, and tab stops (twentieths of a point) with a hanging indent. */
export const styled = (style: string, stops: readonly number[] = [], indent = '') =>
  `<w:pPr><w:pStyle w:val="${style}"/>${stops.length > 0 ? tabs(stops) : ''}${indent}</w:pPr>`
export const bookmark = (id: number, anchor: string, text: string) =>
  `<w:bookmarkStart w:id="${id}" w:name="${anchor}"/>${run(text, '<w:b/>')}<w:bookmarkEnd w:id="${id}"/>`
