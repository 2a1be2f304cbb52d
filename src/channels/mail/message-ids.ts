import { everyField, type Field } from './head.ts'
import { limits } from './limits.ts'
import type { ReadMail } from './read-mail-shape.ts'

/** The ids in a header (RFC 5322, section 3.6.4), without brackets; blanks within came from folding. */
export const idsIn = (value: string): readonly string[] => {
  const bracketed = [...value.matchAll(/<([^<>]*)>/g)].map(([, id = '']) => id)
  const given = bracketed.length > 0 ? bracketed : value.split(/[\s,]+/)
  return given.map((id) => id.replace(/\s+/g, '')).filter(isId)
}

const isId = (id: string): boolean =>
  id.length <= limits.messageIdLettersMax && /^[^@\u0080-\uffff]+@[^\u0080-\uffff]+$/.test(id)

type Ids = Pick<ReadMail, 'messageId' | 'messageIdState' | 'inReplyTo' | 'references'>

/** A mail whose own id is not `given` must not be told apart from others by it. */
export const messageIds = (fields: readonly Field[]): Ids => ({
  ...ownId(everyField(fields, 'message-id')),
  inReplyTo: idsIn(everyField(fields, 'in-reply-to').join(' ')).slice(0, 10),
  references: firstAndLast([...new Set(idsIn(everyField(fields, 'references').join(' ')))]),
})

const ownId = (values: readonly string[]): Pick<Ids, 'messageId' | 'messageIdState'> => {
  const [value] = values
  if (value === undefined) return { messageIdState: 'missing' }
  if (/^[<>\s]*$/.test(value)) return { messageIdState: 'empty' }
  const [messageId, ...others] = idsIn(values.join(' '))
  if (messageId === undefined) return { messageIdState: 'malformed' }
  return { messageId, messageIdState: others.some((id) => id !== messageId) ? 'several' : 'given' }
}

/** The first names the thread, the last ones what was answered. */
const firstAndLast = (ids: readonly string[]): string[] => {
  const [first, ...rest] = ids
  return first === undefined ? [] : [first, ...rest.slice(-(limits.referencesMax - 1))]
}
