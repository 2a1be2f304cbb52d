import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { replayOrder } from '../../src/flows/mails-by-hand.ts'
import type { resourceNames } from '../../src/platform/names.ts'
import { addressOf } from '../queue-address.ts'
import { mailsIn, mailsNamed } from './found.ts'
import { type Range, say } from './words.ts'

const inSteps = 100

/** Hands mails to their worker once more: it takes from the list what it can read now. */
export const replay = async (
  { queues }: ReturnType<typeof resourceNames>,
  words: readonly string[],
  range: Range,
  isDry: boolean,
): Promise<void> => {
  const mails = words.length > 0 ? await mailsNamed(words, range) : mailsIn(range)
  const client = new SQSClient({})
  const QueueUrl = await addressOf(client, queues['mail-in'])
  let count = 0
  for await (const mail of mails) {
    count += 1
    if (isDry) say(`${mail.id}  ${mail.reason}: would be tried again`)
    else await client.send(new SendMessageCommand({ QueueUrl, MessageBody: replayOrder(mail) }))
    if (!isDry && count % inSteps === 0) process.stderr.write(`${count} handed on\n`)
  }
  const these = count === 1 ? '1 mail' : `${count} mails`
  if (isDry) say(`${these} would be tried again.`)
  else if (count === 0) say('There is none: every mail of this time was read.')
  else say(`${these} handed on: what is read leaves the list within a minute.`)
}
