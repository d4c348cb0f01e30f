import type { Text } from '../engine/scenario/scenario.ts'

export type Language = 'zh' | 'en'

/** A sentence in both languages. */
export const say = (zh: string, en: string): Text => ({ zh, en })

/** What the schema itself says of a bad value, in Chinese: it speaks English only. */
const chinese: Readonly<Record<string, string>> = {
  'write a duration such as 45m, -2h, 1d12h or 90s': '请写时长，如 45m、-2h、1d12h 或 90s',
  'an id starts with a letter and has only letters, digits, - and _': '编号以字母开头，只用字母、数字、- 和 _',
  'this word has a meaning of its own to the program: use another id': '这个词在程序中另有含义，请换一个编号',
  'a clause id starts with a letter and has only letters, digits, ., - and _':
    '条款编号以字母开头，只用字母、数字、.、- 和 _',
  'write one condition: done, notDone … by, breached, answered, count, var, score, delivered, at, all, any or not':
    '请写一个条件：done、notDone … by、breached、answered、count、var、score、delivered、at、all、any 或 not',
  'write a number, or {var: crews, times: -0.2, plus: 1}': '请写数字，或 {var: crews, times: -0.2, plus: 1}',
  'write {inject: …}, {action: …}, {branch: …} or {at: …}, with an optional delay':
    '请写 {inject: …}、{action: …}、{branch: …} 或 {at: …}，可加 delay',
  'write {inject: …}, {action: …}, {branch: …} or {at: …}': '请写 {inject: …}、{action: …}、{branch: …} 或 {at: …}',
  'write {at: 77m, margin: 30m} or {inject: I12, margin: 10m}':
    '请写 {at: 77m, margin: 30m} 或 {inject: I12, margin: 10m}',
  'an effect is one of inject, withhold, set, add, goto (a phase) or fail (an objective)':
    '后果须为 inject、withhold、set、add、goto（阶段）、fail（目标）之一',
  'a capability is C1 to C13': '能力编号为 C1 至 C13',
  'a scenario id is lower-case words joined by -': '情景编号为用 - 相连的小写英文词',
  'write a time of day such as "10:20"': '请写时刻，如 "10:20"',
  'it fits none of the forms allowed here': '这里不允许这样写',
}

/** The schema's own sentence in both languages. */
export const advice = (message: string): Text => say(chinese[message] ?? `不符合要求（${message}）`, message)
