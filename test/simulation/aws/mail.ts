import type { Mailed } from '../promises/observed.ts'
import type { World } from '../world/world.ts'
import type { Service } from './calls.ts'

interface Sending {
  readonly Destinations: readonly string[]
  readonly RawMessage: { readonly Data: Uint8Array }
}

const partOf = (raw: string): string => {
  const found = /Content-Type: text\/plain[\s\S]*?base64\r\n\r\n([\s\S]*?)\r\n--/.exec(raw)
  return Buffer.from(found?.[1] ?? '', 'base64').toString()
}

const subjectOf = (raw: string): string => {
  const written = /^Subject: ([\s\S]*?)\r\n(?! )/m.exec(raw)?.[1] ?? ''
  return written
    .replace(/\r\n /g, '')
    .replace(/=\?UTF-8\?B\?([^?]*)\?=/g, (_, word) =>
      Buffer.from(String(word), 'base64').toString(),
    )
}

/** SES: what it takes is mailed. */
export const createMail = (world: World, onMail: (mail: Mailed) => void) => {
  const mails: Mailed[] = []
  const service: Service = {
    execute: (operation, input) => {
      if (operation !== 'SendRawEmail') throw new Error(`SES does not play ${operation}.`)
      const { Destinations, RawMessage } = input as Sending
      const raw = Buffer.from(RawMessage.Data).toString()
      const to = Destinations[0] ?? ''
      const mail = { to, subject: subjectOf(raw), text: partOf(raw), at: world.time.now() }
      mails.push(mail)
      world.story.tell('SES', `takes a mail to ${to}: ${mail.subject}`)
      onMail(mail)
      return { MessageId: `mail-${mails.length}` }
    },
    about: (_, input) => `to ${(input as Sending).Destinations[0]}`,
  }
  return { service, mails: (): readonly Mailed[] => mails }
}
