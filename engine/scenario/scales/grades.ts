import type { Criteria } from './scale.ts'

/** 特别重大、重大、较大、一般 */
export type Grade = 'exceptional' | 'major' | 'serious' | 'ordinary'

const people = { zh: '人', en: 'people' }
const yuan = { zh: '元', en: 'yuan' }
const hectare = { zh: '公顷', en: 'ha' }
const dead = { zh: '死亡', en: 'Dead', measure: people }
const serious = { zh: '重伤', en: 'Seriously injured', measure: people }
const loss = { zh: '直接经济损失', en: 'Direct loss', measure: yuan }
const million = 1_000_000

const productionAccident: Criteria<Grade> = {
  id: 'production-accident',
  zh: '生产安全事故等级',
  en: 'Production accident',
  source: { zh: '生产安全事故报告和调查处理条例', en: 'Regulation on Reporting Production Accidents' },
  article: '3',
  tag: 'S',
  figures: { dead, serious: { ...serious, zh: '重伤（含急性工业中毒）' }, loss },
  rows: [
    {
      level: 'exceptional',
      any: [
        { figure: 'dead', from: 30 },
        { figure: 'serious', from: 100 },
        { figure: 'loss', from: 100 * million },
      ],
    },
    {
      level: 'major',
      any: [
        { figure: 'dead', from: 10 },
        { figure: 'serious', from: 50 },
        { figure: 'loss', from: 50 * million },
      ],
    },
    {
      level: 'serious',
      any: [
        { figure: 'dead', from: 3 },
        { figure: 'serious', from: 10 },
        { figure: 'loss', from: 10 * million },
      ],
    },
    {
      level: 'ordinary',
      any: [
        { figure: 'dead', from: 1 },
        { figure: 'serious', from: 1 },
        { figure: 'loss', from: 1 },
      ],
    },
  ],
}

const grasslandFire: Criteria<Grade> = {
  id: 'grassland-fire',
  zh: '草原火灾等级',
  en: 'Grassland fire',
  source: { zh: '草原火灾级别划分规定（农牧发〔2010〕7号）', en: 'Rules on Grading Grassland Fires (2010, No. 7)' },
  tag: 'F',
  figures: {
    area: { zh: '受害草原面积', en: 'Burned grassland', measure: hectare },
    dead,
    serious,
    casualties: { zh: '死亡和重伤合计', en: 'Dead and seriously injured together', measure: people },
    loss,
  },
  rows: [
    {
      level: 'exceptional',
      any: [
        { figure: 'area', from: 8000 },
        { figure: 'dead', from: 10 },
        { figure: 'casualties', from: 20 },
        { figure: 'loss', from: 5 * million },
      ],
    },
    {
      level: 'major',
      any: [
        { figure: 'area', from: 5000 },
        { figure: 'dead', from: 3 },
        { figure: 'casualties', from: 10 },
        { figure: 'loss', from: 3 * million },
      ],
    },
    {
      level: 'serious',
      any: [
        { figure: 'area', from: 1000 },
        { figure: 'dead', from: 1 },
        { figure: 'serious', from: 3 },
        { figure: 'loss', from: 500_000 },
      ],
    },
    {
      level: 'ordinary',
      any: [
        { figure: 'area', from: 10 },
        { figure: 'serious', from: 1 },
        { figure: 'loss', from: 5000 },
      ],
    },
  ],
}

const forestFire: Criteria<Grade> = {
  id: 'forest-fire',
  zh: '森林火灾等级',
  en: 'Forest fire',
  source: { zh: '森林防火条例', en: 'Forest Fire Prevention Regulation' },
  article: '40',
  tag: 'S',
  figures: { area: { zh: '受害森林面积', en: 'Burned forest', measure: hectare }, dead, serious },
  rows: [
    {
      level: 'exceptional',
      any: [
        { figure: 'area', from: 1000 },
        { figure: 'dead', from: 30 },
        { figure: 'serious', from: 100 },
      ],
    },
    {
      level: 'major',
      any: [
        { figure: 'area', from: 100 },
        { figure: 'dead', from: 10 },
        { figure: 'serious', from: 50 },
      ],
    },
    {
      level: 'serious',
      any: [
        { figure: 'area', from: 1 },
        { figure: 'dead', from: 3 },
        { figure: 'serious', from: 10 },
      ],
    },
    {
      level: 'ordinary',
      any: [
        { figure: 'area', from: 0 },
        { figure: 'dead', from: 1 },
        { figure: 'serious', from: 1 },
      ],
    },
  ],
}

const quakeFigures = {
  dead: { ...dead, zh: '死亡（含失踪）', en: 'Dead, the missing included' },
  gdpShare: {
    zh: '直接经济损失占全省上年生产总值',
    en: 'Loss as a share of the province’s product',
    measure: { zh: '%', en: '%' },
  },
  magnitude: { zh: '震级', en: 'Magnitude', measure: { zh: '级', en: 'M' } },
}

const earthquake: Criteria<Grade> = {
  id: 'earthquake',
  zh: '地震灾害等级（现行）',
  en: 'Earthquake (in force)',
  source: { zh: '国家地震应急预案', en: 'National Earthquake Plan' },
  tag: 'F',
  note: {
    zh: '震级用于初判，分人口密集和较密集地区；人口稀疏的牧区不宜直接套用，应结合灾情判断。',
    en: 'Magnitude serves the first judgement, in dense and fairly dense areas; in thinly peopled pasture judge by the losses.',
  },
  figures: quakeFigures,
  rows: [
    {
      level: 'exceptional',
      any: [
        { figure: 'dead', from: 300 },
        { figure: 'gdpShare', from: 1 },
        { figure: 'magnitude', from: 7, density: 'fairly-dense' },
        { figure: 'magnitude', from: 6, density: 'dense' },
      ],
    },
    {
      level: 'major',
      any: [
        { figure: 'dead', from: 50 },
        { figure: 'magnitude', from: 6, density: 'fairly-dense' },
        { figure: 'magnitude', from: 5, density: 'dense' },
      ],
    },
    {
      level: 'serious',
      any: [
        { figure: 'dead', from: 10 },
        { figure: 'magnitude', from: 5, density: 'fairly-dense' },
        { figure: 'magnitude', from: 4, density: 'dense' },
      ],
    },
    {
      level: 'ordinary',
      any: [
        { figure: 'dead', from: 1 },
        { figure: 'magnitude', from: 4, density: 'fairly-dense' },
      ],
    },
  ],
}

const earthquakeBefore2012: Criteria<Grade> = {
  id: 'earthquake-before-2012',
  zh: '地震灾害等级（2012年以前，已失效）',
  en: 'Earthquake (before 2012, no longer in force)',
  source: { zh: '2012年修订前的国家地震应急预案', en: 'National Earthquake Plan before its revision of 2012' },
  tag: 'F',
  stale: true,
  note: {
    zh: '仅“较大”一行见于摘录，其余为凭记忆补全（M-M）；旧预案附件仍有沿用，不得再作为定级依据。',
    en: 'Only the row “serious” was found in an excerpt; the others are from memory (M-M). Old annexes still quote it; never grade by it.',
  },
  figures: quakeFigures,
  rows: [
    {
      level: 'exceptional',
      any: [
        { figure: 'dead', from: 300 },
        { figure: 'magnitude', from: 7 },
      ],
    },
    {
      level: 'major',
      any: [
        { figure: 'dead', from: 50 },
        { figure: 'magnitude', from: 6.5 },
      ],
    },
    {
      level: 'serious',
      any: [
        { figure: 'dead', from: 20 },
        { figure: 'magnitude', from: 6 },
      ],
    },
    {
      level: 'ordinary',
      any: [
        { figure: 'dead', from: 1 },
        { figure: 'magnitude', from: 5 },
      ],
    },
  ],
}

/** The tables by which an incident is graded from its losses; one for each kind of incident, and none fits another. */
export const gradeTables = {
  'production-accident': productionAccident,
  'grassland-fire': grasslandFire,
  'forest-fire': forestFire,
  earthquake,
  'earthquake-before-2012': earthquakeBefore2012,
} as const
