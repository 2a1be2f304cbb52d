import { randomUUID } from 'node:crypto'

/** An error that an emulator answered, by its short name. */
export class AwsError extends Error {
  override readonly name = 'AwsError'
  readonly code: string

  constructor(code: string, message: string) {
    super(`${code}: ${message}`)
    this.code = code
  }
}

/** The emulators want a signature to be there, and do not check it. */
export const unsignedHeaders = (service: string, region: string): Record<string, string> => ({
  authorization: `AWS4-HMAC-SHA256 Credential=local/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
  'x-amz-date': '20260101T000000Z',
  'amz-sdk-invocation-id': randomUUID(),
})

export type AwsCall = <Result>(operation: string, input: object) => Promise<Result>

const services = {
  dynamodb: { target: 'DynamoDB_20120810', version: '1.0' },
  dynamodbstreams: { target: 'DynamoDBStreams_20120810', version: '1.0' },
  sqs: { target: 'AmazonSQS', version: '1.0' },
} as const

/**
 * Calls an emulator in AWS's JSON protocol. An SDK client would do too, but records and messages are handed
 * to functions exactly as they come over the wire, and the desk starts faster and smaller without.
 */
export const createAwsCall =
  (
    service: keyof typeof services,
    endpoint: string,
    region: string,
    signal?: AbortSignal,
  ): AwsCall =>
  async <Result>(operation: string, input: object) => {
    const { target, version } = services[service]
    const response = await fetch(`${endpoint}/`, {
      method: 'POST',
      headers: {
        ...unsignedHeaders(service, region),
        'content-type': `application/x-amz-json-${version}`,
        'x-amz-target': `${target}.${operation}`,
      },
      body: JSON.stringify(input),
      signal: signal ?? null,
    })
    const answer = (await response.json()) as Record<string, unknown>
    if (response.ok) return answer as Result
    const kind = String(answer.__type ?? response.status)
    throw new AwsError(kind.split('#').at(-1) ?? kind, String(answer.message ?? answer.Message))
  }
