import { expect, test } from 'vitest'
import { idIn, resources, templateOf } from './template.ts'

const template = (settings = {}) => templateOf(settings)
const one = (type: string, settings = {}) => resources(template(settings), type)[0]?.[1].Properties

test('each path leads to its function, and only agents with a token reach the API of the desk', () => {
  const routes = resources(template(), 'AWS::ApiGatewayV2::Route').map(
    ([, { Properties }]) => [Properties.RouteKey, Properties.AuthorizationType] as const,
  )
  expect(Object.fromEntries(routes)).toEqual({
    'POST /in/{inbox}': 'NONE',
    'GET /chat/{inbox}': 'NONE',
    'OPTIONS /chat/{inbox}': 'NONE',
    'GET /chat/{inbox}/{proxy+}': 'NONE',
    'POST /chat/{inbox}/{proxy+}': 'NONE',
    'OPTIONS /chat/{inbox}/{proxy+}': 'NONE',
    'GET /v1/me': 'JWT',
    'GET /v1/me/work': 'JWT',
    'GET /v1/teams/{team}/queue': 'JWT',
    'GET /v1/conversations/{conversation}': 'JWT',
    'GET /v1/conversations/{conversation}/messages': 'JWT',
    'GET /v1/{proxy+}': 'JWT',
    'POST /v1/{proxy+}': 'JWT',
    'PUT /v1/{proxy+}': 'JWT',
    'PATCH /v1/{proxy+}': 'JWT',
    'POST /v1/attachments': 'JWT',
    'POST /v1/teams/{team}/take-next': 'JWT',
    'POST /v1/conversations/{conversation}/assign': 'JWT',
    'POST /v1/conversations/{conversation}/transfer': 'JWT',
    'POST /v1/conversations/{conversation}/resolve': 'JWT',
    'POST /v1/conversations/{conversation}/reopen': 'JWT',
    'POST /v1/tickets/{ticket}/transfer': 'JWT',
    'POST /v1/tickets/{ticket}/resolve': 'JWT',
    'POST /v1/tickets': 'JWT',
    'POST /v1/tickets/{proxy+}': 'JWT',
    'PUT /v1/tickets/{proxy+}': 'JWT',
    'PATCH /v1/tickets/{proxy+}': 'JWT',
    'GET /s/{survey}': 'NONE',
    'POST /s/{survey}': 'NONE',
    'GET /s/{survey}/unsubscribe': 'NONE',
    'POST /s/{survey}/unsubscribe': 'NONE',
  })
})

test('agents sign in at a user pool where nobody can register and no email changes unconfirmed', () => {
  expect(one('AWS::Cognito::UserPool')).toMatchObject({
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
  })
  const { JwtConfiguration } = one('AWS::ApiGatewayV2::Authorizer')
  expect(JwtConfiguration.Audience.map(idIn)).toEqual([
    resources(template(), 'AWS::Cognito::UserPoolClient')[0]?.[0],
  ])
})

test('a company with its own sign-in gets no user pool, and its tokens are accepted', () => {
  const own = { oidcIssuer: 'https://login.example.com', oidcAudience: 'desk' }
  expect(resources(template(own), 'AWS::Cognito::UserPool')).toEqual([])
  expect(one('AWS::ApiGatewayV2::Authorizer', own).JwtConfiguration).toEqual({
    Issuer: 'https://login.example.com',
    Audience: ['desk'],
  })
})

test('the console reaches the desk, its files and the company’s sign-in, and nothing else of the web', () => {
  const own = { oidcIssuer: 'https://login.example.com/staff', oidcAudience: 'desk' }
  const reached = (more = {}): string =>
    /connect-src[^;]*/.exec(
      JSON.stringify(one('AWS::CloudFront::ResponseHeadersPolicy', { ...own, ...more })),
    )?.[0] ?? ''
  expect(reached()).toMatch(/ https:\/\/login\.example\.com$/)
  expect(reached({ oidcOrigins: 'https://tokens.example.com' })).toMatch(
    / https:\/\/login\.example\.com https:\/\/tokens\.example\.com$/,
  )
  expect(reached()).not.toMatch(/https:( |$)/)
})

test("the API's log tells routes and outcomes, but no survey link and no caller's address", () => {
  const { Format } = one('AWS::ApiGatewayV2::Stage').AccessLogSettings
  expect(Format).toContain('$context.routeKey')
  expect(Format).not.toMatch(/path|sourceIp|userAgent|claims/)
})
