import { PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { randomId } from '../platform/ids.ts'
import { table, tableName } from '../platform/table.ts'
import { holds } from './conditional.ts'
import { wordKeys } from './keys.ts'
import { readItem } from './read.ts'
import { wordKinds } from './schema.ts'

const SearchKey = z.object({ secret: z.string() })

/** It never changes while a function runs. */
let held: string | undefined

/** What words are hashed with in keys of the table; undefined while nothing was ever written to be found. */
export const searchKey = async (isConsistent = false): Promise<string | undefined> => {
  held ??= (await readItem(SearchKey, wordKeys.secret(), { isConsistent }))?.secret
  return held
}

/** The same, made up where there is none yet. Two who do so at once use that of the first. */
export const madeSearchKey = async (): Promise<string> => {
  const present = await searchKey()
  if (present !== undefined) return present
  const item = { ...wordKeys.secret(), v: 1, kind: wordKinds.secret, secret: randomId() }
  const isMine = await holds(() =>
    table.send(
      new PutCommand({
        TableName: tableName(),
        Item: item,
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    ),
  )
  return (isMine ? undefined : await searchKey(true)) ?? item.secret
}
