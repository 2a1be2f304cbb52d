import { Receipt } from '../channels/mail/receipt.ts'
import { allowAddress, type Suppression, suppressionsOf } from '../store/suppressions.ts'
import { type UnreadMail, unreadMails } from '../store/unread-mails.ts'

/** What a person does about mails, by a command. */

export type { Suppression, UnreadMail }

/** Those that could not be read and came between two moments (epoch milliseconds), oldest first. */
export const unreadBetween = (from: number, to: number): AsyncGenerator<UnreadMail> =>
  unreadMails(from, to)

/** What SES told of it. */
export const receiptOf = (mail: UnreadMail): Receipt => Receipt.parse(JSON.parse(mail.receipt))

/** What the queue `mail-in` takes to try it once more. */
export const replayOrder = ({ receipt, tries }: UnreadMail): string =>
  JSON.stringify({ replay: JSON.parse(receipt), tries })

/** Which of these addresses are sent nothing, and why. */
export const stopped = (addresses: readonly string[]): Promise<ReadonlyMap<string, Suppression>> =>
  suppressionsOf(addresses)

/** Mails are sent there again. */
export const allowed = (address: string): Promise<void> => allowAddress(address)
