import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import { tableName } from '../../platform/table.ts'

type Action = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

/** One action of a commit, with the name by which a failed condition is reported. */
export interface Part {
  readonly name: PartName
  readonly action: Action
}

/** Which condition did not hold: the caller reloads, or knows that it was done already. */
export type PartName =
  | 'head'
  | 'filed'
  | 'once'
  | 'load'
  | 'message'
  | 'event'
  | 'thread'
  | 'customer'
  | 'identity'
  | 'surveyed'
  | 'mention'
  | 'note'
  | 'watched'

/** Puts an item that must not be there yet. */
export const putNew = (name: PartName, item: object): Part => ({
  name,
  action: {
    Put: {
      TableName: tableName(),
      Item: { ...item },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  },
})
