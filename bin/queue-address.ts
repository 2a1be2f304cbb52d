import { GetQueueUrlCommand, type SQSClient } from '@aws-sdk/client-sqs'

/** A queue's address may name another way to SQS than the one that is set: on a laptop, a name that nothing resolves. */
export const addressOf = async (client: SQSClient, QueueName: string): Promise<string> => {
  const { QueueUrl = '' } = await client.send(new GetQueueUrlCommand({ QueueName }))
  const endpoint = process.env.AWS_ENDPOINT_URL_SQS
  return endpoint === undefined ? QueueUrl : new URL(new URL(QueueUrl).pathname, endpoint).href
}
