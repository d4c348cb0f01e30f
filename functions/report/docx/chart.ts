import { Paragraph } from 'docx'
import { ChartRun, type ChartRunOptions } from 'docx/charts'
import type { Language, Tone } from '../../../engine/report/document.ts'
import { colours, drawingWidth } from '../../../engine/report/drawing.ts'
import type { BarsPicture, DotsPicture, LanesPicture } from '../../../engine/report/picture.ts'
import { stamp } from '../../../engine/words/time-text.ts'

/*
 * Charts are Word's own, with their data in them: no rasteriser and no font file is needed on the server, they print
 * sharp, their text stays text, and Word, WPS and LibreOffice all draw them. (Grouped shapes with text would carry the
 * same drawing as the page, but LibreOffice lays them over the text.)
 */

const hour = 3_600_000
const faces = { name: 'SimHei' } as const
const frame = {
  chartArea: { fill: 'FFFFFF', border: 'none' },
  font: faces,
} as const

function chart(options: ChartRunOptions, name: string, alt: string): Paragraph {
  return new Paragraph({
    keepNext: true,
    spacing: { before: 120, after: 0, line: 240, lineRule: 'auto' },
    children: [new ChartRun({ ...options, altText: { name, description: alt } } as ChartRunOptions)],
  })
}

export const barsChart = ({ bars }: BarsPicture, name: string, alt: string) =>
  chart(
    {
      ...frame,
      type: 'bar',
      legend: false,
      categories: bars.map((bar) => bar.label),
      series: [
        {
          name,
          values: bars.map((bar) => (bar.value === null ? null : Math.round(bar.value * 100))),
          colors: bars.map((bar) => colours[bar.tone]),
          color: colours['on-time'],
        },
      ],
      gapWidth: 60,
      dataLabels: { value: true },
      categoryAxis: { reverseOrder: true },
      valueAxis: { minimum: 0, maximum: 100, interval: 20, crossesAt: 'maximum' },
      transformation: { width: drawingWidth, height: 60 + bars.length * 30 },
    },
    name,
    alt,
  )

const words = {
  zh: { wait: '引发前', within: '时限内用时', over: '超出时限', undone: '未办或违反', hours: '演练时间（小时）' },
  en: {
    wait: 'before',
    within: 'inside the limit',
    over: 'past the limit',
    undone: 'missed or breached',
    hours: 'drill time (hours)',
  },
} as const

/** A bar an action: where it changes colour is the limit. */
export function lanesCharts(picture: LanesPicture, lang: Language, name: string, alt: string): readonly Paragraph[] {
  const word = words[lang]
  const rows = picture.lanes.flatMap((lane) =>
    lane.marks.map((mark) => ({ ...mark, label: `${mark.label}（${lane.label}）` })),
  )
  const hours = (ms: number) => Math.round((ms / hour) * 1000) / 1000
  const from = hours(picture.from)
  const most = 24
  const pages = Array.from({ length: Math.ceil(rows.length / most) }, (_, page) =>
    rows.slice(page * most, page * most + most),
  )
  const done = (tone: Tone) => tone !== 'missed'
  return pages.map((page) =>
    chart(
      {
        ...frame,
        type: 'bar',
        stacking: 'stacked',
        gapWidth: 45,
        categories: page.map((row) => (row.label.length > 30 ? `${row.label.slice(0, 29)}…` : row.label)),
        series: [
          { name: word.wait, color: 'FFFFFF', values: page.map((row) => hours(row.begin) - from) },
          {
            name: word.within,
            color: colours['on-time'],
            values: page.map(({ begin, end, due, tone }) =>
              done(tone) ? hours(Math.max(0, Math.min(end, due ?? end) - begin)) : 0,
            ),
          },
          {
            name: word.over,
            color: 'E0A458',
            values: page.map(({ begin, end, due, tone }) =>
              done(tone) && due !== undefined ? hours(Math.max(0, end - Math.max(begin, due))) : 0,
            ),
          },
          {
            name: word.undone,
            color: colours.missed,
            values: page.map(({ begin, end, tone }) => (done(tone) ? 0 : hours(Math.max(60_000, end - begin)))),
          },
        ],
        legend: { position: 'bottom', hiddenEntries: [word.wait] },
        categoryAxis: { reverseOrder: true, font: { size: 8 } },
        valueAxis: {
          title: `${word.hours}；0 = ${stamp(picture.from)}`,
          minimum: 0,
          maximum: Math.ceil(hours(picture.to) - from),
          gridlines: false,
          crossesAt: 'maximum',
        },
        transformation: { width: drawingWidth, height: 110 + page.length * 21 },
      },
      name,
      alt,
    ),
  )
}

/** Dots stacked over the share of the limit that was used; the limit is the line at 1. */
export function dotsChart({ dots, axisLabel }: DotsPicture, lang: Language, name: string, alt: string): Paragraph {
  const [bin, most] = [0.1, 4]
  const heights = new Map<number, number>()
  const at = dots
    .toSorted((a, b) => a.share - b.share)
    .map(({ share, tone }) => {
      const x = Math.min(Math.floor(share / bin), Math.floor(most / bin)) * bin
      const y = (heights.get(x) ?? 0) + 1
      heights.set(x, y)
      return { x: Math.round((x + bin / 2) * 100) / 100, y, tone }
    })
  const word = words[lang]
  const series = [
    {
      name: word.within,
      color: colours['on-time'],
      shape: 'circle' as const,
      points: at.filter((each) => each.tone === 'on-time'),
    },
    {
      name: word.over,
      color: colours.late,
      shape: 'square' as const,
      points: at.filter((each) => each.tone !== 'on-time'),
    },
  ]
  return chart(
    {
      ...frame,
      type: 'scatter',
      series: series
        .filter((each) => each.points.length > 0)
        .map(({ name: of, color, shape, points }) => ({
          name: of,
          color,
          markers: { shape, size: 7 },
          points: points.map(({ x, y }) => ({ x, y })),
        })),
      legend: { position: 'bottom' },
      xAxis: { title: axisLabel, minimum: 0, maximum: most + 0.5, interval: 1, gridlines: true },
      yAxis: { visible: false, gridlines: false, minimum: 0, maximum: Math.max(...heights.values(), 4) + 1 },
      transformation: { width: drawingWidth, height: 130 + Math.max(4, ...heights.values()) * 12 },
    },
    name,
    alt,
  )
}
