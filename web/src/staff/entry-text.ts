export * from '../../../engine/words/entry-text.ts'
