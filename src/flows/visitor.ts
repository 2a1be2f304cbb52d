import { customerOf } from '../channels/webchat/customer-token.ts'
import { bearer, type Visitor, visitorOf, visitorToken } from '../channels/webchat/token.ts'
import type { ChatInbox } from '../desk/inbox.ts'
import { inboxOf, type Policy } from '../desk/policy.ts'
import { Refusal } from '../desk/refusal.ts'
import { now } from '../platform/clock.ts'
import { keyedId, randomId } from '../platform/ids.ts'
import { customerSecrets, pepper, signingSecrets } from '../platform/parameters.ts'
import { policy } from '../store/policy.ts'

/** A web chat of this desk, with what the policy says of it. */
export interface Chat {
  /** The inbox's id. */
  readonly inbox: string
  readonly settings: ChatInbox
  readonly rules: Policy
}

/** The chat of this inbox, if it is one. */
export const chatOf = async (inbox: string): Promise<Chat | Refusal> => {
  const rules = await policy()
  const settings = inboxOf(rules, inbox)
  if (settings?.channel !== 'webchat') return new Refusal('unknown-inbox')
  return { inbox, settings, rules }
}

export interface Welcome {
  readonly token: string
  readonly isCustomer: boolean
  readonly expiresAt: number
}

/** What somebody who opens a chat brings along. */
export interface Arriving {
  readonly token?: string | undefined
  readonly customerToken?: string | undefined
  readonly locale?: string | undefined
}

/**
 * A token for who opens the chat: the customer for whom the company vouches, the visitor who was here before, or a
 * new one.
 */
export const welcome = async (
  { inbox }: Chat,
  { token = '', customerToken, locale }: Arriving,
): Promise<Welcome | { readonly detail: string }> => {
  const at = now()
  const secrets = await signingSecrets(inbox)
  const visitor =
    customerToken === undefined
      ? await returning(token, inbox, secrets, at)
      : await customerOf(customerToken, inbox, await customerSecrets(inbox), at)
  if ('detail' in visitor) return visitor
  const profile = locale === undefined ? visitor.profile : { locale, ...visitor.profile }
  const made = await visitorToken({ ...visitor, profile }, inbox, secrets, at)
  if (made === undefined) return { detail: 'This inbox has no secret yet.' }
  return { ...made, isCustomer: visitor.isCustomer }
}

/** A customer's token is not renewed by itself: the company vouches again. */
const returning = async (token: string, inbox: string, secrets: readonly string[], at: number) => {
  const known = await visitorOf(token, inbox, secrets, at)
  if (!('detail' in known) && !known.isCustomer) {
    const { sub, isCustomer, profile } = known
    return { sub, isCustomer, profile }
  }
  return { sub: `visitor:${randomId()}`, isCustomer: false, profile: {} }
}

/** Who asks, with the thread that is theirs. */
export interface Seated {
  readonly visitor: Visitor
  readonly thread: string
}

/** The visitor whom this header proves to be, or why it does not. */
export const seated = async (
  { inbox }: Chat,
  authorization: string | undefined,
): Promise<Seated | { readonly detail: string }> => {
  const secrets = await signingSecrets(inbox)
  const visitor = await visitorOf(bearer(authorization), inbox, secrets, now())
  if ('detail' in visitor) return visitor
  return { visitor, thread: keyedId(await pepper(), 'thread', inbox, visitor.sub) }
}
