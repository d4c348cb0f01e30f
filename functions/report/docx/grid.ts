import type { Cell, Language, TableBlock } from '../../../engine/report/document.ts'
import type { NetworkPicture, StepsPicture } from '../../../engine/report/picture.ts'
import { stamp } from '../../../engine/words/time-text.ts'

type Grid = Pick<TableBlock, 'columns' | 'rows'>

/** Who must speak to whom as a matrix: from down, to across. A word for screen readers and black-and-white print. */
export function networkGrid({ nodes, links }: NetworkPicture, lang: Language): Grid {
  const senders = nodes.filter(({ id }) => links.some((link) => link.from === id))
  const receivers = nodes.filter(({ id }) => links.some((link) => link.to === id))
  const sign = { zh: { made: '● 有', missing: '○ 缺' }, en: { made: '● yes', missing: '○ none' } }[lang]
  return {
    columns: [
      { head: lang === 'zh' ? '从 \\ 到' : 'from \\ to', share: 16 },
      ...receivers.map(({ label }) => ({ head: label, share: 84 / receivers.length, align: 'center' as const })),
    ],
    rows: senders.map(({ id, label }) => [
      { text: label, strong: true },
      ...receivers.map(({ id: to }): Cell => {
        const link = links.find((each) => each.from === id && each.to === to)
        if (!link) return { text: '' }
        return { text: link.tone === 'on-time' ? sign.made : sign.missing, tone: link.tone }
      }),
    ]),
  }
}

const bins = 10

/** Open tasks of each role as a table over time: the most at once in each tenth of the drill. */
export function stepsGrid({ from, to, panels }: StepsPicture, lang: Language): Grid {
  const width = (to - from) / bins
  const at = Array.from({ length: bins }, (_, index) => from + index * width)
  return {
    columns: [
      { head: lang === 'zh' ? '角色' : 'Role', share: 24 },
      ...at.map((begin) => ({ head: stamp(begin), share: 7.6, align: 'right' as const })),
    ],
    rows: panels.map(({ label, points }) => [
      { text: label, strong: true },
      ...at.map((begin): Cell => {
        const before = points.filter(([when]) => when <= begin).at(-1)?.[1] ?? 0
        const inside = points.filter(([when]) => when > begin && when <= begin + width).map(([, value]) => value)
        const peak = Math.max(before, ...inside)
        return { text: peak === 0 ? '' : String(peak), ...(peak >= 3 && { tone: 'late' as const }) }
      }),
    ]),
  }
}
