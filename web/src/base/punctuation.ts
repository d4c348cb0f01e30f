import { language } from './i18n.ts'

const chinese = () => language() === 'zh'

/** Marks of the language that is shown; reactive. Between things of a list, between sentences of one, after a label. */
export const comma = (): string => (chinese() ? '、' : ', ')
export const semicolon = (): string => (chinese() ? '；' : '; ')
export const colon = (): string => (chinese() ? '：' : ': ')
/** Something said by the way, in brackets, with the room before them that the language wants. */
export const bracketed = (text: string): string => (chinese() ? `（${text}）` : ` (${text})`)
