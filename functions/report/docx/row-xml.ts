import type { Cell, TableBlock } from '../../../engine/report/document.ts'
import { grounds } from './look.ts'
import { bold, run } from './raw-xml.ts'
import type { TextWriter } from './text.ts'

/** The rows of a table below its head. Widths in twentieths of a point. */
export function rowsXml(
  { columns, rows }: Pick<TableBlock, 'columns' | 'rows'>,
  widths: readonly number[],
  write: TextWriter,
): string {
  const cellXml = (cell: Cell, index: number) => {
    const ground = cell.tone && grounds[cell.tone]
    const align = columns[index]?.align
    const shade = ground ? `<w:shd w:fill="${ground}" w:color="auto" w:val="clear"/>` : ''
    const side = align ? `<w:jc w:val="${align}"/>` : ''
    const text = run(cell.text, cell.strong ? bold : '') + write.reference(cell.entries)
    return `<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="${widths[index] ?? 0}"/>${shade}</w:tcPr><w:p><w:pPr><w:pStyle w:val="Cell"/>${side}</w:pPr>${text}</w:p></w:tc>`
  }
  return rows.map((row) => `<w:tr><w:trPr><w:cantSplit/></w:trPr>${row.map(cellXml).join('')}</w:tr>`).join('')
}
