import { type Account, type Issuer, startIssuer } from '../support/issuer.ts'
import type { Properties, Template } from './template.ts'

/** The staff of the runner's issuer: sign in with the name, any password will do. */
export const staff = {
  trainer: { name: '乌兰', role: 'trainer' },
  manager: { name: '巴特尔', role: 'manager' },
  evaluator: { name: '其其格', role: 'evaluator' },
} as const

/**
 * A real OpenID Connect issuer in the place of the one the template names: the stack's own user pool, whose tokens carry
 * groups, or another. Gives the addresses that stand for it in the template.
 */
export async function openIssuer(
  template: Template,
  site: string,
): Promise<Issuer & { readonly stands: readonly string[] }> {
  const authorizer = template.ofType('AWS::ApiGatewayV2::Authorizer')[0]
  const { Issuer: named, Audience } = (authorizer?.properties.JwtConfiguration ?? {}) as {
    Issuer: string
    Audience: string[]
  }
  const pool = template.ofType('AWS::Cognito::UserPool')[0]
  const groups = template.ofType('AWS::Cognito::UserPoolGroup').map(({ properties }) => properties.GroupName)
  const variables = template
    .ofType('AWS::Lambda::Function')
    .map(({ properties }) => (properties.Environment as { Variables?: Properties } | undefined)?.Variables)
    .find((each) => each?.SANDTABLE_ISSUER)
  const rolesClaim = String(variables?.SANDTABLE_ROLES_CLAIM)
  const accounts: Record<string, Account> = {}
  for (const [login, { name, role }] of Object.entries(staff)) {
    if (pool && !groups.includes(role)) throw new Error(`the pool has no group ${role}`)
    accounts[login] = { name, [rolesClaim]: [role], [String(variables?.SANDTABLE_ORG_CLAIM)]: 'main' }
  }
  accounts.visitor = { name: 'Visitor', [rolesClaim]: [] }
  const issuer = await startIssuer(site, accounts, {
    clientId: String(Audience[0]),
    scopes: String(variables?.SANDTABLE_SCOPE)
      .split(' ')
      .filter((scope) => !['openid', 'profile'].includes(scope)),
  })
  const domain = template.ofType('AWS::Cognito::UserPoolDomain')[0]
  const { region } = template.place
  return {
    ...issuer,
    stands: [named, ...(domain ? [`https://${domain.properties.Domain}.auth.${region}.amazoncognito.com`] : [])],
  }
}
