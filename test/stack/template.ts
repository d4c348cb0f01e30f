import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { attributeOf, referenceOf } from './names.ts'

/** A resource of the template with every intrinsic resolved, as CloudFormation would hand it to the service. */
export interface Resource {
  readonly id: string
  readonly type: string
  readonly properties: Properties
}
/** Resolved JSON of a template; who reads a property names the shape he expects. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }
export type Properties = { readonly [name: string]: Json }

interface Raw {
  readonly Resources: Readonly<Record<string, { Type: string; Properties?: Json; Condition?: string }>>
  readonly Outputs?: Readonly<Record<string, { readonly Value: Json }>>
  readonly Conditions?: Readonly<Record<string, Json>>
  readonly Parameters?: Readonly<Record<string, { readonly Default?: Json }>>
  readonly Mappings?: { readonly [map: string]: { readonly [key: string]: { readonly [name: string]: Json } } }
}

/** Where the stack would live. */
export interface Place {
  readonly account: string
  readonly region: string
  readonly partition: string
  readonly suffix: string
}

/** A stack as `cdk synth` wrote it: its resources with all references followed, and where its assets lie. */
export interface Template {
  readonly place: Place
  readonly resources: readonly Resource[]
  ofType(type: string): readonly Resource[]
  byId(id: string): Resource
  /** The resource whose ARN, or name, this is. */
  find(type: string, arnOrName: string, attribute?: string): Resource
  readonly outputs: Readonly<Record<string, Json>>
  /** The folder that an asset's key in the staging bucket was zipped from. */
  asset(key: string): string
}

/** Reads the one stack in a folder that `cdk synth` wrote. Throws for what it does not know: nothing is guessed. */
export function readTemplate(folder: string): Template {
  if (!existsSync(join(folder, 'manifest.json'))) {
    throw new Error(`nothing was synthesized into ${folder}: run npm test, or tsx test/stack/synth.ts first`)
  }
  const manifest = readJson(join(folder, 'manifest.json')) as {
    artifacts: Record<string, { type: string; environment?: string; properties?: { templateFile?: string } }>
  }
  const stack = Object.values(manifest.artifacts).find(({ type }) => type === 'aws:cloudformation:stack')
  const file = stack?.properties?.templateFile
  if (!file) throw new Error(`there is no stack in ${folder}`)
  const raw = readJson(join(folder, file)) as Raw
  const [, account = '', region = ''] = /^aws:\/\/(.+)\/(.+)$/.exec(stack?.environment ?? '') ?? []
  const china = region.startsWith('cn-')
  const place: Place = {
    account: /^\d+$/.test(account) ? account : '111122223333',
    region: /^[a-z]{2}-/.test(region) ? region : 'us-east-1',
    partition: china ? 'aws-cn' : 'aws',
    suffix: china ? 'amazonaws.com.cn' : 'amazonaws.com',
  }
  const resolve = makeResolver(raw, place)
  const resources = Object.entries(raw.Resources)
    .filter(([, { Condition }]) => Condition === undefined || resolve({ Condition }) === true)
    .map(([id, { Type, Properties = {} }]) => ({ id, type: Type, properties: resolve(Properties) as Properties }))
  return {
    place,
    resources,
    ofType: (type) => resources.filter((each) => each.type === type),
    byId: (id) =>
      known(
        resources.find((each) => each.id === id),
        id,
      ),
    find: (type, name, attribute = 'Arn') =>
      known(
        resources.find(
          (each) =>
            each.type === type && [attributeOf(each, attribute, place), referenceOf(each, place)].includes(name),
        ),
        `${type} ${name}`,
      ),
    outputs: Object.fromEntries(Object.entries(raw.Outputs ?? {}).map(([name, { Value }]) => [name, resolve(Value)])),
    asset: assetsOf(folder),
  }
}

/** Follows Ref, GetAtt, Join, Sub, Select, Split, If, conditions and maps to plain values. */
function makeResolver(raw: Raw, place: Place) {
  const pseudo: Readonly<Record<string, Json>> = {
    'AWS::AccountId': place.account,
    'AWS::Region': place.region,
    'AWS::Partition': place.partition,
    'AWS::URLSuffix': place.suffix,
    'AWS::StackName': 'sandtable',
    'AWS::StackId': `arn:${place.partition}:cloudformation:${place.region}:${place.account}:stack/sandtable/1`,
    'AWS::NotificationARNs': [],
  }
  const bare = (id: string) => {
    const found = known(raw.Resources[id], id)
    return { id, type: found.Type, properties: resolve(found.Properties ?? {}) as Properties }
  }
  const ref = (name: string): Json =>
    pseudo[name] ?? (raw.Parameters?.[name] ? (raw.Parameters[name].Default ?? '') : referenceOf(bare(name), place))
  const attribute = (id: string, name: string): Json => attributeOf(bare(id), name, place)
  const text = (value: Json) => String(resolve(value))
  const truth = (value: Json): boolean => resolve(value) === true || resolve(value) === 'true'

  const intrinsics: Readonly<Record<string, (of: never) => Json>> = {
    Ref: ref,
    'Fn::GetAtt': (of: string | [string, string]) =>
      typeof of === 'string' ? attribute(of.split('.')[0] ?? '', of.split('.').slice(1).join('.')) : attribute(...of),
    'Fn::Join': ([between, parts]: [string, Json]) => (resolve(parts) as Json[]).map(String).join(between),
    'Fn::Split': ([at, whole]: [string, Json]) => text(whole).split(at),
    'Fn::Select': ([index, list]: [Json, Json]) => (resolve(list) as Json[])[Number(text(index))] ?? '',
    'Fn::Sub': (of: string | [string, Record<string, Json>]) => {
      const [pattern, own] = typeof of === 'string' ? [of, {} as Record<string, Json>] : of
      return pattern.replace(/\$\{([^}]+)\}/g, (_, name: string) => {
        if (name.startsWith('!')) return `\${${name.slice(1)}}`
        if (own[name] !== undefined) return text(own[name])
        const [id = '', ...rest] = name.split('.')
        return String(rest.length > 0 ? attribute(id, rest.join('.')) : ref(id))
      })
    },
    'Fn::If': ([condition, yes, no]: [string, Json, Json]) => resolve(truth({ Condition: condition }) ? yes : no),
    'Fn::Equals': ([one, other]: [Json, Json]) => JSON.stringify(resolve(one)) === JSON.stringify(resolve(other)),
    'Fn::And': (all: Json[]) => all.every(truth),
    'Fn::Or': (all: Json[]) => all.some(truth),
    'Fn::Not': ([one]: [Json]) => !truth(one),
    'Fn::FindInMap': ([map, key, name]: [string, Json, Json]) =>
      known(raw.Mappings?.[map]?.[text(key)]?.[text(name)], `${map}.${text(key)}.${text(name)}`),
    Condition: (name: string) => truth(known(raw.Conditions?.[name], name)),
  }

  function resolve(value: Json): Json {
    if (Array.isArray(value)) return value.filter(given).map(resolve)
    if (value === null || typeof value !== 'object') return value
    const [[name, of] = [''], ...others] = Object.entries(value)
    const intrinsic = others.length === 0 ? intrinsics[name] : undefined
    // A policy's own `Condition` is an object, not the name of one.
    if (intrinsic && (name !== 'Condition' || typeof of === 'string')) return intrinsic(of as never)
    if (name.startsWith('Fn::')) throw new Error(`the runner does not know ${name}`)
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, each]) => given(each))
        .map(([key, each]) => [key, resolve(each)]),
    )
  }
  return resolve
}

/** `AWS::NoValue` leaves out what it stands for. */
const given = (value: Json) => JSON.stringify(value) !== '{"Ref":"AWS::NoValue"}'

function assetsOf(folder: string) {
  const files = readdirSync(folder).filter((name) => name.endsWith('.assets.json'))
  const sources = new Map<string, string>()
  for (const name of files) {
    const { files: assets = {} } = readJson(join(folder, name)) as {
      files?: Record<string, { source: { path: string }; destinations: Record<string, { objectKey: string }> }>
    }
    for (const { source, destinations } of Object.values(assets))
      for (const { objectKey } of Object.values(destinations)) sources.set(objectKey, join(folder, source.path))
  }
  return (key: string) => {
    const path = known(sources.get(key), `asset ${key}`)
    if (!existsSync(path)) throw new Error(`${path} is not there: synthesize again`)
    return path
  }
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

function known<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`the template has no ${name}`)
  return value
}
