import { z } from 'zod'
import type { Signature } from '../../engine/report/input.ts'
import { signOffRequest } from '../../engine/report/sign.ts'
import type { Operation } from './openapi-operations.ts'
import { documentTypes } from './routes-report.ts'

/* The calls of the report, for the description. */

export const reportRequests = { SignOffRequest: signOffRequest } as const

const signature: z.ZodType<Signature> = z.object({
  number: z.int().describe('the edition that was signed, from 1'),
  name: z.string(),
  at: z.number().describe('wall ms since 1970, UTC'),
  n: z.int().describe('the commit of the log it goes up to'),
  standard: z.int().describe('version of the scoring standard'),
  hash: z.string().describe('SHA-256 of the content'),
  note: z.string().optional(),
})
export const reportAnswers = {
  Report: z.object({
    report: z.looseObject({ lang: z.enum(['zh', 'en']), title: z.string(), sections: z.array(z.looseObject({})) }),
    edition: z.looseObject({ number: z.int(), state: z.enum(['draft', 'final']), hash: z.string() }),
    signable: z.boolean(),
  }),
  Signature: signature,
  Signatures: z.array(signature),
} as const

const choices = {
  lang: { description: 'The language; by Accept-Language without it.', enum: ['zh', 'en'] },
} as const
const file = (path: string, id: string, kind: keyof typeof documentTypes, summary: string): Operation => ({
  ...{ method: 'get', path: `/api/drills/{id}/${path}`, id, who: 'staff', summary, status: 200 },
  choices,
  file: documentTypes[kind].type.split(';')[0] ?? '',
  problems: ['not-found', 'invalid-request'],
})

export const reportOperations: readonly Operation[] = [
  {
    ...{ method: 'get', path: '/api/drills/{id}/report', id: 'getReport', who: 'staff', status: 200, gives: 'Report' },
    summary: 'The after-action report as a document of sections, and which edition it is.',
    choices,
    problems: ['not-found', 'invalid-request'],
  },
  file('review.docx', 'downloadDocx', 'docx', 'The report as a Word file.'),
  file('review.xlsx', 'downloadXlsx', 'xlsx', 'Timeline, expected actions, scores, AQ/T 9009 tables and messages.'),
  file('review.csv', 'downloadCsv', 'csv', 'The event log as CSV.'),
  file('review.xes', 'downloadXes', 'xes', 'The event log as XES (IEEE 1849).'),
  file('file-pack.zip', 'downloadPack', 'pack', 'The archive of a drill, with a manifest of hashes.'),
  {
    ...{ method: 'get', path: '/api/drills/{id}/sign-off', id: 'listSignatures', who: 'staff', status: 200 },
    ...{ summary: 'Who signed which edition.', gives: 'Signatures', problems: ['not-found'] },
  },
  {
    ...{ method: 'post', path: '/api/drills/{id}/sign-off', id: 'signOff', who: 'manager', status: 201 },
    ...{ summary: 'Sign the report as it was read, by name.', body: 'SignOffRequest', gives: 'Signature' },
    example: { id: '0b5c8f5e-6a6f-4d5c-9d2e-3f1d2f5f7a10', name: '乌兰', content: '0'.repeat(64) },
    problems: ['not-found', 'not-ended', 'report-changed', 'already-signed', 'command-changed'],
  },
]
