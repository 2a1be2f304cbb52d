import * as z from 'zod/mini'
import { fateIn, type MailEvent } from '../channels/mail/fate.ts'
import { conversationId } from '../desk/conversation.ts'
import { fateOfMessage, type MailFate } from '../desk/mail-fate.ts'
import { now } from '../platform/clock.ts'
import { log } from '../platform/log.ts'
import { ConflictFault } from '../store/faults.ts'
import { recordFate } from '../store/mail-fates.ts'
import { message } from '../store/queries/heads.ts'
import { suppress } from '../store/suppressions.ts'
import { recipientTag } from './mail-tags.ts'

/** The tags that a reply was sent with; a survey and a letter to a lead have none. */
const Tags = z.object({
  thread: z.tuple([z.string()]),
  episode: z.tuple([z.string().check(z.regex(/^\d{1,6}$/))]),
  seq: z.tuple([z.string().check(z.regex(/^\d{1,8}$/))]),
  to: z.tuple([z.string()]),
})

const triesMax = 5

/** What became of a mail of ours: the address is suppressed where it must be, and the message says it. */
export const noteFate = async (event: MailEvent): Promise<void> => {
  const fate = fateIn(event)
  if (fate.isForGood) {
    for (const address of fate.addresses) await suppress(address, { why: fate.code, at: now() })
    log.warn('An address is suppressed', { code: fate.code, count: fate.addresses.length })
  }
  const tags = Tags.safeParse(event.mail.tags).data
  if (tags === undefined) return
  const [to] = tags.to
  if (!fate.addresses.some((address) => recipientTag(address) === to)) return
  const key = { thread: tags.thread[0], episode: Number(tags.episode[0]), seq: Number(tags.seq[0]) }
  await mark(key, fate, event.mail.messageId)
}

/** The worker that sent it may write at the same moment: whoever comes second reads again. */
const mark = async (
  { thread, episode, seq }: { thread: string; episode: number; seq: number },
  fate: MailFate,
  providerId: string,
): Promise<void> => {
  for (let tries = 0; tries < triesMax; tries += 1) {
    const present = await message(thread, episode, seq)
    const after = present && fateOfMessage(present, fate)
    if (present === undefined || after === undefined) return
    if (!(await recordFate(present, after, providerId, now()))) continue
    const conversation = conversationId({ thread, episode })
    const fields = { correlation: present.correlation, conversation, seq, outcome: after.delivery }
    if (fate.kind === 'delivered') log.info('Reply delivered', fields)
    else log.warn('A mail came back', { ...fields, code: fate.code })
    return
  }
  throw new ConflictFault(triesMax)
}
