import type { AnswerName } from './openapi-answers.ts'
import { improveOperations } from './openapi-improve.ts'
import { judgeOperations, type judgeRequests } from './openapi-judge.ts'
import { reportOperations, type reportRequests } from './openapi-report.ts'
import { standardOperations, type standardRequests } from './openapi-standards.ts'
import type { ProblemWord } from './problems.ts'

/** Who may call. `any` is a seat or staff; `issuer` somebody with a token of the issuer. */
export type Caller = 'everybody' | 'staff' | 'trainer' | 'manager' | 'seat' | 'any' | 'issuer'
export type RequestName =
  | 'SessionRequest'
  | 'ScenarioSource'
  | 'CreateDrillRequest'
  | 'TrainerCommand'
  | 'JoinRequest'
  | 'SeatSeen'
  | 'SeatAction'
  | 'TicketRequest'
  | keyof typeof judgeRequests
  | keyof typeof standardRequests
  | keyof typeof reportRequests
  | 'MakeActionRequest'
  | 'ActionChange'
  | 'SubjectRequest'
  | 'RehearsalRequest'

/** One call of the contract. */
export interface Operation {
  readonly method: 'get' | 'post' | 'delete'
  readonly path: string
  readonly id: string
  readonly summary: string
  readonly who: Caller
  /** A description is of a whole number; of anything else as `{text}`. */
  readonly query?: Readonly<Record<string, string | { readonly text: string }>>
  /** Query words that are one of a few. */
  readonly choices?: Readonly<Record<string, { readonly description: string; readonly enum: readonly string[] }>>
  /** The media type of a file; without it the answer is JSON. */
  readonly file?: string
  readonly body?: RequestName
  readonly example?: unknown
  readonly status: number
  readonly gives?: AnswerName
  /** JSON unless said otherwise. */
  readonly media?: string
  readonly problems?: readonly ProblemWord[]
}

const version = { version: 'A version number; the newest without it.' }
const labels = {
  lang: { description: 'The language of the labels; else that of Accept-Language.', enum: ['zh', 'en'] },
}
const since = { since: 'Only what comes after this number; 0 for all.' }
const standardOf = { standard: 'A version of the scoring standard; without it, the one the drill was launched under.' }
const uuid = '0b5c8f5e-6a6f-4d5c-9d2e-3f1d2f5f7a10'
type More = Partial<Omit<Operation, 'method' | 'path' | 'id' | 'summary' | 'who'>>
const get = (
  path: string,
  id: string,
  who: Caller,
  summary: string,
  gives: AnswerName,
  more: More = {},
): Operation => ({
  method: 'get',
  path,
  id,
  who,
  summary,
  status: 200,
  gives,
  ...more,
})
const post = (
  path: string,
  id: string,
  who: Caller,
  summary: string,
  [body, status, gives]: readonly [RequestName, number, AnswerName],
  more: More = {},
): Operation => ({ method: 'post', path, id, who, summary, body, status, gives, ...more })

const scenarioFile = (tail: string, id: string, summary: string, file: string): Operation => ({
  method: 'get',
  path: `/api/scenarios/{id}${tail}`,
  id,
  who: 'staff',
  summary,
  status: 200,
  file,
  query: version,
  choices: labels,
  problems: ['not-found', 'invalid-request'],
})

/** Every call, in the order people meet them. */
export const operations: readonly Operation[] = [
  get('/api/health', 'health', 'everybody', 'Is the server up?', 'Health'),
  get('/api/time', 'time', 'everybody', "The server's clock.", 'Time'),
  post(
    '/api/session',
    'signIn',
    'everybody',
    'Swap a key for a session; the token also comes as an HttpOnly cookie.',
    ['SessionRequest', 200, 'Session'],
    { problems: ['wrong-key', 'cross-site'] },
  ),
  get('/api/config', 'config', 'everybody', 'How staff sign in here.', 'Config'),
  {
    method: 'post',
    path: '/api/session/oidc',
    id: 'signInWithIssuer',
    who: 'issuer',
    summary: "Swap an ID token of the server's issuer for a session; no body.",
    status: 200,
    gives: 'Session',
    problems: ['no-staff-role', 'no-organisation', 'cross-site'],
  },
  get('/api/session', 'whoAmI', 'staff', 'Who am I?', 'WhoAmI'),
  { method: 'delete', path: '/api/session', id: 'signOut', who: 'everybody', summary: 'Sign out.', status: 204 },
  get(
    '/api/scales',
    'scales',
    'staff',
    'Warning colour, incident grade, response level, and their criteria.',
    'Scales',
  ),
  get('/api/scenarios', 'listScenarios', 'staff', 'The library of scenarios.', 'ScenarioList'),
  get('/api/scenarios/{id}', 'getScenario', 'staff', 'One version of a scenario, with its chart.', 'Scenario', {
    query: version,
    problems: ['not-found', 'invalid-request'],
  }),
  post(
    '/api/scenarios',
    'putScenario',
    'trainer',
    'Add a scenario pack, YAML or JSON, as a new version; 200 and `already` where the newest has this very content.',
    ['ScenarioSource', 201, 'StoredScenario'],
    { problems: ['bad-scenario'] },
  ),
  {
    ...scenarioFile('.yaml', 'downloadScenario', 'A version as one YAML file.', 'application/yaml'),
    choices: {},
  },
  scenarioFile('/machine.js', 'downloadCode', 'Its machine as createMachine({…}) code.', 'text/javascript'),
  scenarioFile('/machine.mmd', 'downloadMermaid', 'Its machine as a Mermaid stateDiagram-v2.', 'text/plain'),
  scenarioFile('/machine.scxml', 'downloadScxml', 'Its machine as SCXML.', 'application/scxml+xml'),
  get(
    '/api/scenarios/{id}/routes',
    'routes',
    'staff',
    'The routes through its branches, found by playing them.',
    'Routes',
    {
      query: version,
      problems: ['not-found', 'invalid-request'],
    },
  ),
  post(
    '/api/scenarios/{id}/rehearsals',
    'rehearse',
    'staff',
    'Let robots play it: the log and the score. Nothing is stored.',
    ['RehearsalRequest', 200, 'Rehearsal'],
    {
      example: { policy: 'perfect', roles: { SUM: 'slow' }, plays: { 'order-evacuation': 'not-done' }, seed: 1 },
      problems: ['not-found', 'unknown-role', 'unknown-expected'],
    },
  ),
  post('/api/scenarios/{id}/check', 'checkScenario', 'staff', 'The problems of a pack; nothing is stored.', [
    'ScenarioSource',
    200,
    'Check',
  ]),
  post(
    '/api/drills',
    'createDrill',
    'trainer',
    'Make a drill. With your own id a retry is safe.',
    ['CreateDrillRequest', 201, 'CreatedDrill'],
    {
      example: { id: uuid, scenario: 'grassland-fire', rate: 4 },
      problems: [
        'not-found',
        'no-such-moment',
        'other-drill',
        'unknown-scenario',
        'id-taken',
        'unknown-action',
        'action-not-done',
        'verification-unfit',
        'unknown-subject',
      ],
    },
  ),
  get('/api/drills', 'listDrills', 'staff', 'The drills of the organisation.', 'DrillList'),
  get('/api/drills/{id}', 'getDrill', 'staff', 'A drill: seats, clock, where the story stands.', 'Drill', {
    problems: ['not-found'],
  }),
  get('/api/drills/{id}/log', 'getLog', 'staff', 'The commits after n.', 'Commits', {
    query: since,
    problems: ['not-found'],
  }),
  post(
    '/api/drills/{id}/commands',
    'command',
    'trainer',
    'Steer a drill. The same id is the same command.',
    ['TrainerCommand', 202, 'Receipt'],
    {
      example: { id: uuid, type: 'set-rate', rate: 10 },
      problems: ['not-found', 'drill-ended', 'not-started', 'command-changed'],
    },
  ),
  get('/api/drills/{id}/review', 'getReview', 'staff', 'The after-action review.', 'Review', {
    query: standardOf,
    problems: ['not-found', 'unknown-standard'],
  }),
  get('/api/drills/{id}/review.json', 'downloadReview', 'staff', 'The review as a file.', 'Review', {
    query: standardOf,
    problems: ['not-found', 'unknown-standard'],
  }),
  ...improveOperations,
  ...standardOperations,
  get('/api/join/{code}', 'joinInfo', 'everybody', 'What a join code opens, and its roles.', 'JoinInfo', {
    problems: ['wrong-code', 'too-many-guesses'],
  }),
  post(
    '/api/join/{code}',
    'join',
    'everybody',
    'Take a seat. With your own id a retry gets the same seat.',
    ['JoinRequest', 201, 'Joined'],
    {
      example: { id: uuid, name: '乌兰', role: 'DUTY' },
      problems: ['wrong-code', 'lobby-locked', 'role-not-open', 'too-many-guesses'],
    },
  ),
  get('/api/seat', 'getSeat', 'seat', 'My role card, clauses and forms, and the clock.', 'Seat'),
  get('/api/seat/frames', 'getFrames', 'seat', 'My frames after k.', 'Frames', { query: since }),
  post('/api/seat/seen', 'seen', 'seat', 'I have opened this inject.', ['SeatSeen', 202, 'Receipt'], {
    example: { k: 3 },
    problems: ['unknown-message'],
  }),
  post(
    '/api/seat/actions',
    'act',
    'seat',
    'I act. The receipt is durable; the outcome comes as a frame or below.',
    ['SeatAction', 202, 'Receipt'],
    {
      example: { id: uuid, form: 'report-up', inReplyTo: 3, to: ['CMD'], fields: { content: '…' } },
      problems: ['drill-ended', 'command-changed'],
    },
  ),
  get('/api/seat/actions/{id}', 'outcome', 'seat', 'What became of my action.', 'ActionOutcome', {
    problems: ['not-found'],
  }),
  ...judgeOperations,
  ...reportOperations,
  post(
    '/api/tickets',
    'ticket',
    'any',
    'A single-use ticket, good for 30 s, for the WebSocket /api/socket?ticket=…; a seat sends no body.',
    ['TicketRequest', 200, 'Ticket'],
    { problems: ['not-found', 'seat-removed'] },
  ),
]
