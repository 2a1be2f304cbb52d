import { hashId } from '../../platform/ids.ts'

/**
 * Under what the table keeps the id of a mail of this inbox. SES writes `<id@eu-west-1.amazonses.com>`, and in one region
 * `email.amazonses.com`: the id alone tells.
 */
export const idHash = (inbox: string, id: string): string =>
  hashId('mail-id', inbox, id.replace(/@[\w-]+\.amazonses\.com$/i, '@amazonses.com'))
