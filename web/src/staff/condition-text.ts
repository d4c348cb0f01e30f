export * from '../../../engine/words/condition-text.ts'
