import type { Text } from '../scenario/scenario.ts'

/** One text in both languages. */
export const both = (zh: string, en: string): Text => ({ zh, en })
/** The same text in both languages: ids, names, figures. */
export const same = (text: string | number): Text => ({ zh: String(text), en: String(text) })

/** Texts strung together: `、` and `, ` unless told otherwise. */
export function list(texts: readonly Text[], zh = '、', en = ', '): Text {
  return both(texts.map((text) => text.zh).join(zh), texts.map((text) => text.en).join(en))
}

/** One of several: `甲、乙或丙`, `a, b or c`. */
export function oneOf(texts: readonly Text[]): Text {
  const last = texts.at(-1)
  if (!last || texts.length === 1) return last ?? both('', '')
  const first = list(texts.slice(0, -1))
  return both(`${first.zh}或${last.zh}`, `${first.en} or ${last.en}`)
}

/** A text without what stands in brackets after it: 总指挥（旗长） → 总指挥. For narrow places. */
export function brief(text: Text): Text {
  const bare = (one: string) => one.replace(/\s*[（(][^（()）]*[)）]\s*$/u, '') || one
  return both(bare(text.zh), bare(text.en))
}

/** At most so many characters, the rest as an ellipsis. A wide (CJK) character counts as two. */
export function clip(text: string, columns: number): string {
  let used = 0
  let kept = ''
  for (const char of text) {
    used += isWide(char) ? 2 : 1
    if (used > columns) return `${kept.trimEnd()}…`
    kept += char
  }
  return kept
}

const isWide = (char: string) => (char.codePointAt(0) ?? 0) > 0x2e80

/** Roughly how wide a text is, in em; pictures have to know before anything is drawn. */
export function widthInEm(text: string): number {
  let em = 0
  for (const char of text)
    em += isWide(char) ? 1 : /[A-ZMW+→]/.test(char) ? 0.7 : /[ilj.,'′:|]/.test(char) ? 0.32 : 0.56
  return em
}

/** Text in lines of at most so many columns (a wide character is two), broken at spaces where there are any. */
export function wrap(text: string, columns: number, most: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  const pieces = text.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+|\s+/gu) ?? []
  for (const piece of pieces) {
    const size = [...piece].reduce((sum, char) => sum + (isWide(char) ? 2 : 1), 0)
    if (used + size > columns && line.trim() !== '') {
      lines.push(line.trim())
      line = ''
      used = 0
    }
    line += piece
    used += size
  }
  if (line.trim() !== '') lines.push(line.trim())
  if (lines.length <= most) return lines
  return [...lines.slice(0, most - 1), clip(lines.slice(most - 1).join(''), columns - 1)]
}
