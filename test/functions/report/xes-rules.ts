import type { Element } from './xml.ts'

/*
 * What the published XES schema (IEEE 1849-2016, xes.xsd: no target namespace) demands, as rules of our own: the order of
 * children, the attributes each must have and the form of their values.
 */

const values: Readonly<Record<string, RegExp>> = {
  string: /^[\s\S]*$/,
  id: /^[\s\S]*$/,
  date: /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/,
  int: /^[+-]?\d{1,19}$/,
  float: /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/,
  boolean: /^(true|false|0|1)$/,
}
const xmlName = /^[\p{L}_:][\p{L}\p{N}._:-]*$/u
const ncName = /^[\p{L}_][\p{L}\p{N}._-]*$/u
const kinds = Object.keys(values)

/** Children in these groups, each group as often as it likes, in this order. */
function inOrder(element: Element, groups: readonly (readonly string[])[]): string[] {
  let at = 0
  return element.children.flatMap(({ name }) => {
    while (at < groups.length && !groups[at]?.includes(name)) at += 1
    return at < groups.length ? [] : [`<${name}> does not belong there in <${element.name}>`]
  })
}
function owes(
  element: Element,
  attributes: Readonly<Record<string, RegExp>>,
  optional: readonly string[] = [],
): string[] {
  const missing = Object.entries(attributes).flatMap(([name, form]) => {
    const value = element.attributes[name]
    return value !== undefined && form.test(value) ? [] : [`<${element.name} ${name}="${value}">`]
  })
  const known = [...Object.keys(attributes), ...optional]
  const strange = Object.keys(element.attributes).filter((name) => !known.includes(name))
  return [...missing, ...strange.map((name) => `<${element.name}> has no attribute ${name}`)]
}

/** Everything wrong with a log by those rules; nothing for a valid one. */
export function xesProblems(log: Element): string[] {
  if (log.name !== 'log') return [`the root is <${log.name}>`]
  const check = (element: Element): string[] => {
    switch (element.name) {
      case 'log':
        return [
          ...owes(element, { 'xes.version': /^\d+(\.\d+)?$/ }, ['xes.features']),
          ...inOrder(element, [['extension'], ['global'], ['classifier'], kinds, ['trace'], ['event']]),
        ]
      case 'extension':
        return owes(element, { name: ncName, prefix: ncName, uri: /^\S+$/ })
      case 'global':
        return [...owes(element, { scope: /^(trace|event)$/ }), ...inOrder(element, [kinds])]
      case 'classifier':
        return owes(element, { name: ncName, scope: /^(trace|event)$/, keys: /^\S+( \S+)*$/ })
      case 'trace':
        return [...owes(element, {}), ...inOrder(element, [kinds, ['event']])]
      case 'event':
        return [...owes(element, {}), ...inOrder(element, [kinds])]
      default:
        return values[element.name]
          ? [...owes(element, { key: xmlName, value: values[element.name] as RegExp }), ...inOrder(element, [kinds])]
          : [`<${element.name}> is unknown`]
    }
  }
  return [
    ...check(log),
    ...log.children.flatMap(check),
    ...log.children.flatMap((each) =>
      each.children.flatMap((part) => [...check(part), ...part.children.flatMap(check)]),
    ),
  ]
}
