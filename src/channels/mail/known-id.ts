import { hashId } from '../../platform/ids.ts'

/** How a mail names another one that SES sent in this region: the oldest of the regions writes `email`. */
export const fullId = (id: string, region: string): string =>
  `${id}@${region === 'us-east-1' ? 'email' : region}.amazonses.com`

/**
 * Under what the table keeps the id of a mail of this inbox. SES writes `<id@eu-west-1.amazonses.com>`, and in one region
 * `email.amazonses.com`: the id alone tells.
 */
export const idHash = (inbox: string, id: string): string =>
  hashId('mail-id', inbox, id.replace(/@[\w-]+\.amazonses\.com$/i, '@amazonses.com'))
