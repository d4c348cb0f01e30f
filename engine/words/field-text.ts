import type { Entry, Fields } from '../drill/entries.ts'
import { formOf } from '../scenario/forms.ts'
import type { Scenario, Text } from '../scenario/scenario.ts'
import { makeNames } from './names.ts'
import { brief, same } from './words.ts'

export interface FieldLine {
  readonly label: Text
  readonly value: Text
}

/** Reads an action's filled fields in the order of the form, with the words people chose rather than their ids. */
export function makeFieldReader(scenario: Scenario, entryOf: (e: number) => Entry | undefined) {
  const names = makeNames(scenario)

  function wordOf(form: string, field: string, value: string, inReplyTo: number | undefined): Text {
    const kind = formOf(form)?.fields.find((each) => each.id === field)
    const among = (options: readonly (Text & { readonly id: string })[] | undefined) =>
      options?.find((option) => option.id === value)
    if (kind?.type === 'task') return names.task(value)
    if (kind?.type === 'role') return brief(names.role(value))
    if (kind?.type === 'choice') return among(kind.options) ?? same(value)
    if (kind?.type === 'option') {
      const asked = inReplyTo === undefined ? undefined : entryOf(inReplyTo)
      return (asked?.type === 'inject-delivered' && among(asked.message.reply.options)) || same(value)
    }
    return same(value)
  }

  return function fieldList(form: string, fields: Fields, inReplyTo: number | undefined): readonly FieldLine[] {
    const order = formOf(form)?.fields.map((field) => field.id) ?? []
    const rank = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length)
    return Object.entries(fields)
      .filter(([, value]) => value.trim() !== '')
      .sort(([a], [b]) => rank(a) - rank(b))
      .map(([id, value]) => ({
        label: formOf(form)?.fields.find((field) => field.id === id) ?? same(id),
        value: wordOf(form, id, value, inReplyTo),
      }))
  }
}
