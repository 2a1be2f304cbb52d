import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { settingNames } from './names.ts'
import { setting } from './settings.ts'

/** The client of the desk's one table. */
export const table = DynamoDBDocumentClient.from(new DynamoDBClient({}), {
  marshallOptions: { removeUndefinedValues: true },
})

export const tableName = (): string => setting(settingNames.table)
