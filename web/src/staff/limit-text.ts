export * from '../../../engine/words/limit-text.ts'
