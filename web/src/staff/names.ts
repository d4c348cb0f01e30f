export * from '../../../engine/words/names.ts'
