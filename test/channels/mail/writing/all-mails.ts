import { charsetMails } from './charset-mails.ts'
import { headerMails } from './header-mails.ts'
import { machineMails } from './machine-mails.ts'
import { replyMails } from './reply-mails.ts'
import { structureMails } from './structure-mails.ts'

/** Every mail of the corpus by its file's name, as it was written. */
export const allMails: Readonly<Record<string, Buffer>> = {
  ...charsetMails,
  ...headerMails,
  ...machineMails,
  ...replyMails,
  ...structureMails,
}
