import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { useEmulatedTable } from '../../../store/emulated-table.ts'
import {
  indexQuery,
  partitions,
  type RandomRequest,
  randomRequest,
} from './contract/random-requests.ts'
import { type Command, emulator, modelOf, type Outcome, outcomeOf } from './contract/subject.ts'

useEmulatedTable()

const sequences = 200
const model = modelOf()

const commands: Readonly<Record<RandomRequest['operation'], new (input: never) => Command>> = {
  BatchGet: BatchGetCommand,
  BatchWrite: BatchWriteCommand,
  Delete: DeleteCommand,
  Get: GetCommand,
  Put: PutCommand,
  Query: QueryCommand,
  TransactWrite: TransactWriteCommand,
  Update: UpdateCommand,
}

/** The same request to both, whose outcomes must be the same. */
const ask = async (operation: RandomRequest['operation'], input: object): Promise<Outcome> => {
  const command = () => new commands[operation](structuredClone(input) as never)
  const [played, emulated] = await Promise.all([
    outcomeOf(model, command()),
    outcomeOf(emulator, command()),
  ])
  expect(played, JSON.stringify({ operation, input })).toEqual(emulated)
  return played
}

/** Asks on until the last page. */
const askAll = async (input: object): Promise<void> => {
  let start: unknown
  do {
    const outcome = await ask('Query', { ...input, ExclusiveStartKey: start })
    start = 'LastEvaluatedKey' in outcome ? outcome.LastEvaluatedKey : undefined
  } while (start !== undefined)
}

let asked = 0

test('whatever is asked of the model and of the emulator, the answers are the same', async () => {
  const property = fc.asyncProperty(
    fc.array(randomRequest, { minLength: 4, maxLength: 20, size: 'max' }),
    async (requests) => {
      asked += 1
      const prefix = `seq#${String(asked).padStart(5, '0')}#`
      const here = <Given>(given: Given): Given =>
        JSON.parse(JSON.stringify(given).replaceAll('@', prefix)) as Given
      for (const { operation, input } of requests) {
        if (operation === 'Query') await askAll(here(input))
        else await ask(operation, here(input))
      }
      for (const pk of here(partitions)) {
        const values = { ExpressionAttributeValues: { ':p': pk } }
        await askAll({ TableName: 'desk', KeyConditionExpression: 'pk = :p', ...values })
        for (const name of ['byOwner', 'byDue', 'byDay'] as const) {
          await askAll({ ...indexQuery(name, pk), Limit: 3 })
        }
      }
    },
  )
  await fc.assert(property, { seed: 20_260_302, numRuns: sequences, endOnFailure: false })
}, 120_000)
