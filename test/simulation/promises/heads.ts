import type { Conversation } from '../../../src/desk/conversation.ts'
import type { Event } from '../../../src/desk/event.ts'
import type { Ticket } from '../../../src/desk/ticket.ts'
import { type DeskAtRest, historyOf, nameOf } from './desk-at-rest.ts'
import type { Observed } from './observed.ts'

/** What a head's events add up to. */
interface Told {
  readonly state: string | undefined
  readonly team: string | undefined
  readonly agent: string | undefined
  readonly ticket: number | undefined
  readonly resolutions: number
}

const nothingYet: Told = {
  state: undefined,
  team: undefined,
  agent: undefined,
  ticket: undefined,
  resolutions: 0,
}

const after = (told: Told, { type, team, agent, ticket }: Event): Told => {
  const [, what] = type.split('.')
  if (what === 'opened') return { ...told, state: 'open', team, agent }
  if (what === 'assigned') return { ...told, agent }
  if (what === 'transferred') return { ...told, team, agent }
  if (what === 'linked') return { ...told, ticket, team, agent }
  if (what === 'unlinked') return { ...told, ticket: undefined, agent }
  if (what === 'merged') return { ...told, state: 'resolved' }
  if (what === 'reopened') return { ...told, state: 'open', team, agent }
  if (what === 'resolved') {
    return { ...told, state: 'resolved', resolutions: told.resolutions + 1 }
  }
  return told
}

const headSays = (head: Conversation | Ticket): Told => ({
  state: head.state,
  team: head.team,
  agent: head.agent,
  ticket: head.kind === 'conversation' ? head.ticket : undefined,
  resolutions: head.resolutions,
})

/** A head stands where its events lead to. */
export const headsAsTold = (_: Observed, desk: DeskAtRest): readonly string[] =>
  [...desk.conversations, ...desk.tickets].flatMap((head) => {
    const told = historyOf(desk, head).reduce(after, nothingYet)
    const [is, says] = [JSON.stringify(headSays(head)), JSON.stringify(told)]
    return is === says ? [] : [`${nameOf(head)} is ${is}, and its events say ${says}`]
  })

/** A head is opened first and once, and is resolved and reopened in turns; what was merged stays over. */
export const headsInTurn = (_: Observed, desk: DeskAtRest): readonly string[] =>
  [...desk.conversations, ...desk.tickets].flatMap((head) => {
    const turns = historyOf(desk, head)
      .map(({ type }) => type.split('.')[1] ?? '')
      .filter((what) => ['opened', 'resolved', 'reopened', 'merged'].includes(what))
      .join(' ')
    return /^opened( resolved reopened)*( resolved| merged)?$/.test(turns)
      ? []
      : [`${nameOf(head)} was ${turns}`]
  })

/** Nothing of a case is older than its opening, nor than what was committed before it, whatever the functions' clocks say. */
export const headsInTime = (_: Observed, desk: DeskAtRest): readonly string[] =>
  [...desk.conversations, ...desk.tickets].flatMap((head) => {
    const times = [head.openedAt, ...historyOf(desk, head).map(({ at }) => at)]
    const isInOrder = times.every((at, index) => at >= (times[index - 1] ?? 0))
    return isInOrder ? [] : [`${nameOf(head)} goes back in time: ${times.join(', ')}`]
  })

/** Somebody waits exactly if they wrote after our last reply, and no case of a customer was changed unnumbered. */
export const waitsAsWritten = (_: Observed, desk: DeskAtRest): readonly string[] =>
  desk.conversations.flatMap((head) => {
    const unanswered = desk.messages.filter(
      ({ thread, episode, direction, seq }) =>
        thread === head.thread &&
        episode === head.episode &&
        direction === 'inbound' &&
        seq > (head.lastReplySeq ?? 0),
    )
    const isWaiting = head.state === 'open' && unanswered.length > 0
    return isWaiting === (head.waitingSince !== undefined)
      ? []
      : [`${nameOf(head)} ${isWaiting ? 'waits, and is not shown so' : 'is shown waiting'}`]
  })

/** A ticket and the open conversations that it leads stand with the same team and agent. */
export const pairsTogether = (_: Observed, desk: DeskAtRest): readonly string[] =>
  desk.conversations.flatMap((head) => {
    if (head.state === 'resolved' || head.ticket === undefined) return []
    const ticket = desk.tickets.find(({ number }) => number === head.ticket)
    const isTogether = ticket?.team === head.team && ticket.agent === head.agent
    return isTogether && ticket.state === 'open'
      ? []
      : [`${nameOf(head)} is with ${head.agent}, and its ticket with ${ticket?.agent}`]
  })
