import type { Text } from '../../../engine/scenario/scenario.ts'
import type { Conclusion, Rating, Result } from '../../../engine/score/review.ts'
import { both } from '../staff/words.ts'

/** The overall word of AQ/T 9009 and what it says. */
export const conclusionWords: Record<Conclusion, Text & { readonly says: Text }> = {
  excellent: { ...both('优', 'Excellent'), says: both('各项目标全部达到。', 'All objectives were reached.') },
  good: {
    ...both('良', 'Good'),
    says: both('目标总体达到，有少量不足。', 'The objectives were reached, with a few shortcomings.'),
  },
  fair: {
    ...both('中', 'Fair'),
    says: both('目标基本达到，存在明显缺陷。', 'The objectives were reached in the main, with clear defects.'),
  },
  poor: {
    ...both('差', 'Poor'),
    says: both('重要目标没有达到，需要整改后再练。', 'Important objectives were not reached: mend and drill again.'),
  },
}

export const ratingWords: Record<Rating, Text> = {
  P: both('完成，无明显困难', 'Performed without challenges'),
  S: both('完成，有一些困难', 'Performed with some challenges'),
  M: both('完成，有重大困难', 'Performed with major challenges'),
  U: both('未能完成', 'Unable to be performed'),
}

export const resultWords: Record<Result, Text> = {
  done: both('按时', 'In time'),
  late: both('超时', 'Late'),
  missed: both('未办', 'Missed'),
  breached: both('违反', 'Breached'),
  respected: both('守住', 'Kept'),
  skipped: both('跳过，不计分', 'Jumped over, not scored'),
  unstaffed: both('无人担任，不计分', 'Nobody to play it, not scored'),
  'not-opened': both('未发生，不计分', 'Never arose, not scored'),
}

/** One of the four looks that every status has: on time, late, missed, waiting. */
export const resultTone: Record<Result, 'on-time' | 'late' | 'missed' | 'waiting'> = {
  done: 'on-time',
  respected: 'on-time',
  late: 'late',
  missed: 'missed',
  breached: 'missed',
  skipped: 'waiting',
  unstaffed: 'waiting',
  'not-opened': 'waiting',
}
export const ratingTone: Record<Rating, 'on-time' | 'late' | 'missed'> = {
  P: 'on-time',
  S: 'on-time',
  M: 'late',
  U: 'missed',
}
