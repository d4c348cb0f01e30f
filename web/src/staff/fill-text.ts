import type { Scenario, Text } from '../../../engine/scenario/scenario.ts'
import { both } from './words.ts'

/**
 * A script's text with its `{variable}`s filled by the story's values now; without values each stands as its name in
 * corner brackets, since nobody knows yet what it will be.
 */
export function fillText(
  scenario: Scenario,
  text: Text,
  values?: Readonly<Record<string, string | number | boolean>>,
): Text {
  const fill = (language: 'zh' | 'en') =>
    text[language].replace(/\{([A-Za-z][\w-]*)\}/g, (whole, id: string) => {
      const value = values?.[id]
      const known = scenario.variables.find((variable) => variable.id === id)
      // As the server rounds them; what is words there is words here.
      if (value !== undefined) return known?.words?.[String(value)]?.[language] ?? String(value)
      return known ? `〔${known[language]}〕` : whole
    })
  return both(fill('zh'), fill('en'))
}
