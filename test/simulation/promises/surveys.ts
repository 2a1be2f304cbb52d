import { hourMilliseconds, minuteMilliseconds } from '../../../src/desk/units.ts'
import { type DeskAtRest, nameOf, repeated } from './desk-at-rest.ts'
import type { Mailed, Observed } from './observed.ts'

const surveyIn = ({ text }: Mailed): string | undefined => /\/s\/([a-z2-7]{26})/.exec(text)?.[1]

const surveyMails = ({ mails }: Observed) =>
  mails.flatMap((mail) => {
    const id = surveyIn(mail)
    return id === undefined ? [] : [{ id, at: mail.at }]
  })

/** No survey is mailed twice, and each one that is mailed is known. */
export const surveysOnce = (observed: Observed, desk: DeskAtRest): readonly string[] => {
  const ids = surveyMails(observed).map(({ id }) => id)
  const known = new Set(desk.surveys.map(({ id }) => id))
  return [
    ...repeated(ids).map((id) => `survey ${id} was mailed more than once`),
    ...ids.filter((id) => !known.has(id)).map((id) => `survey ${id} was mailed, and is unknown`),
  ]
}

/** Each survey ends as sent, unconfirmed, cancelled or failed, and that is what happened to it. */
export const surveysSettled = (observed: Observed, desk: DeskAtRest): readonly string[] => {
  const mailed = new Set(surveyMails(observed).map(({ id }) => id))
  return desk.surveys.flatMap(({ id, state }) => {
    if (state === 'sent') {
      return mailed.has(id) ? [] : [`survey ${id} is shown as sent, and was not mailed`]
    }
    if (state === 'unconfirmed') return []
    if (state !== 'cancelled' && state !== 'failed') return [`survey ${id} has ended as ${state}`]
    return mailed.has(id) ? [`survey ${id} is shown as ${state}, and was mailed`] : []
  })
}

/** Clocks of two functions may differ by some seconds, and a mail may go a while after its claim. */
const toleranceMilliseconds = 2 * minuteMilliseconds

/** No customer is asked twice within the policy's period. */
export const surveysApart = (observed: Observed, desk: DeskAtRest): readonly string[] => {
  const apart = observed.policy.survey.perCustomerHours * hourMilliseconds - toleranceMilliseconds
  const customerOf = new Map(desk.surveys.map(({ id, customer }) => [id, customer]))
  const byCustomer = Map.groupBy(surveyMails(observed), ({ id }) => customerOf.get(id) ?? id)
  return [...byCustomer].flatMap(([customer, mails]) => {
    const times = mails.map(({ at }) => at).sort((one, other) => one - other)
    const isTooSoon = times.some((at, index) => index > 0 && at - (times[index - 1] ?? 0) < apart)
    return isTooSoon ? [`customer ${customer} was asked ${times.length} times, too soon`] : []
  })
}

/** Each resolution plans one survey, or says why not; while a ticket leads a conversation, it is asked about by the ticket. */
export const resolutionsAsked = (_: Observed, desk: DeskAtRest): readonly string[] => {
  return [...desk.tickets, ...desk.conversations].flatMap((head) => {
    const pk = head.pk
    const own = desk.events.filter(
      (event) =>
        event.pk === pk &&
        (head.kind === 'ticket'
          ? event.ticket !== undefined
          : event.ticket === undefined && event.conversation === `${head.thread}.${head.episode}`),
    )
    const resolved = own.filter(({ type }) => type === `${head.kind}.resolved`).length
    const planned = own.filter(({ type }) => type === 'survey.scheduled').length
    const without = own.filter(({ type, survey }) => type === 'survey.not-sent' && !survey).length
    const asks = head.kind === 'conversation' || head.type !== 'call-back'
    const isRight = planned + without === resolved || (!asks && planned + without === 0)
    if (isRight) return []
    return [`${nameOf(head)} was resolved ${resolved} times, with ${planned} surveys`]
  })
}

/** Nobody goes unasked for want of an address that the desk has. */
export const addressesUsed = (_: Observed, desk: DeskAtRest): readonly string[] => {
  const emailOf = new Map(desk.ofKind('customer').map(({ id, email }) => [id, email]))
  const heads = [...desk.tickets, ...desk.conversations]
  return desk.events.flatMap(({ type, why, conversation, ticket }) => {
    if (type !== 'survey.not-sent' || why !== 'no-address') return []
    const head = heads.find((one) =>
      one.kind === 'ticket'
        ? one.number === ticket
        : `${one.thread}.${one.episode}` === conversation,
    )
    const email = emailOf.get(head?.customer)
    return email === undefined ? [] : [`${conversation ?? ticket} was not asked, at ${email}`]
  })
}
