import type { Context } from 'hono'
import { parseAccept } from 'hono/utils/accept'

export type Language = 'zh' | 'en'

/** The language a caller reads best, by Accept-Language; English for programs that do not say. */
export function languageOf(c: Context): Language {
  const wanted = parseAccept(c.req.header('Accept-Language') ?? '')
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q)
  for (const { type } of wanted) {
    const tag = type.toLowerCase().split('-')[0]
    if (tag === 'zh' || tag === 'en') return tag
  }
  return 'en'
}
