import { type Path, type Report, say } from './finding.ts'

const han = /\p{Script=Han}/u
const unfinished = /\b(TODO|TBD|FIXME|XXX)\b|待补|待定/

/** A text that stands in the wrong language is a text that is missing; so is one that its author meant to write later. */
export function checkLanguages(value: unknown, path: Path, report: Report) {
  if (Array.isArray(value)) {
    value.forEach((each, index) => {
      checkLanguages(each, [...path, index], report)
    })
  } else if (value !== null && typeof value === 'object') {
    const { zh, en } = value as { zh?: unknown; en?: unknown }
    if (typeof zh === 'string' && typeof en === 'string') {
      if (!han.test(zh) && /[a-z]{4}/i.test(zh))
        report(
          'missing-language',
          [...path, 'zh'],
          say('中文里没有汉字，请翻译。', 'The Chinese text has no Chinese in it. Translate it.'),
        )
      if (han.test(en))
        report(
          'missing-language',
          [...path, 'en'],
          say('英文里有汉字，请翻译。', 'The English text has Chinese in it. Translate it.'),
        )
      for (const [language, text] of [
        ['zh', zh],
        ['en', en],
      ] as const)
        if (unfinished.test(text))
          report(
            'unfinished-text',
            [...path, language],
            say('这段文字还没写完，请补全。', 'This text is not finished: write it out.'),
          )
    }
    for (const [key, each] of Object.entries(value)) checkLanguages(each, [...path, key], report)
  }
}
