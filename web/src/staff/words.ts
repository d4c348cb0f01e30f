export * from '../../../engine/words/words.ts'
