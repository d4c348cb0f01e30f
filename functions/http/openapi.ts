import { z } from 'zod'
import { createDrillRequest, joinRequest, sessionRequest } from '../../engine/contract.ts'
import { seatAction, seatSeen, trainerCommand } from '../../engine/drill/commands.ts'
import { actionChange, makeActionRequest, subjectRequest } from '../../engine/improve/contract.ts'
import { rehearsalRequest } from '../../engine/rehearse/request.ts'
import { condition } from '../../engine/scenario/condition.ts'
import { scenarioSchema } from '../../engine/scenario/scenario.ts'
import { answers } from './openapi-answers.ts'
import { judgeRequests } from './openapi-judge.ts'
import { type Caller, type Operation, operations, type RequestName } from './openapi-operations.ts'
import { reportRequests } from './openapi-report.ts'
import { standardRequests } from './openapi-standards.ts'
import { type ProblemWord, problems, problemType } from './problems.ts'
import { ticketRequest } from './routes-tickets.ts'

const requests: Readonly<Record<RequestName, z.ZodType>> = {
  SessionRequest: sessionRequest,
  ScenarioSource: scenarioSchema,
  CreateDrillRequest: createDrillRequest,
  TrainerCommand: trainerCommand,
  JoinRequest: joinRequest,
  SeatSeen: seatSeen,
  SeatAction: seatAction,
  TicketRequest: ticketRequest,
  ...judgeRequests,
  ...standardRequests,
  ...reportRequests,
  MakeActionRequest: makeActionRequest,
  ActionChange: actionChange,
  SubjectRequest: subjectRequest,
  RehearsalRequest: rehearsalRequest,
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })

function schemas(): Record<string, unknown> {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries({ ...requests, ...answers, Condition: condition })) {
    registry.add(schema, { id })
  }
  const made = z.toJSONSchema(registry, { io: 'input', unrepresentable: 'any', uri: (id) => ref(id).$ref })
  return Object.fromEntries(Object.entries(made.schemas).map(([id, { $id, $schema, ...schema }]) => [id, schema]))
}

const staff = [{ session: [] }, { staffToken: [] }]
const seat = [{ seatToken: [] }]
const security: Readonly<Record<Caller, readonly object[]>> = {
  everybody: [],
  staff,
  trainer: staff,
  manager: staff,
  seat,
  any: [...seat, ...staff],
  issuer: [{ idToken: [] }],
}
const doorProblems: Readonly<Record<Caller, readonly ProblemWord[]>> = {
  everybody: [],
  staff: ['sign-in-needed'],
  trainer: ['sign-in-needed', 'trainer-only'],
  manager: ['sign-in-needed', 'manager-only'],
  seat: ['bad-seat-token', 'seat-removed'],
  any: ['sign-in-needed'],
  issuer: ['sign-in-needed'],
}
const bodyProblems: readonly ProblemWord[] = [
  'malformed-json',
  'too-large',
  'unsupported-media-type',
  'invalid-request',
  'cross-site',
]

/** Problems share an answer where they share a status. */
function problemAnswers({ who, body, query, problems: own = [] }: Operation) {
  const checked: readonly ProblemWord[] = body ? bodyProblems : query ? ['invalid-request'] : []
  const words = [...new Set([...doorProblems[who], ...checked, ...own])]
  const statuses = new Set(words.map((word) => problems[word].status))
  return Object.fromEntries(
    [...statuses].map((status) => [
      status,
      {
        description: words
          .filter((word) => problems[word].status === status)
          .map((word) => `${problemType(word)}: ${problems[word].en}`)
          .join('\n\n'),
        content: { 'application/problem+json': { schema: ref('ProblemDetails') } },
      },
    ]),
  )
}

const only = { trainer: 'Trainers only.', manager: 'Managers only.' } as const

function describe(operation: Operation) {
  const { id, summary, who, path, query = {}, choices = {}, body, example, status, gives, file } = operation
  const giving = operation.media ?? 'application/json'
  const string = { schema: { type: 'string' } }
  const types = body === 'ScenarioSource' ? ['application/json', 'application/yaml'] : ['application/json']
  const media = body && { schema: ref(body), ...(example ? { example } : {}) }
  return {
    operationId: id,
    summary: who in only ? `${summary} ${only[who as keyof typeof only]}` : summary,
    security: security[who],
    parameters: [
      ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, ...string })),
      ...Object.entries(query).map(([name, of]) => ({
        name,
        in: 'query',
        description: typeof of === 'string' ? of : of.text,
        schema: typeof of === 'string' ? { type: 'integer', minimum: 0 } : { type: 'string' },
      })),
      ...Object.entries(choices).map(([name, choice]) => ({
        name,
        in: 'query',
        description: choice.description,
        schema: { type: 'string', enum: choice.enum },
      })),
    ],
    ...(body && {
      requestBody: { required: who !== 'any', content: Object.fromEntries(types.map((type) => [type, media])) },
    }),
    responses: {
      [status]: {
        description: 'Done.',
        ...(gives && { content: { [giving]: { schema: ref(gives) } } }),
        ...(file && { content: { [file]: { schema: { type: 'string' } } } }),
      },
      ...problemAnswers(operation),
      default: {
        description: 'Any refusal.',
        content: { 'application/problem+json': { schema: ref('ProblemDetails') } },
      },
    },
  }
}

function make() {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sandtable',
      version: '1',
      description: 'Emergency drills. Every refusal is RFC 9457 problem details with a stable type.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: {
      schemas: schemas(),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'sandtable' },
        staffToken: { type: 'http', scheme: 'bearer', description: 'The token of POST /api/session.' },
        idToken: { type: 'http', scheme: 'bearer', description: 'An ID token of the issuer in GET /api/config.' },
        seatToken: { type: 'http', scheme: 'bearer', description: 'The token of POST /api/join/{code}.' },
      },
    },
  }
}

let made: ReturnType<typeof make> | undefined
/** The OpenAPI 3.1 description, made once from the schemas the door itself checks with. */
export function openapi(): ReturnType<typeof make> {
  made ??= make()
  return made
}
