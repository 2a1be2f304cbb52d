import { GetParametersCommand, SSMClient } from '@aws-sdk/client-ssm'
import {
  BatchGetCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { vi } from 'vitest'
import type { Policy } from '../../src/desk/policy.ts'
import { settingNames } from '../../src/platform/names.ts'
import { table } from '../../src/platform/table.ts'

/** A desk that knows its policy and its secrets and nobody else, fast enough for tens of thousands of requests. */
export const deskOfMocks = (rules: Policy, secret: string): { readonly stored: unknown[] } => {
  const stored: unknown[] = []
  Object.assign(process.env, {
    [settingNames.table]: 'desk',
    [settingNames.parameterPrefix]: '/desk',
    [settingNames.pepperSecret]: 'pepper',
    [settingNames.publicUrl]: 'https://desk.example',
  })
  const dynamodb = mockClient(table)
  dynamodb.on(GetCommand).callsFake(({ Key }) => ({
    Item: Key.pk === 'policy' ? { version: 1, digest: 'one' } : undefined,
  }))
  dynamodb.on(QueryCommand).callsFake(({ ExpressionAttributeValues: values }) => ({
    Items:
      values[':pk'] === 'policy'
        ? Object.entries(rules).map(([part, value]) => ({ part, value }))
        : [],
  }))
  dynamodb.on(BatchGetCommand).resolves({ Responses: { desk: [] } })
  dynamodb.on(UpdateCommand).resolves({ Attributes: { count: 1 } })
  dynamodb.on(DeleteCommand).resolves({})
  dynamodb.on(PutCommand).callsFake(({ Item }) => {
    stored.push(Item)
    return {}
  })
  mockClient(SSMClient)
    .on(GetParametersCommand)
    .callsFake(({ Names: [name] }) => ({ Parameters: [{ Name: name, Value: secret }] }))
  return { stored }
}

/** What is written to the log goes here instead. */
export const logInto = (lines: string[]): void => {
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    lines.push(String(text))
    return true
  })
}
