import { type FunctionPlan, functionOfArn } from './functions.ts'
import type { LocalValues } from './local-values.ts'
import { asFieldsOrEmpty, asList, asNumber, asText } from './shape.ts'
import { resourcesOf, type Template } from './template.ts'

export interface AuthorizerPlan {
  readonly issuer: string
  readonly audience: readonly string[]
}

/** A route of the HTTP API: `key` is as written, such as `GET /v1/{proxy+}` or `$default`. */
export interface RoutePlan {
  readonly key: string
  readonly functionName: string
  readonly timeoutMilliseconds: number
  readonly authorizer?: AuthorizerPlan
}

const readAuthorizer = (template: Template, values: LocalValues, id: string): AuthorizerPlan => {
  const properties = template.Resources[id]?.Properties ?? {}
  const kind = asText(properties.AuthorizerType, `${id} AuthorizerType`)
  if (kind !== 'JWT')
    throw new Error(
      `The authorizer ${id} is ${kind}, but only JWT is played: add it to local/gateway.`,
    )
  const jwt = asFieldsOrEmpty(values.resolve(properties.JwtConfiguration), id)
  return {
    issuer: asText(jwt.Issuer, `${id} Issuer`),
    audience: asList(jwt.Audience, `${id} Audience`).map(String),
  }
}

const readIntegration = (
  template: Template,
  values: LocalValues,
  functions: readonly FunctionPlan[],
  id: string,
) => {
  const properties = template.Resources[id]?.Properties ?? {}
  const address = asText(values.resolve(properties.IntegrationUri), `${id} IntegrationUri`)
  const format = asText(properties.PayloadFormatVersion ?? '', `${id} PayloadFormatVersion`)
  const target = functionOfArn(functions, address)
  if (!target || format !== '2.0')
    throw new Error(`The integration ${id} must call a function with format 2.0, got ${address}.`)
  const timeoutMilliseconds = asNumber(properties.TimeoutInMillis, 30_000, id)
  return { functionName: target.name, timeoutMilliseconds }
}

/** Every route of the template, bound to its function. */
export const readRoutes = (
  template: Template,
  values: LocalValues,
  functions: readonly FunctionPlan[],
): RoutePlan[] =>
  resourcesOf(template, 'AWS::ApiGatewayV2::Route').map(({ id, properties }) => {
    if (asList(properties.AuthorizationScopes, id).length > 0)
      throw new Error(`The route ${id} asks for scopes: add them to local/gateway/authorizer.ts.`)
    const target = asText(values.resolve(properties.Target), `${id} Target`)
    const integration = target.replace('integrations/', '')
    const kind = asText(properties.AuthorizationType ?? 'NONE', `${id} AuthorizationType`)
    const authorizer =
      kind === 'NONE'
        ? {}
        : {
            authorizer: readAuthorizer(
              template,
              values,
              asText(values.resolve(properties.AuthorizerId), id),
            ),
          }
    return {
      key: asText(properties.RouteKey, `${id} RouteKey`),
      ...readIntegration(template, values, functions, integration),
      ...authorizer,
    }
  })
