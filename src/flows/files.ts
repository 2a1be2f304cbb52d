import { type AnnouncedFile, fileId } from '../desk/announced-file.ts'
import { type FileOwner, fileKey } from '../desk/files.ts'
import type { KeptFile } from '../desk/mail.ts'
import type { Message } from '../desk/message.ts'
import { minuteMilliseconds, secondMilliseconds } from '../desk/units.ts'
import { linkTo, uploadTo } from '../platform/bucket.ts'
import { now } from '../platform/clock.ts'
import { hashId, randomId } from '../platform/ids.ts'
import { settingNames } from '../platform/names.ts'
import { setting } from '../platform/settings.ts'

/** How long somebody has to begin an upload, and how long a link to a file is good. */
const uploadMilliseconds = 10 * minuteMilliseconds
const linkMilliseconds = 10 * minuteMilliseconds

export interface UploadPlace {
  /** What a message names the file by. */
  readonly id: string
  readonly upload: {
    readonly method: 'PUT'
    readonly url: string
    readonly headers: Readonly<Record<string, string>>
  }
  /** Epoch milliseconds. */
  readonly expiresAt: number
}

/**
 * Where a browser puts a file of this name, type and length, and no other. Announced again under the same key it has the
 * same place, which takes it once.
 */
export const uploadPlace = async (
  owner: FileOwner,
  file: AnnouncedFile,
  key?: string,
): Promise<UploadPlace> => {
  const random = key === undefined ? randomId() : hashId('upload', owner, key, JSON.stringify(file))
  const place = { bucket: setting(settingNames.mailBucket), key: fileKey(owner, random) }
  const seconds = uploadMilliseconds / secondMilliseconds
  const { url, headers } = await uploadTo(place, { ...file, seconds })
  return {
    id: fileId(random, file),
    upload: { method: 'PUT', url, headers },
    expiresAt: now() + uploadMilliseconds,
  }
}

/** A file of a message, with a link that is good for some minutes. */
export interface LinkedFile extends Omit<KeptFile, 'key'> {
  readonly url: string
}

/** What a browser shows within a page and runs nothing of. */
const shownTypes: ReadonlySet<string> = new Set([
  ...['image/png', 'image/jpeg', 'image/gif', 'image/webp'],
])

const linked = async ({ key, ...file }: KeptFile): Promise<LinkedFile> => {
  const place = { bucket: setting(settingNames.mailBucket), key }
  const seconds = linkMilliseconds / secondMilliseconds
  const isShown = shownTypes.has(file.contentType)
  return { ...file, url: await linkTo(place, { ...file, seconds, isShown }) }
}

/** The files of a message. */
export const linkedFiles = ({ files = [] }: Pick<Message, 'files'>): Promise<LinkedFile[]> =>
  Promise.all(files.map(linked))

/** All that a mail said, where the message shows less of it: HTML that is safe, or the whole text. */
export const linkedOriginal = async ({
  mail,
}: Pick<Message, 'mail'>): Promise<LinkedFile | undefined> => {
  const { original } = mail ?? {}
  return original === undefined ? undefined : linked(original)
}
