import { plainOf } from '../channels/mail/address.ts'
import { readMail } from '../channels/mail/read-mail.ts'
import type { Envelope } from '../channels/mail/read-mail-shape.ts'
import { type Receipt, receivedAtOf } from '../channels/mail/receipt.ts'
import type { MailInbox } from '../desk/inbox.ts'
import type { Policy } from '../desk/policy.ts'
import { objectOf } from '../platform/bucket.ts'
import { now } from '../platform/clock.ts'
import { log } from '../platform/log.ts'
import { settingNames } from '../platform/names.ts'
import { setting } from '../platform/settings.ts'
import { isWorldFault } from '../store/faults.ts'
import { policy } from '../store/policy.ts'
import { dropUnreadMail, keepUnreadMail } from '../store/unread-mails.ts'
import { keepMail } from './keep-mail.ts'

/** An inbox that a mail was sent to, by the recipients of its envelope. */
export interface Addressed {
  readonly inbox: string
  readonly settings: MailInbox
  /** What stood behind the `+` of its address, each only once. */
  readonly labels: readonly string[]
}

/** How often a mail was tried before, where a person tries it again. */
export interface Replay {
  readonly tries: number
}

/**
 * A mail that SES took and put into the bucket: read, and kept once for each inbox that it was sent to. What cannot be
 * made a message of is listed with the reason, and stays in the bucket; a fault of the world throws.
 */
export const takeMail = async (told: Receipt, replay: Replay | undefined): Promise<void> => {
  const { messageId: correlation } = told.mail
  const reason = await taken(told, correlation).catch((fault: unknown) => {
    if (isWorldFault(fault)) throw fault
    log.error('Mail not understood', { correlation, code: 'fault' }, fault)
    return 'fault'
  })
  const receivedAt = receivedAtOf(told)
  if (reason === undefined) {
    if (replay !== undefined) await dropUnreadMail(receivedAt, correlation)
    return
  }
  log.error('Mail not read', { correlation, code: reason })
  const tries = (replay?.tries ?? 0) + 1
  const mail = { id: correlation, receivedAt, reason, triedAt: now(), tries }
  await keepUnreadMail({ ...mail, receipt: JSON.stringify(told) })
}

/** Undefined when it is kept, else why not. */
const taken = async (told: Receipt, correlation: string): Promise<string | undefined> => {
  const { action, recipients } = told.receipt
  // Whoever could name another bucket would have the desk read it.
  if (action.bucketName !== setting(settingNames.mailBucket)) return 'no-object'
  const rules = await policy()
  const addressed = addressedIn(recipients, rules)
  if (addressed.length === 0) return 'no-inbox'
  const raw = await objectOf({ bucket: action.bucketName, key: action.objectKey })
  if (raw === undefined) return 'no-object'
  const envelope = envelopeOf(told)
  const receivedAt = receivedAtOf(told)
  for (const one of addressed) {
    const own = { inboxes: ownAddresses(rules), staff: one.settings.staff ?? [] }
    const mail = readMail(raw, envelope, own)
    if ('unreadable' in mail) return mail.unreadable
    await keepMail(mail, one, { envelope, receivedAt, correlation, raw: action.objectKey })
  }
  return undefined
}

const envelopeOf = ({ mail, receipt }: Receipt): Envelope => ({
  sender: mail.source,
  recipients: receipt.recipients,
  verdicts: {
    spam: receipt.spamVerdict.status,
    virus: receipt.virusVerdict.status,
    spf: receipt.spfVerdict.status,
    dkim: receipt.dkimVerdict.status,
    dmarc: receipt.dmarcVerdict.status,
  },
})

const addressedIn = (recipients: readonly string[], { inboxes }: Policy): readonly Addressed[] => {
  const plain = recipients.map(plainOf).filter((one) => one !== undefined)
  return Object.entries(inboxes).flatMap(([inbox, settings]) => {
    if (settings.channel !== 'mail') return []
    const mine = plain.filter(({ address }) => address === settings.address.toLowerCase())
    if (mine.length === 0) return []
    return { inbox, settings, labels: [...new Set(mine.map(({ label }) => label))] }
  })
}

/** Everything that the desk sends from: mails from there have come round in a loop. */
const ownAddresses = ({ inboxes }: Policy): readonly string[] => [
  setting(settingNames.mailFrom),
  ...Object.values(inboxes).flatMap((inbox) => (inbox.channel === 'mail' ? [inbox.address] : [])),
]
