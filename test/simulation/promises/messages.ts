import { conversationId } from '../../../src/desk/conversation.ts'
import { type DeskAtRest, nameOf } from './desk-at-rest.ts'
import type { Observed } from './observed.ts'

/** Every acknowledged message is filed exactly once or listed as parked, and none is ever filed twice. */
export const messagesFiled = ({ sent }: Observed, desk: DeskAtRest): readonly string[] =>
  sent.flatMap(({ id, text, isAcknowledged }) => {
    const filed = desk.messages.filter((one) => one.direction === 'inbound' && one.text === text)
    const parked = desk.kept.filter((one) => one.parkedAt !== undefined && one.text === text)
    if (filed.length > 1) return [`${id} is filed ${filed.length} times`]
    if (!isAcknowledged || filed.length + parked.length > 0) return []
    return [`${id} was acknowledged and is neither filed nor parked`]
  })

/** What was kept is filed where its mark says, or parked; nothing is forgotten in between. */
export const keptSettled = (_: Observed, desk: DeskAtRest): readonly string[] =>
  desk.kept.flatMap(({ thread, hash, filed, parkedAt, text }) => {
    if (filed === undefined) {
      return parkedAt === undefined ? [`in#${hash} of ${thread} is neither filed nor parked`] : []
    }
    if (text !== undefined) return [`in#${hash} of ${thread} is filed and still has its text`]
    const { episode, seq } = filed
    const isThere = desk.messages.some(
      (one) => one.thread === thread && one.episode === episode && one.seq === seq,
    )
    return isThere ? [] : [`in#${hash} is filed as ${episode}/${seq}, where no message is`]
  })

/** A conversation's numbers are handed out one by one, and none is missing. */
export const numbersWhole = (_: Observed, desk: DeskAtRest): readonly string[] =>
  desk.conversations.flatMap((head) => {
    const seqs = desk.messages
      .filter(({ thread, episode }) => thread === head.thread && episode === head.episode)
      .map(({ seq }) => seq)
      .sort((one, other) => one - other)
    const isWhole = seqs.length === head.seq && seqs.every((seq, at) => seq === at + 1)
    return isWhole ? [] : [`${nameOf(head)} has messages ${seqs.join()} and hands out ${head.seq}`]
  })

/** A reader who goes on from a cursor reads each message once, in order, to the last. */
export const readersMissNothing = ({ readings }: Observed, desk: DeskAtRest): readonly string[] =>
  readings.flatMap(({ reader, conversation, seqs }) => {
    const head = desk.conversations.find((one) => conversationId(one) === conversation)
    const isWhole = seqs.every((seq, at) => seq === at + 1) && seqs.length === (head?.seq ?? 0)
    if (isWhole) return []
    return [`${reader} has read ${seqs.join()} of ${conversation}, which has 1 to ${head?.seq}`]
  })
