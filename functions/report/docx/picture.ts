import { AlignmentType, Paragraph, TextRun } from 'docx'
import { type IShapeGroupChildOptions, ShapeGroupRun } from 'docx/shapes'
import type { Language } from '../../../engine/report/document.ts'
import { colours, type Drawing, type Shape } from '../../../engine/report/drawing.ts'
import { faces } from './look.ts'

/*
 * Pictures are native shapes of Word (DrawingML), not images: no rasteriser or font file is needed on the server, they
 * print sharp at any size, their text stays text in the reader's own fonts, and Word, WPS and LibreOffice all draw them.
 */

const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const
const points = (px: number) => Math.round(px * 0.75 * 100) / 100

function line({ points: at, stroke, width, dash, arrow }: Extract<Shape, { kind: 'line' }>): IShapeGroupChildOptions {
  const xs = at.map(([x]) => x)
  const ys = at.map(([, y]) => y)
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  const box = { offset: { left, top }, width: Math.max(...xs) - left, height: Math.max(...ys) - top }
  const look = {
    color: colours[stroke],
    width: points(width),
    ...(dash && { dash: 'dash' as const }),
    ...(arrow && { endArrow: { type: 'triangle' as const, width: 'small' as const, length: 'small' as const } }),
  }
  const [first, last] = [at[0], at.at(-1)]
  if (at.length === 2 && first && last) {
    const flip = { horizontal: last[0] < first[0], vertical: last[1] < first[1] }
    return { type: 'line', transformation: { ...box, flip }, line: look }
  }
  const path = at.map(([x, y], index) => `${index === 0 ? 'M' : 'L'} ${x.toFixed(1)} ${y.toFixed(1)}`).join(' ')
  return { type: 'custom', path, transformation: box, line: look }
}

function shape(one: Shape, lang: Language): IShapeGroupChildOptions {
  switch (one.kind) {
    case 'line':
      return line(one)
    case 'rect': {
      const { x, y, w, h, fill, stroke, dash } = one
      return {
        type: 'rectangle',
        transformation: { offset: { left: x, top: y }, width: w, height: h },
        ...(fill && { fill: colours[fill] }),
        line: stroke ? { color: colours[stroke], width: 0.75, ...(dash && { dash: 'shortDash' as const }) } : 'none',
      }
    }
    case 'dot': {
      const { x, y, r, fill, square } = one
      const transformation = { offset: { left: x - r, top: y - r }, width: 2 * r, height: 2 * r }
      return { type: square ? 'rectangle' : 'ellipse', transformation, fill: colours[fill], line: 'none' }
    }
    case 'text': {
      const { x, y, w, h, text, size, align, colour, bold } = one
      // A little wider and taller than drawn: Word clips what does not fit its box.
      const slack = align === 'left' ? 0 : align === 'right' ? 6 : 3
      return {
        type: 'rectangle',
        transformation: { offset: { left: x - slack, top: y - 3 }, width: w + 6, height: h + 6 },
        line: 'none',
        textOptions: { margins: { top: 0, right: 0, bottom: 0, left: 0 }, verticalAlignment: 'center', wrap: true },
        children: [
          new Paragraph({
            alignment: alignments[align],
            spacing: { before: 0, after: 0, line: 220, lineRule: 'auto' },
            children: [
              new TextRun({
                text,
                font: faces(lang).head,
                size: Math.round(size * 1.5),
                color: colours[colour],
                ...(bold && { bold }),
              }),
            ],
          }),
        ],
      }
    }
  }
}

/** The run that holds a drawing; `alt` is read out where it cannot be seen. */
export const pictureRun = (drawing: Drawing, lang: Language, name: string, alt: string) =>
  new ShapeGroupRun({
    children: [
      // A frame nobody sees keeps the drawing's own size whatever is in it.
      {
        type: 'rectangle',
        transformation: { offset: { left: 0, top: 0 }, width: drawing.width, height: drawing.height },
        line: 'none',
      },
      ...drawing.shapes.map((each) => shape(each, lang)),
    ],
    altText: { name, description: alt },
  })
