import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { table, tableName } from '../platform/table.ts'
import { holds } from './conditional.ts'
import { keys } from './keys.ts'

/** Says whether a customer wants surveys; `offSince` undefined: they do. Twice is once, and the first moment stays. */
export const setSurveyWish = async (
  customer: string,
  offSince: number | undefined,
): Promise<void> => {
  const change =
    offSince === undefined
      ? { UpdateExpression: 'REMOVE surveysOffAt' }
      : {
          UpdateExpression: 'SET surveysOffAt = if_not_exists(surveysOffAt, :at)',
          ExpressionAttributeValues: { ':at': offSince },
        }
  await holds(() =>
    table.send(
      new UpdateCommand({
        TableName: tableName(),
        Key: keys.customer(customer),
        ConditionExpression: 'attribute_exists(pk)',
        ...change,
      }),
    ),
  )
}
