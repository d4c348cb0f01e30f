import { readSignIn, type SignInSettings } from '../core/issuer.ts'

/** What the stack tells a function; all it needs to know is here and in its role. */
export interface Environment {
  readonly table: string
  /** A DynamoDB-compatible server other than AWS's own. */
  readonly tableEndpoint?: string
  /** Where people reach the pages, e.g. `https://drill.example.cn`. */
  readonly site: string
  /** The queue that brings a drill back at a time, and again after a failure. */
  readonly queue?: string
  readonly queueEndpoint?: string
  /** Where messages to sockets are posted: `https://<api>.execute-api.<region>.<suffix>/<stage>`. */
  readonly connections?: string
  /** Where browsers open their sockets: `wss://…`. */
  readonly sockets?: string
  readonly signIn?: SignInSettings
  /** After how long a silence a client should ping, wall ms: each ping is a message that is paid for. */
  readonly pingEvery: number
  readonly stage: string
}

type Variables = Readonly<Record<string, string | undefined>>

/** Reads the environment; a variable that every function needs and has not got is a broken deployment. */
export function readEnvironment(env: Variables): Environment {
  const must = (name: string) => {
    const value = env[name]
    if (!value) throw new Error(`${name} is not set`)
    return value
  }
  return {
    table: must('SANDTABLE_TABLE'),
    tableEndpoint: env.DYNAMODB_ENDPOINT || env.AWS_ENDPOINT_URL_DYNAMODB || undefined,
    site: must('SANDTABLE_URL'),
    queue: env.SANDTABLE_QUEUE || undefined,
    queueEndpoint: env.AWS_ENDPOINT_URL_SQS || undefined,
    connections: env.SANDTABLE_CONNECTIONS || undefined,
    sockets: env.SANDTABLE_SOCKETS || undefined,
    signIn: readSignIn(env),
    pingEvery: Number(env.SANDTABLE_PING_MS || 180_000),
    stage: env.SANDTABLE_STAGE || 'dev',
  }
}
