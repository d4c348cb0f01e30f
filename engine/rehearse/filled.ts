import type { Text } from '../scenario/scenario.ts'

const words: Text = { zh: '机器人填报', en: 'filled by a robot' }
const both = `${words.zh} / ${words.en}: `

/** What a robot writes where a person would write freely: it says so in both languages, and differs by what it is for. */
export const filledFor = (expected: string): string => both + expected

/** A field's text in one language, where a robot wrote it; any other text as it is. */
export const readable = (text: string, lang: keyof Text): string => (text.startsWith(both) ? words[lang] : text)
