/** One element of an XML document; text is not kept, attributes are read with their entities. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Element[]
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const readEntities = (text: string) =>
  text.replace(/&([^;]*);?/g, (whole, name: string) => {
    const code = /^#(\d+)$/.exec(name)?.[1]
    const sign = code ? String.fromCodePoint(Number(code)) : entities[name]
    if (sign === undefined || !whole.endsWith(';')) throw new Error(`no such entity: ${whole.slice(0, 20)}`)
    return sign
  })

/** Reads a document strictly, as the XML 1.0 recommendation has it for what is used here; throws where it is not well-formed. */
export function readXml(text: string): Element {
  const head = /^<\?xml version="1\.0" encoding="UTF-8"\?>\s*/.exec(text)
  if (!head) throw new Error('no XML declaration')
  let at = head[0].length
  const name = /[A-Za-z_][\w.-]*(:[A-Za-z_][\w.-]*)?/y
  const word = (pattern: RegExp) => {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (!found) throw new Error(`at ${at}: ${text.slice(at, at + 40)}`)
    at = pattern.lastIndex
    return found
  }
  function element(): Element {
    word(/</y)
    const tag = word(name)[0]
    const attributes: Record<string, string> = {}
    while (/^\s+[A-Za-z_]/.test(text.slice(at, at + 60))) {
      word(/\s+/y)
      const key = word(name)[0]
      if (key in attributes) throw new Error(`${key} stands twice in <${tag}>`)
      attributes[key] = readEntities(word(/="([^"<]*)"/y)[1] ?? '')
    }
    if (word(/\s*(\/?)>/y)[1]) return { name: tag, attributes, children: [] }
    const children: Element[] = []
    for (;;) {
      word(/[^<]*/y)
      if (text.startsWith('</', at)) break
      children.push(element())
    }
    const end = word(/<\/([^\s>]+)\s*>/y)[1]
    if (end !== tag) throw new Error(`<${tag}> is closed by </${end}>`)
    return { name: tag, attributes, children }
  }
  const root = element()
  if (text.slice(at).trim() !== '') throw new Error('something follows the document')
  return root
}

/** An element and all below it, in the order of the document. */
export const allOf = (root: Element): readonly Element[] => [root, ...root.children.flatMap(allOf)]
