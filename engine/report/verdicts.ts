import type { Text } from '../scenario/scenario.ts'
import type { Conclusion, Rating, Result } from '../score/review.ts'
import { both } from '../words/words.ts'
import type { Tone } from './document.ts'

/** 优 良 中 差 with what AQ/T 9009-2015 §7.4 means by each (paraphrased, from memory: doctrine 1.7). */
export const conclusionText: Record<Conclusion, Text & { readonly means: Text }> = {
  excellent: {
    ...both('优', 'Excellent'),
    means: both('各项演练内容均顺利完成，未出现差错', 'all that was exercised was done without error'),
  },
  good: {
    ...both('良', 'Good'),
    means: both('达到预期目标，差错较少', 'the objectives were met, with few errors'),
  },
  fair: {
    ...both('中', 'Fair'),
    means: both('存在明显缺陷，但目标仍基本达到', 'there were clear defects, yet the objectives were met in the main'),
  },
  poor: {
    ...both('差', 'Poor'),
    means: both(
      '出现重大差错，预期目标受到严重影响，或者行动延误、资源浪费',
      'major errors: objectives were seriously affected, or action was delayed and resources wasted',
    ),
  },
}

export const ratingText: Record<Rating, Text> = {
  P: both('P 完成，无明显困难', 'P performed without challenges'),
  S: both('S 完成，有一些困难', 'S performed with some challenges'),
  M: both('M 完成，有重大困难', 'M performed with major challenges'),
  U: both('U 未能完成', 'U unable to be performed'),
}
export const ratingTone: Record<Rating, Tone> = { P: 'on-time', S: 'on-time', M: 'late', U: 'missed' }

export const resultText: Record<Result, Text> = {
  done: both('按时', 'in time'),
  late: both('超时', 'late'),
  missed: both('未办', 'missed'),
  breached: both('违反', 'breached'),
  respected: both('守住', 'kept'),
  skipped: both('跳过，不计分', 'jumped over, not scored'),
  unstaffed: both('无人担任，不计分', 'nobody to play it, not scored'),
  'not-opened': both('未发生，不计分', 'never arose, not scored'),
}
export const resultTone: Record<Result, Tone> = {
  done: 'on-time',
  respected: 'on-time',
  late: 'late',
  missed: 'missed',
  breached: 'missed',
  skipped: 'quiet',
  unstaffed: 'quiet',
  'not-opened': 'quiet',
}

export const toneText: Record<Tone, Text> = {
  'on-time': both('按时', 'in time'),
  late: both('超时', 'late'),
  missed: both('未办或违反', 'missed or breached'),
  quiet: both('不计分', 'not scored'),
}

export const formText = {
  tabletop: both('桌面推演', 'tabletop'),
  functional: both('指挥部推演（功能演练）', 'functional exercise'),
  'full-scale': both('实战演练', 'full-scale exercise'),
} as const
export const contentText = {
  comprehensive: both('综合演练', 'comprehensive'),
  single: both('单项演练', 'single function'),
} as const
export const purposeText = {
  inspection: both('检验性', 'inspection'),
  demonstration: both('示范性', 'demonstration'),
  research: both('研究性', 'research'),
} as const
export const noticeText = {
  'no-notice': both('不预告', 'without notice'),
  announced: both('预告', 'announced'),
} as const
export const hazardText = {
  'grassland-fire': both('草原火灾', 'grassland fire'),
  flood: both('洪涝', 'flood'),
  drought: both('干旱', 'drought'),
  sandstorm: both('沙尘暴', 'sand and dust storm'),
  blizzard: both('暴雪（白灾）', 'blizzard and white disaster'),
  earthquake: both('地震', 'earthquake'),
  'mine-accident': both('煤矿事故', 'coal-mine accident'),
  'hazmat-leak': both('危险化学品泄漏', 'chemical leak'),
} as const
export const phaseText = {
  prevention: both('预防与准备', 'prevention'),
  warning: both('监测预警', 'warning'),
  response: both('处置救援', 'response'),
  recovery: both('恢复重建', 'recovery'),
} as const
export const statusText: Readonly<Record<string, Text>> = {
  lobby: both('尚未开始', 'not started'),
  running: both('进行中', 'running'),
  paused: both('已暂停', 'paused'),
  ended: both('已结束', 'ended'),
}
