import { expect, it } from 'vitest'
import { attachment } from '../../../functions/http/routes-report.ts'

it('[R38] a file has a name whatever its drill is called: half an emoji, quotes, line breaks, folders', () => {
  const name = (title: string) => attachment('drill-1.docx', `${title}.docx`)
  const plain = `attachment; filename="drill-1.docx"; filename*=UTF-8''`
  expect(name('报告')).toBe(`${plain}%E6%8A%A5%E5%91%8A.docx`)
  expect(name('fire \ud83d')).toBe(`${plain}fire%20_.docx`)
  expect(name('\udd25fire 🔥')).toBe(`${plain}_fire%20%F0%9F%94%A5.docx`)
  expect(name('../a"b\r\nSet-Cookie: x')).toBe(`${plain}.._a_b__Set-Cookie_%20x.docx`)
})
