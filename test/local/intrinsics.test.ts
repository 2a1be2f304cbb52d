import { describe, expect, it } from 'vitest'
import { createLocalValues } from '../../local/assembly/local-values.ts'
import type { Template } from '../../local/assembly/template.ts'
import { shortName } from '../../local/assembly/template.ts'

const placeholder = (name: string) => `$\{${name}}`
const substitute = (name: string, after: string) => ({ 'Fn::Sub': `${placeholder(name)}${after}` })

const template: Template = {
  Parameters: { Version: { Default: '7' } },
  Conditions: { IsLocal: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] } },
  Mappings: { Sizes: { 'eu-west-1': { queue: 3 } } },
  Resources: {
    Table: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'desk' } },
    Queue: {
      Type: 'AWS::SQS::Queue',
      Properties: { QueueName: substitute('AWS::StackName', '-q') },
    },
    Bucket9: { Type: 'AWS::S3::Bucket' },
    Api: { Type: 'AWS::ApiGatewayV2::Api' },
    Pool: { Type: 'AWS::Cognito::UserPool' },
  },
}

const { resolve } = createLocalValues(template, {
  stackName: 'small',
  region: 'eu-west-1',
  account: '000000000000',
  deskUrl: 'http://127.0.0.1:8787',
  queuesUrl: 'http://127.0.0.1:9000',
})

describe('what the template refers to', () => {
  it('is a local name, address or ARN', () => {
    expect(resolve({ Ref: 'Table' })).toBe('desk')
    expect(resolve({ Ref: 'Queue' })).toBe('http://127.0.0.1:9000/000000000000/small-q')
    expect(resolve({ 'Fn::GetAtt': ['Queue', 'Arn'] })).toBe(
      'arn:aws:sqs:eu-west-1:000000000000:small-q',
    )
    expect(resolve({ 'Fn::GetAtt': 'Queue.QueueName' })).toBe('small-q')
    expect(resolve({ Ref: 'Bucket9' })).toBe('small-bucket9')
    expect(resolve({ 'Fn::GetAtt': ['Bucket9', 'Arn'] })).toBe('arn:aws:s3:::small-bucket9')
    expect(resolve({ 'Fn::GetAtt': ['Table', 'StreamArn'] })).toContain('table/desk/stream/')
    expect(resolve({ Ref: 'Version' })).toBe('7')
  })

  it('is this desk’s address, however the template puts the API’s together', () => {
    const joined = {
      'Fn::Join': [
        '',
        [
          'https://',
          { Ref: 'Api' },
          '.execute-api.',
          { Ref: 'AWS::Region' },
          '.',
          { Ref: 'AWS::URLSuffix' },
          '/s',
        ],
      ],
    }
    expect(resolve({ 'Fn::GetAtt': ['Api', 'ApiEndpoint'] })).toBe('http://127.0.0.1:8787')
    expect(resolve(joined)).toBe('http://127.0.0.1:8787/s')
    expect(resolve({ 'Fn::GetAtt': ['Pool', 'ProviderURL'] })).toBe(
      'http://127.0.0.1:8787/_local/issuer',
    )
  })

  it('follows joins, splits, conditions, maps and substitutions inside one another', () => {
    const split = { 'Fn::Split': [':', { 'Fn::GetAtt': ['Queue', 'Arn'] }] }
    expect(resolve({ name: [{ 'Fn::Select': [5, split] }] })).toEqual({ name: ['small-q'] })
    expect(resolve({ 'Fn::If': ['IsLocal', { Ref: 'Table' }, 'no'] })).toBe('desk')
    expect(resolve({ a: { Ref: 'AWS::NoValue' }, b: [{ Ref: 'AWS::NoValue' }, 1] })).toEqual({
      b: [1],
    })
    expect(resolve({ 'Fn::FindInMap': ['Sizes', { Ref: 'AWS::Region' }, 'queue'] })).toBe(3)
    expect(resolve(substitute('Table', '/x'))).toBe('desk/x')
    const withOwn = { 'Fn::Sub': [`${placeholder('own')}/${placeholder('!left')}`, { own: 'x' }] }
    expect(resolve(withOwn)).toBe(`x/${placeholder('left')}`)
    expect(resolve({ 'Fn::Base64': 'ab' })).toBe('YWI=')
  })

  it('is refused by name when it has no local meaning or is not defined', () => {
    expect(() => resolve({ 'Fn::ImportValue': 'x' })).toThrow(
      'Fn::ImportValue has no local meaning',
    )
    expect(() => resolve({ Ref: 'Nothing' })).toThrow('Nothing, which it does not define')
  })

  it('is called by a readable name', () => {
    expect(shortName('WebhooksA50342DA')).toBe('Webhooks')
    expect(shortName('ClockFunction0B30495F')).toBe('Clock')
    expect(shortName('Function0B30495F')).toBe('Function')
  })
})
