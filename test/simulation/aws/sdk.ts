import type { ServiceName } from './calls.ts'

/** Sends what a client was given. */
export type Send = (
  service: ServiceName,
  operation: string,
  input: object,
  attemptsMax: number,
) => Promise<object>

interface Sent {
  readonly operation: string
  readonly input: object
}

const commands = (...operations: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    operations.map((operation) => [
      `${operation}Command`,
      class {
        readonly operation = operation
        readonly input: object
        constructor(input: object) {
          this.input = input
        }
      },
    ]),
  )

const attemptsUsual = 3

/** A client of one service, as far as the product uses one: it sends commands, as often as it was told to try. */
const clientOf = (service: ServiceName, send: Send) =>
  class {
    readonly #attemptsMax: number
    constructor({ maxAttempts = attemptsUsual }: { readonly maxAttempts?: number } = {}) {
      this.#attemptsMax = maxAttempts
    }
    send({ operation, input }: Sent): Promise<object> {
      return send(service, operation, input, this.#attemptsMax)
    }
  }

const tableCommands = commands(
  ...['Get', 'Put', 'Update', 'Delete', 'Query', 'BatchGet', 'BatchWrite', 'TransactWrite'],
)
const queueCommands = commands('SendMessageBatch')
const mailCommands = commands('SendRawEmail')
const parameterCommands = commands('GetParameters', 'PutParameter')

/** The SDK's packages as the product imports them, over the simulated services. Items stay plain values throughout. */
export const sdkModules = (send: Send): Readonly<Record<string, object>> => {
  const Table = clientOf('table', send)
  return {
    '@aws-sdk/client-dynamodb': { DynamoDBClient: class {} },
    '@aws-sdk/lib-dynamodb': {
      DynamoDBDocumentClient: { from: () => new Table() },
      ...tableCommands,
    },
    '@aws-sdk/util-dynamodb': { unmarshall: (item: object) => ({ ...item }) },
    '@aws-sdk/client-sqs': { SQSClient: clientOf('queues', send), ...queueCommands },
    '@aws-sdk/client-ses': { SESClient: clientOf('mail', send), ...mailCommands },
    '@aws-sdk/client-ssm': { SSMClient: clientOf('parameters', send), ...parameterCommands },
  }
}
