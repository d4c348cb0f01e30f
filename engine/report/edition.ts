import type { Text } from '../scenario/scenario.ts'
import { both } from '../words/words.ts'
import type { Language } from './document.ts'
import type { Edition } from './input.ts'

/** Which edition this is, in a word and in a sentence. */
export function editionText({ number, state, signed }: Edition): { readonly word: Text; readonly says: Text } {
  const last = signed.at(-1)
  if (state === 'final') {
    return {
      word: both(`定稿 第${number}版`, `Final, edition ${number}`),
      says: both(`本版已由${last?.name ?? ''}签发。`, `This edition was signed by ${last?.name ?? ''}.`),
    }
  }
  const word = both(`草稿 第${number}版`, `Draft, edition ${number}`)
  if (!last)
    return {
      word,
      says: both('本版尚未签发，内容可能变动。', 'This edition has not been signed and may still change.'),
    }
  return {
    word,
    says: both(
      `第${last.number}版由${last.name}签发之后，记录、评分或评定有变动；本版是新的草稿，尚未签发。`,
      `Since edition ${last.number} was signed by ${last.name}, the record, its scoring or a ruling changed; this is a new draft and has not been signed.`,
    ),
  }
}

/** The signatures so far, newest first, as rows of a table. */
export function signatureRows(edition: Edition, lang: Language, date: (wall: number) => string) {
  const head = [
    both('版', 'Edition'),
    both('签发人', 'Signed by'),
    both('时间', 'When'),
    both('日志截至', 'Log up to'),
    both('标准版本', 'Standard'),
    both('内容校验值', 'Content hash'),
    both('说明', 'Note'),
  ].map((text) => text[lang])
  const rows = edition.signed
    .toReversed()
    .map((each) => [
      String(each.number),
      each.name,
      date(each.at),
      String(each.n),
      String(each.standard),
      each.hash.slice(0, 16),
      each.note ?? '',
    ])
  return { head, rows }
}
