import type { Outbound, SendOutcome } from '../channels/contract.ts'
import { signedAddress } from '../channels/mail/address.ts'
import { idHash } from '../channels/mail/known-id.ts'
import type { MailInbox } from '../desk/inbox.ts'
import type { Message } from '../desk/message.ts'
import type { Policy } from '../desk/policy.ts'
import { isPlainAddress } from '../mail/mime.ts'
import { asciiAddress, type ReplyMail, replyMail } from '../mail/reply-mail.ts'
import { replySubject } from '../mail/reply-subject.ts'
import { objectOf } from '../platform/bucket.ts'
import { log } from '../platform/log.ts'
import { mailFault, sendMail } from '../platform/mail-client.ts'
import { settingNames } from '../platform/names.ts'
import { pepper } from '../platform/parameters.ts'
import { setting } from '../platform/settings.ts'
import { claimMailId } from '../store/mail-threads.ts'
import { policy } from '../store/policy.ts'
import { type AnsweredMail, answeredMail } from '../store/queries/answered-mail.ts'
import { suppressionsOf } from '../store/suppressions.ts'
import { refused, type Sending, type Worker } from './deliver.ts'
import { automaticOverLimit } from './limits-of-mail.ts'
import { tagsOf } from './mail-tags.ts'

/** Mails a reply, or what the desk writes by itself, as an answer in its thread. */
export const byMail: Omit<Worker, 'goOn'> = {
  queue: 'mail-out',
  wayOf: (inbox) =>
    inbox.channel === 'mail' ? { prepare: (outbound) => prepared(outbound, inbox) } : undefined,
}

const prepared = async ({ message, thread }: Outbound, inbox: MailInbox): Promise<Sending> => {
  const [rules, key, answered] = await Promise.all([policy(), pepper(), answeredMail(message)])
  const to = answered?.message.mail?.answersGoTo
  if (answered === undefined || to === undefined) return refused('no-address')
  // SES takes no mail for a local part of other letters (SMTPUTF8).
  if (!isPlainAddress(asciiAddress(to.address))) return refused('address-not-ascii')
  const own = ownAddresses(rules)
  if (own.has(to.address.toLowerCase())) return refused('own-address')
  const others = message.isAutomatic ? [] : othersOf(answered, to.address, own)
  const stopped = await suppressionsOf([to.address, ...others].map(asciiAddress))
  // Who wrote after their address was suppressed is there after all, and wants an answer.
  const since = stopped.get(asciiAddress(to.address))?.at
  if (since !== undefined && since >= answered.message.at) return refused('address-suppressed')
  const subject = answered.message.mail?.subject ?? ''
  const answerSubject = replySubject(subject, inbox.language)
  if (message.isAutomatic && (await automaticOverLimit(to.address, answerSubject))) {
    return refused('too-many-automatic-mails')
  }
  const cc = others.filter((one) => !stopped.has(asciiAddress(one)))
  const replyTo = signedAddress(key, thread.inbox, inbox.address, thread.thread)
  const files = await filesOf(message)
  if (files === undefined) return refused('file-missing')
  const raw = replyMail({
    ...written(message, inbox, rules),
    subject,
    replyTo,
    to: { name: to.name, address: to.address },
    cc,
    answers: answering(answered.message, message, rules),
    files,
  })
  const mail = {
    from: inbox.address,
    to: [to.address, ...cc].map(asciiAddress),
    raw,
    tags: tagsOf(message, asciiAddress(to.address)),
  }
  return () => sent(mail, message, thread.inbox)
}

const written = (
  message: Message,
  inbox: MailInbox,
  { agents, desk }: Policy,
): Pick<ReplyMail, 'from' | 'text' | 'language' | 'isAutomatic'> => ({
  from: {
    agent: message.agent === undefined ? undefined : agents[message.agent]?.name,
    inbox: inbox.name ?? desk.name,
    address: inbox.address,
  },
  text: message.text,
  language: inbox.language,
  isAutomatic: message.isAutomatic ?? false,
})

const answering = (
  { mail, text, at }: Message,
  { isAutomatic }: Message,
  { desk }: Policy,
): ReplyMail['answers'] => {
  const name = mail?.from?.name ?? mail?.from?.address ?? ''
  return {
    messageId: mail?.messageId,
    references: mail?.references ?? [],
    quoted: isAutomatic ? undefined : { name, at, text, timeZone: desk.timeZone },
  }
}

/** Everything that the desk receives mail at: it never writes to itself. */
export const ownAddresses = ({ inboxes }: Policy): ReadonlySet<string> =>
  new Set(
    Object.values(inboxes).flatMap((one) =>
      one.channel === 'mail' ? [one.address.toLowerCase()] : [],
    ),
  )

/** Whoever else the customer wrote to goes on reading; nobody is taken over from a mail that may be anybody's. */
const othersOf = (
  { message: { mail }, customer }: AnsweredMail,
  to: string,
  own: ReadonlySet<string>,
): readonly string[] => {
  if (mail === undefined || !mail.isProven) return []
  const isOther = (address: string): boolean => {
    const plain = address.toLowerCase().replace(/\+[^@]*(?=@)/, '')
    const isPlain = isPlainAddress(asciiAddress(address))
    return isPlain && plain !== to.toLowerCase() && !own.has(plain)
  }
  const all = new Set([...(customer === undefined ? [] : [customer.address]), ...mail.others])
  return [...all].filter(isOther).slice(0, othersMax)
}
const othersMax = 20

/** The files of a message; undefined where one was announced and never uploaded. */
export const filesOf = async ({ files = [] }: Message): Promise<ReplyMail['files'] | undefined> => {
  if (files.length === 0) return []
  const bucket = setting(settingNames.mailBucket)
  const found = await Promise.all(
    files.map(async ({ key, name, contentType }) => {
      const bytes = await objectOf({ bucket, key })
      return bytes && { name, contentType, bytes }
    }),
  )
  const there = found.filter((one) => one !== undefined)
  return there.length === files.length ? there : undefined
}

/** Mails it, and says how that ended. */
export const sent = async (
  mail: Parameters<typeof sendMail>[0],
  { thread, correlation }: Message,
  inbox: string,
): Promise<SendOutcome> => {
  try {
    const providerId = await sendMail(mail)
    await known(inbox, providerId, thread, correlation)
    return { outcome: 'sent', providerId }
  } catch (fault) {
    const code = codeOf(fault)
    const outcome = { refused: 'refused', 'not-sent': 'failed', unknown: 'unknown' } as const
    return { outcome: outcome[mailFault(fault)], code }
  }
}

/** An answer may name the mail by the id that SES gave it. It went, whether this is written down or not. */
const known = async (
  inbox: string,
  id: string,
  thread: string,
  correlation: string,
): Promise<void> => {
  await claimMailId(idHash(inbox, `${id}@amazonses.com`), thread).catch((fault: unknown) =>
    log.warn('The id of a mail is not known', { correlation, thread }, fault),
  )
}

const codeOf = (fault: unknown): string =>
  String((fault as Error).name ?? 'unknown')
    .replace(/(?<=[a-z])(?=[A-Z])/g, '-')
    .toLowerCase()
    .replace(/[^a-z0-9-]/g, '')
