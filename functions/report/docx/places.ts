import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/*
 * What repeats (sentences, rows of tables, the log) is written as text, not built of objects: of a log of five thousand
 * entries the builder would make a million of them, which takes ten times as long as all the rest of the report. One
 * paragraph or row holds its place until the builder is done.
 */

/** What comes in a place: of a paragraph, `own` are the properties (XML) that the builder gave it. */
type Filling = (own: string, nextBookmark: () => number) => string

const packing = { mtime: '1980-01-01T12:00:00' } as const

/** The places of one document. */
export function makePlaces() {
  const held: { readonly tag: 'w:p' | 'w:tr'; readonly fill: Filling }[] = []
  return {
    /** A text whose paragraph or row, whole, will be replaced; made of a character that no XML file can hold. */
    hold(tag: 'w:p' | 'w:tr', fill: Filling): string {
      held.push({ tag, fill })
      return `\ufffe${held.length - 1}\ufffe`
    },
    /** Fills every place. Bookmark ids go on behind those of the document. */
    fill(docx: Uint8Array): Uint8Array {
      const parts = unzipSync(docx)
      const body = parts['word/document.xml']
      if (!body) throw new Error('a Word file without a document')
      const xml = strFromU8(body)
      let bookmark = 0
      for (const [, id] of xml.matchAll(/<w:bookmarkStart [^>]*w:id="(\d+)"/g))
        bookmark = Math.max(bookmark, Number(id))
      const nextBookmark = () => {
        bookmark += 1
        return bookmark
      }
      const pieces: string[] = []
      let done = 0
      for (const { 1: number, index } of xml.matchAll(/\ufffe(\d+)\ufffe/g)) {
        const place = held[Number(number)]
        if (!place) throw new Error(`nothing is held at place ${number}`)
        const open = `<${place.tag}>`
        const close = `</${place.tag}>`
        const from = xml.lastIndexOf(open, index)
        const own = /^<w:pPr>.*?<\/w:pPr>/.exec(xml.slice(from + open.length, index))?.[0] ?? ''
        pieces.push(xml.slice(done, from), place.fill(own, nextBookmark))
        done = xml.indexOf(close, index) + close.length
      }
      const whole = { ...parts, 'word/document.xml': strToU8(pieces.join('') + xml.slice(done)) }
      return zipSync(
        Object.fromEntries(Object.entries(whole).map(([name, bytes]) => [name, [bytes, packing] as const])),
        { level: 6 },
      )
    },
  }
}
export type Places = ReturnType<typeof makePlaces>
