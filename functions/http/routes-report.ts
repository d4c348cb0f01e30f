import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { signOffRequest } from '../../engine/report/sign.ts'
import type { DocumentKind } from '../core/press.ts'
import { answer, refuse } from './answer.ts'
import type { AppEnv, HttpDeps } from './deps.ts'
import { languageOf } from './language.ts'
import { checked, readJson, smallBody } from './read-body.ts'
import { managerOnly, staffOnly } from './who.ts'

const query = z.object({ lang: z.enum(['zh', 'en'], { error: 'lang is zh or en' }).optional() })

/** Media type and ending of each document. */
export const documentTypes: Readonly<Record<DocumentKind, { readonly type: string; readonly ending: string }>> = {
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ending: 'docx' },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: 'xlsx' },
  csv: { type: 'text/csv; charset=utf-8', ending: 'csv' },
  // XES has no type of its own.
  xes: { type: 'application/xml; charset=utf-8', ending: 'xes' },
  pack: { type: 'application/zip', ending: 'zip' },
}

/** `Content-Disposition` with a name any language may have (RFC 6266, RFC 8187), and a plain one for old programs. */
export function attachment(plain: string, name: string): string {
  // Half of a surrogate pair, which a cut emoji leaves behind, has no UTF-8.
  const encoded = encodeURIComponent(name.replace(/[\\/:*?"<>|]|\p{Surrogate}|\p{Cc}/gu, '_')).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}

/** The report of a drill: as data for the page, as files, and its signatures. */
export function reportRoutes(deps: HttpDeps): Hono<AppEnv> {
  const { useCases } = deps
  const staff = staffOnly(deps)

  function languageIn(c: Context<AppEnv>) {
    const asked = checked(c, query, { lang: c.req.query('lang') })
    return asked instanceof Response ? asked : (asked.lang ?? languageOf(c))
  }

  const file = (kind: DocumentKind) => async (c: Context<AppEnv>) => {
    const lang = languageIn(c)
    if (lang instanceof Response) return lang
    const drill = c.req.param('id') ?? ''
    const done = await useCases.getDocument(c.get('staff'), drill, kind, lang)
    if (!done.ok) return refuse(c, done)
    const { bytes, name } = done.value
    const { type, ending } = documentTypes[kind]
    return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
      'Content-Type': type,
      'Content-Length': String(bytes.byteLength),
      'Content-Disposition': attachment(`drill-${drill}.${ending}`, `${name}.${ending}`),
      'Content-Language': lang,
    })
  }

  return new Hono<AppEnv>()
    .get('/drills/:id/report', staff, async (c) => {
      const lang = languageIn(c)
      if (lang instanceof Response) return lang
      const done = await useCases.getReport(c.get('staff'), c.req.param('id'), lang)
      if (!done.ok) return refuse(c, done)
      return c.body(done.value as Uint8Array<ArrayBuffer>, 200, { 'Content-Type': 'application/json' })
    })
    .get('/drills/:id/review.docx', staff, file('docx'))
    .get('/drills/:id/review.xlsx', staff, file('xlsx'))
    .get('/drills/:id/review.csv', staff, file('csv'))
    .get('/drills/:id/review.xes', staff, file('xes'))
    .get('/drills/:id/file-pack.zip', staff, file('pack'))
    .get('/drills/:id/sign-off', staff, async (c) =>
      answer(c, await useCases.listSignatures(c.get('staff'), c.req.param('id'))),
    )
    .post('/drills/:id/sign-off', managerOnly(deps), smallBody, async (c) => {
      const body = await readJson(c, signOffRequest)
      if (body instanceof Response) return body
      return answer(c, await useCases.signOff(c.get('staff'), c.req.param('id'), body), 201)
    })
}
