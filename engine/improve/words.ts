import type { Text } from '../scenario/scenario.ts'
import type { ActionStatus, Element } from './corrective-action.ts'

const both = (zh: string, en: string): Text => ({ zh, en })

/** Where a corrective action stands, in a word. 销号 is what officials call closing an item of a rectification ledger. */
export const statusWords: Record<ActionStatus, Text> = {
  open: both('待整改', 'Open'),
  'in-progress': both('整改中', 'In progress'),
  done: both('已整改，待验证', 'Done, to be examined'),
  scheduled: both('已列入演练', 'In a coming drill'),
  closed: both('已销号', 'Closed'),
  reopened: both('验证未通过', 'Examined and failed'),
  withdrawn: both('已撤销', 'Withdrawn'),
}

/** POETE, in words. */
export const elementWords: Record<Element, Text> = {
  plan: both('预案', 'Plan'),
  organisation: both('组织', 'Organisation'),
  equipment: both('装备', 'Equipment'),
  training: both('培训', 'Training'),
  exercise: both('演练', 'Exercise'),
}
