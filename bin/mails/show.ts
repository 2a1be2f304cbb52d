import { receiptOf } from '../../src/flows/mails-by-hand.ts'
import { mailsNamed } from './found.ts'
import { type Range, reasons, say } from './words.ts'

/** What SES said of a mail, and where it lies. Who wrote stands in the object only. */
export const show = async (
  words: readonly string[],
  range: Range,
  isJson: boolean,
): Promise<void> => {
  for (const mail of await mailsNamed(words, range)) {
    const { receipt } = receiptOf(mail)
    const { recipients, action, spamVerdict, virusVerdict, spfVerdict, dkimVerdict, dmarcVerdict } =
      receipt
    const verdicts = {
      spam: spamVerdict.status,
      virus: virusVerdict.status,
      spf: spfVerdict.status,
      dkim: dkimVerdict.status,
      dmarc: dmarcVerdict.status,
    }
    const object = `s3://${action.bucketName}/${action.objectKey}`
    const { id, reason, tries } = mail
    const received = new Date(mail.receivedAt).toISOString()
    if (isJson) {
      say(JSON.stringify({ id, received, reason, tries, recipients, verdicts, object }))
      continue
    }
    say(`${id}
  received  ${received}
  for       ${recipients.join(', ')}
  verdicts  ${Object.entries(verdicts)
    .map(([name, status]) => `${name} ${status}`)
    .join(', ')}
  tried     ${tries} times, last ${new Date(mail.triedAt).toISOString()}
  object    ${object}
  reason    ${reason}: ${reasons[reason] ?? 'this version does not know it: run the command from the commit that is deployed'}
`)
  }
}
