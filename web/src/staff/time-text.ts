export * from '../../../engine/words/time-text.ts'
