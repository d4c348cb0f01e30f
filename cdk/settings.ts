import type { Node } from 'constructs'

/** What a deployment is told with `-c name=value` or in `cdk.json`; every one has a sensible default or is optional. */
export interface Settings {
  readonly stage: string
  readonly region: string
  readonly account?: string
  readonly partition: 'aws' | 'aws-cn'
  /** Data outlive the stack: table, people and pages are kept when it is destroyed. */
  readonly keep: boolean
  /** The one organisation of this installation; undefined: each person's token names one. */
  readonly org?: string
  /** An OpenID Connect issuer; undefined: the stack makes a Cognito user pool. */
  readonly issuer?: {
    readonly url: string
    readonly clientId: string
    readonly rolesClaim: string
    readonly orgClaim: string
    readonly scope: string
    /** Origins that browsers swap codes at. */
    readonly connectTo: readonly string[]
  }
  /** `cloudfront`: pages from S3 through CloudFront. `api`: pages from the API itself, where there is no CloudFront. */
  readonly web: 'cloudfront' | 'api'
  readonly domain?: {
    readonly name: string
    /** ARN: of ACM in us-east-1 for CloudFront, of ACM in the stack's region for `api`. */
    readonly certificate: string
    readonly zone?: { readonly id: string; readonly name: string }
  }
  readonly alarmEmail?: string
  /** US$ a month; a mail goes out at 80 % and when it will be exceeded. */
  readonly budget?: number
  readonly tags: Readonly<Record<string, string>>
  readonly architecture: 'arm64' | 'x86_64'
  readonly runtime?: string
  readonly logDays: number
  /** An account pays for its fourth dashboard and further ones. */
  readonly dashboard: boolean
  /** X-Ray: an account pays for its 100,001st trace of a month and further ones. */
  readonly traces: boolean
  readonly pingMs: number
}

/** A setting that cannot be; the sentence says what to do. */
export class SettingError extends Error {
  override readonly name = 'SettingError'
}

/** Reads the context. Throws `SettingError` for what would only fail while deploying, or later in use. */
export function readSettings(node: Node, env: Readonly<Record<string, string | undefined>> = {}): Settings {
  const text = (name: string): string | undefined => {
    const value: unknown = node.tryGetContext(name)
    return value === undefined || value === '' ? undefined : String(value)
  }
  const number = (name: string): number | undefined => {
    const value = text(name)
    if (value === undefined) return undefined
    if (!(Number(value) > 0)) throw new SettingError(`${name} must be a number above 0, not “${value}”`)
    return Number(value)
  }
  const oneOf = <T extends string>(name: string, known: readonly T[]): T | undefined => {
    const value = text(name)
    const found = known.find((each) => each === value)
    if (value !== undefined && !found)
      throw new SettingError(`${name} must be one of ${known.join(', ')}, not “${value}”`)
    return found
  }

  const region = text('region') ?? env.CDK_DEFAULT_REGION ?? env.AWS_REGION ?? 'eu-central-1'
  const china = region.startsWith('cn-')
  const stage = text('stage') ?? 'dev'
  if (!/^[a-z][a-z0-9]{0,11}$/.test(stage))
    throw new SettingError(`stage must be 1 to 12 of a-z and 0-9, a letter first, not “${stage}”`)
  const org = text('org') ?? 'main'
  if (org !== 'claim' && !/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u.test(org))
    throw new SettingError(`org must be letters, digits, “.”, “_” or “-”, or the word claim, not “${org}”`)

  const issuer = issuerOf(text)
  if (china && !issuer)
    throw new SettingError(
      'Cognito has no user pools in the regions of China: name an issuer, -c issuer=https://… -c clientId=…',
    )
  const web = oneOf('web', ['cloudfront', 'api']) ?? (china ? 'api' : 'cloudfront')
  const name = text('domain')
  const certificate = text('certificate')
  if (name && !certificate) throw new SettingError('a domain needs a certificate: -c certificate=arn:…')
  const zoneId = text('zoneId')
  const zoneName = text('zoneName')
  if ((zoneId === undefined) !== (zoneName === undefined)) throw new SettingError('zoneId and zoneName go together')
  const budget = number('budget')
  const alarmEmail = text('alarmEmail')
  if (budget !== undefined && !alarmEmail) throw new SettingError('a budget needs somebody to tell: -c alarmEmail=…')
  return {
    stage,
    region,
    account: text('account') ?? env.CDK_DEFAULT_ACCOUNT,
    partition: china ? 'aws-cn' : 'aws',
    keep: (oneOf('keep', ['yes', 'no']) ?? (stage === 'prod' ? 'yes' : 'no')) === 'yes',
    org: org === 'claim' ? undefined : org,
    issuer,
    web,
    domain:
      name && certificate
        ? { name, certificate, ...(zoneId && zoneName && { zone: { id: zoneId, name: zoneName } }) }
        : undefined,
    alarmEmail,
    budget,
    tags: tagsOf(text('tags')),
    architecture: oneOf('architecture', ['arm64', 'x86_64']) ?? 'arm64',
    runtime: text('runtime'),
    logDays: number('logDays') ?? (stage === 'prod' ? 90 : 14),
    dashboard: (oneOf('dashboard', ['yes', 'no']) ?? 'yes') === 'yes',
    traces: (oneOf('traces', ['yes', 'no']) ?? 'yes') === 'yes',
    pingMs: number('pingMs') ?? 180_000,
  }
}

function issuerOf(text: (name: string) => string | undefined): Settings['issuer'] {
  const url = text('issuer')
  const clientId = text('clientId')
  if (!url && !clientId) return undefined
  if (!url || !clientId) throw new SettingError('issuer and clientId go together')
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:')
    throw new SettingError(`issuer must be an https address, not “${url}”`)
  const connectTo = text('tokenOrigin') ?? new URL(url).origin
  return {
    url,
    clientId,
    rolesClaim: text('rolesClaim') ?? 'roles',
    orgClaim: text('orgClaim') ?? 'org',
    scope: text('scope') ?? 'openid profile',
    connectTo: connectTo.split(/[ ,]+/),
  }
}

/** `owner=emergency-office,cost=1234` */
function tagsOf(text: string | undefined): Record<string, string> {
  const pairs = (text ?? '').split(',').filter(Boolean)
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', value] = pair.split('=')
      if (!name || value === undefined) throw new SettingError(`tags must be name=value,name=value, not “${text}”`)
      return [name.trim(), value.trim()]
    }),
  )
}
