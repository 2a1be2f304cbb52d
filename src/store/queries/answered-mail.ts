import type { MailAddress } from '../../desk/mail.ts'
import { Message } from '../../desk/message.ts'
import { beforeMessage, keys, messagesOfThread } from '../keys.ts'
import { parsed, queryPage } from '../read.ts'

/** A thread with more replies than these behind one another is answered as one without a mail. */
const lookedAtMax = 50

type Place = Pick<Message, 'thread' | 'episode' | 'seq'>

/** A mail that a reply answers. */
export interface AnsweredMail {
  readonly message: Message
  /** The customer whose thread it is, where somebody else wrote the mail that is answered. */
  readonly customer: MailAddress | undefined
}

/** The newest mail that stands before a message of its thread, and no machine wrote: it is the one that is answered. */
export const answeredMail = async (place: Place): Promise<AnsweredMail | undefined> =>
  // An acknowledgement is written in the moment of its mail: a reading that lags shows neither.
  (await newestMail(place, { isConsistent: false })) ??
  (await newestMail(place, { isConsistent: true }))

const newestMail = async (
  { thread, episode, seq }: Place,
  { isConsistent }: { readonly isConsistent: boolean },
): Promise<AnsweredMail | undefined> => {
  const { items } = await queryPage({
    ConsistentRead: isConsistent,
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
    ExpressionAttributeValues: {
      ':pk': keys.thread(thread).pk,
      ':first': messagesOfThread.first,
      ':last': beforeMessage(episode, seq),
    },
    ScanIndexForward: false,
    Limit: lookedAtMax,
  })
  const mails = items
    .map((item) => parsed(Message, item))
    .filter(({ mail }) => mail !== undefined && mail.automatic === undefined)
  const [message] = mails
  if (message === undefined) return undefined
  const own = mails.find(({ mail }) => !mail?.isByGuest)
  return { message, customer: own === message ? undefined : own?.mail?.answersGoTo }
}
