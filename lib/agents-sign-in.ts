import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import type { IHttpRouteAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { AccountRecovery, OAuthScope, UserPool, type UserPoolClient } from 'aws-cdk-lib/aws-cognito'
import { Construct } from 'constructs'
import { resourceNames } from '../src/platform/names.ts'
import type { DeskSettings } from './settings.ts'

export interface AgentsSignInProps {
  readonly settings: DeskSettings
  /** Where agents come back to once they are signed in, with a slash at the end. */
  readonly consoleUrl: string
}

/** Where Cognito's own pages stand. A prefix belongs to one pool of a region, in all accounts. */
const domainPrefix = (scope: Construct, { stage }: DeskSettings): string =>
  `warmline-${stage}-${Stack.of(scope).account}`

/** What of the web the console reaches to sign in. A company's own issuer may give out tokens elsewhere: it says where. */
export const signInOrigins = (scope: Construct, settings: DeskSettings): readonly string[] => {
  const { oidc } = settings
  if (oidc !== undefined) return [new URL(oidc.issuer).origin, ...oidc.origins]
  const { region } = Stack.of(scope)
  return [
    `https://cognito-idp.${region}.amazonaws.com`,
    `https://${domainPrefix(scope, settings)}.auth.${region}.amazoncognito.com`,
  ]
}

/**
 * How agents prove who they are: the company's own OpenID Connect issuer, or a Cognito user pool where an
 * administrator makes each login.
 */
export class AgentsSignIn extends Construct {
  readonly authorizer: IHttpRouteAuthorizer
  /** The issuer's address, below which OpenID Connect finds all else. */
  readonly authority: string
  readonly clientId: string

  constructor(scope: Construct, id: string, props: AgentsSignInProps) {
    super(scope, id)
    const { oidc } = props.settings
    const { issuer, audience } = oidc ?? this.#userPool(props)
    this.authority = issuer
    this.clientId = audience
    this.authorizer = new HttpJwtAuthorizer('Agents', issuer, { jwtAudience: [audience] })
  }

  #userPool({ settings, consoleUrl }: AgentsSignInProps): { issuer: string; audience: string } {
    const pool = new UserPool(this, 'Agents', {
      userPoolName: resourceNames(settings.stage).stack,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      autoVerify: { email: true },
      // The email says which agent it is: a new one counts only once its owner has confirmed it.
      keepOriginal: { email: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: { minLength: 12 },
      deletionProtection: settings.onRemoval === RemovalPolicy.RETAIN,
      removalPolicy: settings.onRemoval,
    })
    pool.addDomain('Pages', { cognitoDomain: { domainPrefix: domainPrefix(this, settings) } })
    const client = this.#client(pool, consoleUrl)
    new CfnOutput(Stack.of(this), 'UserPoolId', { value: pool.userPoolId })
    new CfnOutput(Stack.of(this), 'UserPoolClientId', { value: client.userPoolClientId })
    return { issuer: pool.userPoolProviderUrl, audience: client.userPoolClientId }
  }

  #client(pool: UserPool, consoleUrl: string): UserPoolClient {
    return pool.addClient('Desk', {
      // Passwords travel only inside SRP, or from somebody with AWS credentials (docs/deploy.md).
      authFlows: { userSrp: true, adminUserPassword: true },
      // A browser keeps no secret: it proves by PKCE that who asked is who fetches (RFC 7636).
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: [consoleUrl],
        logoutUrls: [consoleUrl],
      },
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
      idTokenValidity: Duration.hours(1),
      accessTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.days(1),
    })
  }
}
