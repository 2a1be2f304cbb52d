import { everyField, type Field, firstField, splitHead } from './head.ts'
import { limits } from './limits.ts'
import { idsIn } from './message-ids.ts'
import { bytesOf, type Part } from './part-tree.ts'
import type { Bounce, Complaint } from './read-mail-shape.ts'

interface Reported {
  readonly root: Part
  readonly fromAddress: string
  readonly subject: string
  readonly text: string
  /** Ids that this mail answers. */
  readonly answered: readonly string[]
}

const actions = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const

/** A delivery report (RFC 3464), or a letter of a mail server that says the same in words. */
export const bounceOf = (mail: Reported): Bounce | undefined => {
  const parts = allParts(mail.root)
  const status = parts.find(({ type }) => type.value === 'message/delivery-status')
  const recipients = status === undefined ? saidInWords(mail) : recipientsIn(status)
  if (recipients.length === 0) return undefined
  return { recipients, ...original(parts, status === undefined ? mail.answered : []) }
}

/** A complaint of somebody who pressed "this is spam" (RFC 5965). */
export const complaintOf = ({ root }: Reported): Complaint | undefined => {
  const parts = allParts(root)
  const report = parts.find(({ type }) => type.value === 'message/feedback-report')
  if (report === undefined) return undefined
  const fields = splitHead(bytesOf(report)).fields
  const recipient = addressIn(firstField(fields, 'original-rcpt-to') ?? '')
  return {
    feedbackType: (firstField(fields, 'feedback-type') ?? 'other').toLowerCase().slice(0, 40),
    ...(recipient === undefined ? {} : { recipient }),
    ...original(parts, []),
  }
}

const allParts = (root: Part): readonly Part[] => [root, ...root.parts.flatMap(allParts)]

/** Groups of fields with empty lines between; the first speaks of the whole mail. */
const recipientsIn = (status: Part): Bounce['recipients'] => {
  const found: Bounce['recipients'] = []
  let rest = bytesOf(status)
  while (rest.length > 0 && found.length < limits.reportedRecipientsMax) {
    const { fields, body } = splitHead(rest)
    // An empty line more than needed still has to move on.
    rest = body.length < rest.length ? body : body.subarray(1)
    const action = actions.find((one) => one === firstField(fields, 'action')?.toLowerCase())
    if (action !== undefined) found.push(recipientOf(fields, action))
  }
  return found
}

const recipientOf = (
  fields: readonly Field[],
  action: Bounce['recipients'][number]['action'],
): Bounce['recipients'][number] => {
  const address = [
    ...everyField(fields, 'original-recipient'),
    ...everyField(fields, 'final-recipient'),
  ]
    .map(addressIn)
    .find((one) => one !== undefined)
  const status = statusIn(firstField(fields, 'status') ?? '')
  return {
    action,
    ...(address === undefined ? {} : { address }),
    ...(status === undefined ? {} : { status }),
  }
}

/** `rfc822; a@example.com` */
const addressIn = (value: string): string | undefined => {
  const found = /[^\s<>;"']{1,64}@[^\s<>;"']{1,190}/.exec(value.slice(0, 1000))?.[0]
  return found?.replace(/[.,:)]+$/, '')
}

const statusIn = (value: string): string | undefined =>
  /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(value)?.[0]

const failureSubject =
  /undeliver|returned mail|delivery (status|failure|has failed)|mail delivery failed|failure notice|unzustellbar|退信|退件|无法投递|投递失败/i

const saidInWords = ({ root, fromAddress, subject, text }: Reported): Bounce['recipients'] => {
  const named = everyField(root.fields, 'x-failed-recipients')
  const isLetter = /^(mailer-daemon|postmaster)@/i.test(fromAddress) && failureSubject.test(subject)
  if (named.length === 0 && !isLetter) return []
  const said = text.slice(0, limits.textLettersMax)
  const status = statusIn(said)
  const addresses =
    named.length > 0 ? named.join(',').split(',') : [otherAddress(said, fromAddress)]
  return addresses.slice(0, limits.reportedRecipientsMax).map((one) => {
    const address = addressIn(one)
    return {
      action: 'failed' as const,
      ...(address === undefined ? {} : { address }),
      ...(status === undefined ? {} : { status }),
    }
  })
}

const otherAddress = (text: string, daemon: string): string =>
  (text.match(/[\w.+%-]{1,64}@[\w.-]{1,190}/g) ?? []).find((one) => one !== daemon) ?? ''

/** The Message-ID of the mail that is reported on: of its header as returned, or of what the report answers. */
const original = (
  parts: readonly Part[],
  answered: readonly string[],
): { readonly originalMessageId?: string } => {
  const returned = parts.find(({ type }) =>
    ['message/rfc822', 'text/rfc822-headers', 'message/rfc822-headers'].includes(type.value),
  )
  const fields = returned === undefined ? [] : splitHead(bytesOf(returned)).fields
  const [id] = [...everyField(fields, 'message-id').flatMap(idsIn), ...answered]
  return id === undefined ? {} : { originalMessageId: id }
}
