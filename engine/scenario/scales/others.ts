import type { Criteria } from './scale.ts'

/** 轻度、中度、严重、特大 */
export type DroughtLevel = 'light' | 'moderate' | 'severe' | 'exceptional'
export type Colour = 'blue' | 'yellow' | 'orange' | 'red'

/** Drought has a scale of its own: the statute names its four steps, the figures are the drill's. */
export const drought: Criteria<DroughtLevel> = {
  id: 'drought',
  zh: '干旱等级',
  en: 'Drought level',
  source: {
    zh: '抗旱条例第二十八条定四级；比例为演练标准',
    en: 'Drought Regulation, art. 28, names the four; the shares are a drill standard',
  },
  article: '28',
  tag: 'D',
  note: {
    zh: '比例请以当地抗旱预案为准。',
    en: 'Put the shares of the local drought plan in their place.',
  },
  figures: {
    share: { zh: '饮水困难人口占比', en: 'Share of people short of water', measure: { zh: '%', en: '%' } },
  },
  rows: [
    { level: 'exceptional', any: [{ figure: 'share', from: 50 }] },
    { level: 'severe', any: [{ figure: 'share', from: 30 }] },
    { level: 'moderate', any: [{ figure: 'share', from: 15 }] },
    { level: 'light', any: [{ figure: 'share', from: Number.MIN_VALUE }] },
  ],
}

const signalSource = { zh: '气象灾害预警信号标准（摘录）', en: 'Standard of weather warning signals (excerpt)' }

export const snowSignal: Criteria<Colour> = {
  id: 'snow-signal',
  zh: '暴雪预警信号',
  en: 'Snowstorm signal',
  source: signalSource,
  tag: 'F',
  figures: { mm: { zh: '降雪量（折合雨量）', en: 'Snowfall (as water)', measure: { zh: '毫米', en: 'mm' } } },
  rows: [
    { level: 'red', any: [{ figure: 'mm', from: 15, hours: 6 }] },
    { level: 'orange', any: [{ figure: 'mm', from: 10, hours: 6 }] },
    { level: 'yellow', any: [{ figure: 'mm', from: 6, hours: 12 }] },
    { level: 'blue', any: [{ figure: 'mm', from: 4, hours: 12 }] },
  ],
}

export const sandstormSignal: Criteria<Colour> = {
  id: 'sandstorm-signal',
  zh: '沙尘暴预警信号',
  en: 'Sandstorm signal',
  source: signalSource,
  tag: 'F',
  note: {
    zh: '全国规则为三级，无蓝色；各地规定不一，以本地现行办法为准。',
    en: 'The national rule has three steps and no blue; local rules differ and go first.',
  },
  figures: { visibility: { zh: '能见度', en: 'Visibility', measure: { zh: '米', en: 'm' } } },
  rows: [
    { level: 'red', any: [{ figure: 'visibility', below: 50, hours: 6 }] },
    { level: 'orange', any: [{ figure: 'visibility', below: 500, hours: 6 }] },
    { level: 'yellow', any: [{ figure: 'visibility', below: 1000, hours: 12 }] },
  ],
}
