import type { Json, Resource, Template } from './template.ts'

/** What somebody asks to do, and what is known about it: condition keys in lower case, each with its values. */
export interface Ask {
  /** `service:Action` */
  readonly action: string
  /** An ARN. */
  readonly resource: string
  readonly context?: Readonly<Record<string, readonly string[]>>
}

export interface Statement {
  readonly Effect: 'Allow' | 'Deny'
  readonly Action: string | readonly string[]
  readonly Resource: string | readonly string[]
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>
}

/** The whole of what a role may do: every inline policy of its own, every policy attached to it. Managed ones are refused. */
export function statementsOf(role: Resource, template: Template): readonly Statement[] {
  if (role.properties.ManagedPolicyArns) throw new Error(`the runner does not know the managed policies of ${role.id}`)
  const name = role.properties.RoleName ?? `sandtable-${role.id}`
  const attached = template
    .ofType('AWS::IAM::Policy')
    .filter(({ properties }) => (properties.Roles as readonly Json[] | undefined)?.includes(name))
    .map(({ properties }) => properties)
  const own = (role.properties.Policies ?? []) as readonly { PolicyDocument: Json }[]
  return [...own, ...attached].flatMap(
    ({ PolicyDocument }) => (PolicyDocument as unknown as { Statement: readonly Statement[] }).Statement,
  )
}

/** IAM's rule: a Deny that fits wins, else an Allow that fits is needed. */
export function allows(statements: readonly Statement[], ask: Ask): boolean {
  const fitting = statements.filter((each) => fits(each, ask))
  return fitting.some(({ Effect }) => Effect === 'Allow') && !fitting.some(({ Effect }) => Effect === 'Deny')
}

function fits({ Action, Resource, Condition = {}, ...others }: Statement, { action, resource, context = {} }: Ask) {
  for (const name of Object.keys(others))
    if (!['Effect', 'Sid', 'Principal'].includes(name))
      throw new Error(`the runner does not know ${name} of a statement`)
  return (
    list(Action).some((each) => like(each.toLowerCase(), action.toLowerCase())) &&
    list(Resource).some((each) => like(each, resource)) &&
    Object.entries(Condition).every(([operator, tests]) =>
      Object.entries(tests).every(([key, wanted]) => holds(operator, context[key.toLowerCase()] ?? [], list(wanted))),
    )
  )
}

const comparisons: Readonly<Record<string, (wanted: string, value: string) => boolean>> = {
  StringLike: like,
  StringEquals: (wanted, value) => wanted === value,
  ArnLike: like,
  Bool: (wanted, value) => wanted.toLowerCase() === value.toLowerCase(),
}

/** An operator that is not known stops the runner: a condition nobody checks is worse than none. */
function holds(operator: string, values: readonly string[], wanted: readonly string[]): boolean {
  const [, set, name = ''] = /^(?:(ForAllValues|ForAnyValue):)?(\w+)$/.exec(operator) ?? []
  const compare = comparisons[name]
  if (!compare) throw new Error(`the runner does not know the condition ${operator}`)
  const one = (value: string) => wanted.some((each) => compare(each, value))
  // All of no values is true, as in IAM.
  return set === 'ForAllValues' ? values.every(one) : values.some(one)
}

const list = (value: string | readonly string[]) => (typeof value === 'string' ? [value] : value)

/** IAM's wildcards: `*` any number of characters, `?` one. */
export function like(pattern: string, value: string): boolean {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(value)
}
