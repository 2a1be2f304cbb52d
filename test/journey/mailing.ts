import type { DeskClient } from '../../local/demo/client.ts'

export { headerOf as header, sendMail as mails } from '../../local/demo/mail-program.ts'

export const deskAddress = 'support@desk.example'

/** What the desk mailed to this address, oldest first. */
export const mailedTo = async (client: DeskClient, address: string) =>
  (await client.mails()).filter(({ to }) => to.includes(address))
