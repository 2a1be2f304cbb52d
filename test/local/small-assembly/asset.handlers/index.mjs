// Tiny functions for the tests of the local desk. They speak to the emulators in plain HTTP.

const table = async (operation, input) => {
  const response = await fetch(`${process.env.AWS_ENDPOINT_URL_DYNAMODB}/`, {
    method: 'POST',
    headers: {
      authorization:
        'AWS4-HMAC-SHA256 Credential=a/b/c/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
      'x-amz-date': '20260101T000000Z',
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDB_20120810.${operation}`,
    },
    body: JSON.stringify({ TableName: process.env.TABLE_NAME, ...input }),
  })
  return { status: response.status, body: await response.json() }
}

const keep = (pk, sk, more = {}) =>
  table('PutItem', { Item: { pk: { S: pk }, sk: { S: String(sk) }, ...more } })

let calls = 0

export const echo = async (event, context) => {
  calls += 1
  return {
    event,
    calls,
    now: Date.now(),
    environment: { ...process.env },
    requestId: context.awsRequestId,
    remaining: context.getRemainingTimeInMillis(),
    ...(event?.table ? { answer: await table(event.table.operation, event.table.input) } : {}),
  }
}

export const webhooks = async (event) => {
  await keep(`in#${event.headers['webhook-id']}`, 'head', { kind: { S: 'inbound' } })
  return { statusCode: 202, headers: { 'X-Kept': 'yes' }, cookies: ['a=1'], body: event.body }
}

export const misbehave = async ({ how }) => {
  console.log(`told to ${how}`)
  if (how === 'throw') throw new RangeError('out of range')
  if (how === 'sleep') await new Promise((resolve) => setTimeout(resolve, 5000))
  if (how === 'exit') process.exit(3)
  return how
}

// Notes each record that it sees; a record whose key starts with `poison` fails.
export const seen = async ({ Records }) => {
  const failures = []
  for (const { dynamodb } of Records) {
    const pk = dynamodb.Keys.pk.S
    const number = dynamodb.SequenceNumber
    if (pk.startsWith('poison')) {
      failures.push({ itemIdentifier: number })
      break
    }
    await keep('seen', number.padStart(6, '0'), { of: { S: pk } })
  }
  return { batchItemFailures: failures }
}

export const works = async ({ Records }) => {
  const failures = []
  for (const { messageId, body, attributes } of Records) {
    const count = attributes.ApproximateReceiveCount
    await keep('worked', `${body}#${count}`)
    if (body.startsWith('bad')) failures.push({ itemIdentifier: messageId })
  }
  return { batchItemFailures: failures }
}

export const tick = async ({ at }) => {
  await keep('tick', at, { now: { S: new Date().toISOString() } })
}
