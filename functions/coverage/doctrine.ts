/** Pack by column of the doctrine's table; the ammonia leak is a variant there and has no column. */
export const columns = {
  GF: 'grassland-fire',
  FL: 'flood',
  DR: 'drought',
  DS: 'sandstorm',
  SN: 'blizzard',
  EQ: 'earthquake',
  PS: 'mine-water-inrush',
} as const
export type Column = keyof typeof columns
export const probes = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'P10'] as const
export type ProbeId = (typeof probes)[number]

export const meanings: Readonly<Record<ProbeId, { readonly zh: string; readonly en: string }>> = {
  P1: { zh: '预案衔接', en: 'plan gaps' },
  P2: { zh: '职能', en: 'functions' },
  P3: { zh: '权责', en: 'power and responsibility' },
  P4: { zh: '权威', en: 'authority' },
  P5: { zh: '统分', en: 'whole and parts' },
  P6: { zh: '防救', en: 'prevention and rescue' },
  P7: { zh: '法规', en: 'law' },
  P8: { zh: '能力', en: 'capability' },
  P9: { zh: '专业', en: 'expertise' },
  P10: { zh: '负担', en: 'burden' },
}

const row = (text: string) => text.split('|').map((cell) => cell.trim())
/** The doctrine's cross-scenario table (7.8): which injects probe which problem; `–` none, words where it names no inject. */
export const wanted: Readonly<Record<ProbeId, readonly string[]>> = {
  P1: row('I14 | I08 | I04 | I07 | I04 | I12 | I15'),
  P2: row('I05 | I06 | I04 | I08 | I05 | I07 | I09'),
  P3: row('evacuation by the gacha | I04 I11 | I04 | I04 | I08 | I13 | I03'),
  P4: row('I10 | I04 I11 | I07 | I03 | I08 | I12 | I03'),
  P5: row('I10 | I08 | I10 | I11 | I08 | I14 | I08'),
  P6: row('I01 | I01 | I01 | I01 | I01 | I01 | I01'),
  P7: row('I05 I11 | I06 | I06 I10 | I08 | I05 | I07 I08 | list of whom to notify'),
  P8: row('I13 | I10 | I04 | I10 | I12 I14 | I06 I09 | I10'),
  P9: row('I09 | I07 | I09 | I13 | I06 | I13 | I08'),
  P10: row('I06 | I15 | I03 | – | I10 | – | I09'),
}

/** Traps by clause: of authority, and of prohibition. */
export const traps: Readonly<Record<'authority' | 'prohibition', readonly string[]>> = {
  authority: ['GF-4.8', 'FL-4.6', 'DR-3.3', 'DR-3.6', 'DR-3.7', 'DS-3.1', 'EQ-4.6', 'EQ-4.7', 'PS-4.7', 'NH-4.7'],
  prohibition: ['GF-4.4', 'GF-5.1', 'FL-4.2', 'DR-3.5', 'EQ-4.5', 'PS-4.6'],
}

/** Why a pack probes more, or otherwise, than the table says. What is not in here and differs is a mistake. */
export const reasons: Readonly<Record<string, string>> = {
  'GF P3': 'The table names no inject: I04 asks who orders the move, I16 shows what comes of it.',
  'GF P4': 'I07 too: the depot is not the banner’s to order about.',
  'GF P5': 'I17 is what a missing unified command leads to.',
  'GF P6': 'I20 brings back the crews that were not pre-positioned.',
  'GF P8': 'I12B, I16 and I20 are consequences that take crews away.',
  'GF P9': 'I08 asks who may fight a fire at all.',
  'FL P3': 'I16 and I21 are consequences: rescue for who was not moved, an owner who blocks the road.',
  'FL P4': 'I21 is the blocked road.',
  'FL P6': 'I22 and I23 bring back what was left undone before the flood.',
  'FL P8': 'Consequences that tie up teams, and missing filter material.',
  'DR P6': 'I16 brings back the wells that were not repaired.',
  'DR P8': 'I15 is the price of a late first delivery.',
  'DR P10': 'I18 and I19 are what many forms lead to.',
  'DS P6': 'I15 and I18 bring back what was not prepared.',
  'DS P8': 'Consequences that take search teams away, and the hospital whose backup power is spent (I22).',
  'SN P6': 'I20 and I21 bring back the register and the forage that were not checked.',
  'SN P8': 'Ploughs are the scarce thing (I08), and consequences take them away.',
  'EQ P6': 'I05B brings back the dormitory that was not emptied.',
  'EQ P8': 'Consequences that bind rescuers and beds.',
  'EQ P9': 'I19 is what re-entry without a check leads to.',
  'PS P5': 'I11B is what three plans at once lead to.',
  'PS P6': 'I01A, I14B and I17 carry what was left undone into the accident.',
  'PS P7': 'The table names no inject: I06 and I06A ask whom the law wants told.',
  'PS P8': 'I07 asks whether one’s own forces are enough, I16 is a consequence.',
}
