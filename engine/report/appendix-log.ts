import type { Entry } from '../drill/entries.ts'
import type { Text } from '../scenario/scenario.ts'
import { stamp } from '../words/time-text.ts'
import { both } from '../words/words.ts'
import type { Section } from './document.ts'
import type { Pen } from './pen.ts'

/** What an entry tells, in a word. */
export const typeText: Record<Entry['type'], Text> = {
  'seat-joined': both('加入', 'joined'),
  'seat-removed': both('移出', 'removed'),
  'lobby-locked': both('锁定', 'locked'),
  'lobby-unlocked': both('放行', 'unlocked'),
  'drill-started': both('开始', 'started'),
  'drill-paused': both('暂停', 'paused'),
  'drill-resumed': both('恢复', 'resumed'),
  'rate-set': both('调速', 'rate'),
  'clock-jumped': both('跳转', 'jump'),
  'clock-held': both('停钟', 'held'),
  'phase-entered': both('阶段', 'phase'),
  'inject-delivered': both('情况', 'inject'),
  'inject-withheld': both('取消情况', 'withheld'),
  'inject-seen': both('阅看', 'seen'),
  'action-taken': both('处置', 'action'),
  said: both('模拟发言', 'said'),
  'expected-opened': both('开始计时', 'expected'),
  'expected-met': both('完成', 'met'),
  'expected-overdue': both('逾时', 'overdue'),
  'expected-skipped': both('跳过', 'skipped'),
  breached: both('违反', 'breach'),
  'branch-fired': both('分支', 'branch'),
  'variable-set': both('变量', 'variable'),
  'objective-failed': both('目标落空', 'objective lost'),
  noted: both('记录', 'note'),
  'workload-asked': both('负荷自评', 'load asked'),
  forked: both('接续', 'goes on'),
  'drill-ended': both('结束', 'ended'),
  'review-released': both('公布', 'released'),
}

/** 附录C 事件日志: every entry has a place that sentences lead to. */
export function logAppendix(pen: Pen): Section {
  const messages = [...pen.of('inject-delivered'), ...pen.of('action-taken'), ...pen.of('said')]
  return pen.section('log', pen.say(both('附录C', 'Appendix C')), both('事件日志', 'Event log'), [
    pen.para(
      pen.s(
        both(
          `记录 ${pen.input.entries.length} 条，其中消息（情况、处置、模拟发言）${messages.length} 条。CSV、XES 和 XLSX 另附，供统计和流程挖掘使用。`,
          `${pen.input.entries.length} entries, ${messages.length} of them messages (injects, actions, words of simulated roles). CSV, XES and XLSX come beside this report for statistics and process mining.`,
        ),
        pen.input.entries.length > 0 ? [1, pen.input.entries.at(-1)?.e ?? 1] : [],
      ),
    ),
    { kind: 'evidence', caption: pen.say(both('依据组', 'Evidence sets')) },
    {
      kind: 'log',
      caption: pen.say(both('日志记录', 'Log entries')),
      rows: pen.input.entries.map((entry) => ({
        e: entry.e,
        at: stamp(entry.at, true),
        type: pen.say(typeText[entry.type]),
        text: pen.say(pen.narrator.sentence(entry)),
      })),
    },
  ])
}
