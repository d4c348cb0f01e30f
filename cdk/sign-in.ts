import { Aws, CfnOutput, Duration, RemovalPolicy } from 'aws-cdk-lib'
import {
  AccountRecovery,
  CfnUserPoolGroup,
  ClientAttributes,
  Mfa,
  OAuthScope,
  StringAttribute,
  UserPool,
} from 'aws-cdk-lib/aws-cognito'
import type { Construct } from 'constructs'
import { answer } from './nag.ts'
import type { Settings } from './settings.ts'

/** An issuer as the rest of the stack needs to know it. */
export interface SignIn {
  readonly issuer: string
  readonly clientId: string
  readonly rolesClaim: string
  readonly orgClaim: string
  readonly scope: string
  /** Where the pages swap codes for tokens. */
  readonly connectTo: readonly string[]
}

const roles = { trainer: 'Launches and steers drills', manager: 'Reads reviews', evaluator: 'Judges what people do' }

/** People of the staff: a Cognito user pool of the stack's own, in which nobody can sign himself up. */
export function makePeople(scope: Construct, { stage, keep, region }: Settings) {
  const pool = new UserPool(scope, 'People', {
    selfSignUpEnabled: false,
    signInAliases: { email: true },
    accountRecovery: AccountRecovery.EMAIL_ONLY,
    passwordPolicy: {
      minLength: 12,
      requireLowercase: true,
      requireUppercase: true,
      requireDigits: true,
      requireSymbols: true,
      tempPasswordValidity: Duration.days(7),
    },
    mfa: Mfa.OPTIONAL,
    mfaSecondFactor: { otp: true, sms: false },
    standardAttributes: { fullname: { required: false, mutable: true } },
    customAttributes: { org: new StringAttribute({ mutable: true, maxLen: 64 }) },
    deletionProtection: keep,
    removalPolicy: keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  })
  answer(pool, {
    'AwsSolutions-COG2':
      'A second factor can be set up by everybody; who runs the pool decides when it is asked of all (docs/deploy.md).',
    'AwsSolutions-COG8': 'Threat protection costs by the user every month; nothing is to be paid while nobody drills.',
  })
  for (const [groupName, description] of Object.entries(roles))
    new CfnUserPoolGroup(scope, `Group-${groupName}`, { userPoolId: pool.userPoolId, groupName, description })
  // The account number makes the name one of its own in the region.
  const domainPrefix = `sandtable-${stage}-${Aws.ACCOUNT_ID}`
  pool.addDomain('Domain', { cognitoDomain: { domainPrefix } })
  const connectTo = [`https://${domainPrefix}.auth.${region}.amazoncognito.com`]

  /** The pages as a client of the pool: the code flow only, and no secret, since a browser keeps none. */
  const client = (site: string): SignIn => {
    const pages = pool.addClient('Pages', {
      generateSecret: false,
      preventUserExistenceErrors: true,
      authFlows: {},
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.PROFILE, OAuthScope.EMAIL],
        callbackUrls: [`${site}/signed-in`],
        logoutUrls: [`${site}/`],
      },
      idTokenValidity: Duration.minutes(10),
      accessTokenValidity: Duration.minutes(10),
      refreshTokenValidity: Duration.hours(1),
      // Nobody writes his own organisation.
      readAttributes: new ClientAttributes()
        .withStandardAttributes({ email: true, fullname: true })
        .withCustomAttributes('org'),
      writeAttributes: new ClientAttributes().withStandardAttributes({ fullname: true }),
    })
    new CfnOutput(scope, 'UserPool', { value: pool.userPoolId })
    return {
      issuer: pool.userPoolProviderUrl,
      clientId: pages.userPoolClientId,
      rolesClaim: 'cognito:groups',
      orgClaim: 'custom:org',
      scope: 'openid profile email',
      connectTo,
    }
  }

  return { connectTo, client }
}
