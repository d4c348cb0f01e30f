import { flatten, resolveTemplate, type Translator, translator } from '@solid-primitives/i18n'
import { createEffect, createRoot, createSignal } from 'solid-js'
import type { Text } from '../../../engine/scenario/scenario.ts'
import { plural } from './plural.ts'
import { keep, readKept } from './storage.ts'

export type Language = 'zh' | 'en'

const storageKey = 'sandtable.language'

/** The language to begin with: the remembered one, else the first of the browser's that we speak, else Chinese. */
export function firstLanguage(remembered: unknown, wanted: readonly string[]): Language {
  if (remembered === 'zh' || remembered === 'en') return remembered
  for (const tag of wanted) {
    const language = tag.toLowerCase().split('-')[0]
    if (language === 'zh' || language === 'en') return language
  }
  return 'zh'
}

const [language, set] = createSignal<Language>(firstLanguage(readKept(storageKey), navigator.languages))

/** The language in use; reactive. */
export { language }

/** Changes the language and remembers it in this browser. */
export function setLanguage(next: Language): void {
  keep(storageKey, next)
  set(next)
}

createRoot(() => {
  createEffect(() => {
    document.documentElement.lang = language() === 'zh' ? 'zh-CN' : 'en'
  })
})

/** A scenario's text in the language in use; reactive. */
export const pick = (text: Text): string => text[language()]

type Leaf = string | ((...args: never[]) => string)
export interface Words {
  readonly [key: string]: Leaf | Words
}
/** The same keys in the other language; a function keeps its arguments. */
type Same<D> = { readonly [K in keyof D]: D[K] extends string ? string : D[K] extends Words ? Same<D[K]> : D[K] }

const resolve: typeof resolveTemplate = (text, ...args) => plural(resolveTemplate(text, ...args))

/**
 * The reactive `t` of one area's two dictionaries: `t('inbox.empty')`, `t('left', { n: 3 })` where the words say
 * `{{ n }}` or `{{ n }} {day|days}`, or a function's arguments. A key missing in one language does not type-check.
 */
export function makeT<D extends Words>(zh: D, en: Same<D>) {
  const flat = { zh: flatten(zh), en: flatten(en as unknown as D) }
  return translator(() => flat[language()], resolve) as Translator<typeof flat.zh>
}

const formats = {
  date: { year: 'numeric', month: '2-digit', day: '2-digit' },
  time: { hour: '2-digit', minute: '2-digit', hour12: false },
  'date-time': {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

/** A wall time (ms) as people of this language write it; reactive. */
export function wallText(at: number, kind: keyof typeof formats = 'date-time'): string {
  return new Intl.DateTimeFormat(language() === 'zh' ? 'zh-CN' : 'en-GB', formats[kind]).format(at)
}
