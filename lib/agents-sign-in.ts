import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import type { IHttpRouteAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { AccountRecovery, UserPool, type UserPoolClient } from 'aws-cdk-lib/aws-cognito'
import { Construct } from 'constructs'
import { resourceNames } from '../src/platform/names.ts'
import type { DeskSettings } from './settings.ts'

export interface AgentsSignInProps {
  readonly settings: DeskSettings
}

/**
 * How agents prove who they are: the company's own OpenID Connect issuer, or a Cognito user pool where an
 * administrator makes each login.
 */
export class AgentsSignIn extends Construct {
  readonly authorizer: IHttpRouteAuthorizer

  constructor(scope: Construct, id: string, props: AgentsSignInProps) {
    super(scope, id)
    const { oidc } = props.settings
    const { issuer, audience } = oidc ?? this.#userPool(props.settings)
    this.authorizer = new HttpJwtAuthorizer('Agents', issuer, { jwtAudience: [audience] })
  }

  #userPool(settings: DeskSettings): { issuer: string; audience: string } {
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
    const client = this.#client(pool)
    new CfnOutput(Stack.of(this), 'UserPoolId', { value: pool.userPoolId })
    new CfnOutput(Stack.of(this), 'UserPoolClientId', { value: client.userPoolClientId })
    return { issuer: pool.userPoolProviderUrl, audience: client.userPoolClientId }
  }

  #client(pool: UserPool): UserPoolClient {
    return pool.addClient('Desk', {
      // Passwords travel only inside SRP, or from somebody with AWS credentials (docs/deploy.md).
      authFlows: { userSrp: true, adminUserPassword: true },
      disableOAuth: true,
      preventUserExistenceErrors: true,
      idTokenValidity: Duration.hours(1),
      accessTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.days(1),
    })
  }
}
