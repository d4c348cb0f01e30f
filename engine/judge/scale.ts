import type { Text } from '../scenario/scenario.ts'

/** How an item may be rated: yes or no; 0, 1, 3 or 5 marks; P, S, M or U. */
export type ScaleId = 'yes-no' | 'marks' | 'psmu'

export interface ScaleValue extends Text {
  readonly id: string
  /** 0 to 1: what the value is worth where values of several scales meet. */
  readonly worth: number
  /** Owes a reason: the person has to say what was seen. */
  readonly reason: boolean
}
/** Values from the worst to the best: their order is the scale's order. */
export interface Scale {
  readonly id: ScaleId
  readonly label: Text
  readonly values: readonly ScaleValue[]
}

const value = (id: string, worth: number, zh: string, en: string, reason = false): ScaleValue => ({
  id,
  worth,
  zh,
  en,
  reason,
})

/**
 * The scales, as data with a version: yes/no with its reason and 0 缺项, 1 较差, 3 一般, 5 优秀 after AQ/T 9009-2015;
 * P/S/M/U after HSEEP 2020, where M still means that the objective was achieved.
 */
export const scales: { readonly version: number; readonly list: readonly Scale[] } = {
  version: 1,
  list: [
    {
      id: 'yes-no',
      label: { zh: '是 / 否', en: 'Yes / no' },
      values: [value('no', 0, '否', 'No', true), value('yes', 1, '是', 'Yes')],
    },
    {
      id: 'marks',
      label: { zh: '0 / 1 / 3 / 5 分', en: '0 / 1 / 3 / 5' },
      values: [
        value('0', 0, '0 缺项', '0 not done', true),
        value('1', 0.2, '1 较差', '1 weak', true),
        value('3', 0.6, '3 一般', '3 fair'),
        value('5', 1, '5 优秀', '5 excellent'),
      ],
    },
    {
      id: 'psmu',
      label: { zh: 'P / S / M / U', en: 'P / S / M / U' },
      values: [
        value('U', 0, 'U 未能达成', 'U not achieved', true),
        value('M', 1 / 3, 'M 达成，问题较大', 'M achieved, major challenges', true),
        value('S', 2 / 3, 'S 达成，有可改进', 'S achieved, some challenges'),
        value('P', 1, 'P 圆满达成', 'P no challenges'),
      ],
    },
  ],
}

export function scaleOf(id: ScaleId): Scale {
  const found = scales.list.find((scale) => scale.id === id)
  if (!found) throw new Error(`no scale ${id}`)
  return found
}

/** Where a value stands in its scale, 0 the worst; undefined where the scale has no such value. */
export function rankOf(id: ScaleId, of: string): number | undefined {
  const rank = scaleOf(id).values.findIndex((each) => each.id === of)
  return rank < 0 ? undefined : rank
}
