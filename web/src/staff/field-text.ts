export * from '../../../engine/words/field-text.ts'
