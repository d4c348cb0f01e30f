/** A small XML reader for tests: elements with attributes, children and text; it throws where tags do not match. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  text: string
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const plain = (text: string) =>
  text.replace(/&(#x?[0-9a-f]+|\w+);/gi, (_, name: string) =>
    name.startsWith('#x')
      ? String.fromCodePoint(Number.parseInt(name.slice(2), 16))
      : name.startsWith('#')
        ? String.fromCodePoint(Number(name.slice(1)))
        : (entities[name] ?? `&${name};`),
  )

export function readXml(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' }
  const open: Element[] = [root]
  for (const [, close, name, rest = '', empty, text] of xml
    .replace(/<\?[^>]*\?>/g, '')
    .matchAll(/<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"]*")*)\s*(\/?)>|([^<]+)/g)) {
    const at = open.at(-1)
    if (!at) throw new Error('text after the root')
    if (text !== undefined) at.text += plain(text)
    else if (close) {
      if (at.name !== name) throw new Error(`</${name}> closes <${at.name}>`)
      open.pop()
    } else {
      const attributes = Object.fromEntries(
        [...rest.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, plain(value)]),
      )
      const element: Element = { name: name ?? '', attributes, children: [], text: '' }
      at.children.push(element)
      if (!empty) open.push(element)
    }
  }
  const first = root.children[0]
  if (open.length !== 1 || !first) throw new Error(`not closed: ${open.at(-1)?.name}`)
  return first
}

export function* walk(element: Element): Generator<Element> {
  yield element
  for (const child of element.children) yield* walk(child)
}
export const named = (element: Element, name: string) => [...walk(element)].filter((each) => each.name === name)
export const textOf = (element: Element): string =>
  named(element, 'w:t')
    .map((each) => each.text)
    .join('')
