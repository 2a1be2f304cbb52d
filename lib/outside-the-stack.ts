import { resourceNames, settingNames } from '../src/platform/names.ts'
import type { DeskFunction } from './desk-function.ts'
import type { DeskSettings } from './settings.ts'

/** Signing secrets and tokens of the channels: SSM parameters that `npm run desk` and people write. */
export class InboxParameters {
  readonly #prefix: string

  constructor(settings: DeskSettings) {
    this.#prefix = resourceNames(settings.stage).parameterPrefix
  }

  /** The right to read them, and the path below which they are. */
  grantReading(...readers: readonly DeskFunction[]): void {
    for (const reader of readers) {
      reader.allow(
        ['ssm:GetParameter', 'ssm:GetParameters'],
        [reader.arnOf('ssm', `parameter${this.#prefix}/inboxes/*`)],
      )
      reader.tell(settingNames.parameterPrefix, this.#prefix)
    }
  }
}

/** The address that mails come from. Its SES identity is verified by hand, before the first deploy. */
export class MailSender {
  readonly #address: string
  readonly #configurationSet: string

  constructor(settings: DeskSettings) {
    this.#address = settings.mailFrom
    this.#configurationSet = resourceNames(settings.stage).mailEvents
  }

  /** The address alone: what comes from it is the desk's own mail. */
  grantKnowing(reader: DeskFunction): void {
    reader.tell(settingNames.mailFrom, this.#address)
  }

  /** The right to send as this address and no other, and the address. */
  grantSend(...senders: readonly DeskFunction[]): void {
    const domain = this.#address.slice(this.#address.lastIndexOf('@') + 1)
    for (const sender of senders) {
      // SES judges by the address's own identity if there is one, else by its domain's.
      const identities = [this.#address, domain].map((name) =>
        sender.arnOf('ses', `identity/${name}`),
      )
      const told = sender.arnOf('ses', `configuration-set/${this.#configurationSet}`)
      sender.allow(['ses:SendRawEmail'], [...identities, told], {
        StringEquals: { 'ses:FromAddress': this.#address },
      })
      sender.tell(settingNames.mailFrom, this.#address)
      sender.tell(settingNames.mailEvents, this.#configurationSet)
    }
  }
}
