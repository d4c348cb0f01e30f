import type { Provenance, Scenario, Text } from '../scenario.ts'

/**
 * A field of an answer form. `task` and `role` choose from the scenario's tasks and roles, `option` from the inject's;
 * `time` is a moment of the story, `unit` a department or authority, both free text; `number` is in `measure`.
 */
export interface FormField extends Text {
  readonly id: string
  readonly type: 'text' | 'long' | 'number' | 'choice' | 'task' | 'role' | 'option' | 'time' | 'unit'
  readonly required?: boolean
  readonly options?: readonly (Text & { readonly id: string })[]
  readonly measure?: Text
}

/** What a statute wants such a message to say: which fields hold it. */
export interface Statutory {
  readonly fields: readonly string[]
  readonly source: Text
  readonly article: string
  readonly tag: Provenance
}

/** An answer form: what a cadre can do. Addressed `required`, it goes to at least one role. */
export interface Form extends Text {
  readonly id: string
  readonly addressed: 'required' | 'optional'
  readonly fields: readonly FormField[]
  /** The general form of which this is the fit one for a hazard: an action with either meets what asks for the other. */
  readonly like?: string
  /** Hazards for which it is offered; without it, all. */
  readonly hazards?: readonly Scenario['hazard'][]
  readonly statutory?: Statutory
}

/** A field, in short. */
export const field = (
  id: string,
  zh: string,
  en: string,
  type: FormField['type'] = 'text',
  more: Partial<FormField> = {},
): FormField => ({ id, zh, en, type, ...more })

export const required = { required: true } as const
export const choice = (id: string, zh: string, en: string) => ({ id, zh, en })
export const source = (zh: string, en: string): Text => ({ zh, en })

const measure = (zh: string, en: string): Partial<FormField> => ({ measure: { zh, en } })
/** Counted things, so that a number can be compared. */
export const people = measure('人', 'people')
export const head = measure('头只', 'head')
export const hectares = measure('公顷', 'ha')
export const households = measure('户', 'households')
export const kilometres = measure('公里', 'km')
export const yuan = measure('万元', '10,000 yuan')
