import type { Inbox } from '../desk/inbox.ts'
import type { Send } from './contract.ts'
import { send as webhook } from './webhook/send.ts'

/** How a reply leaves, by the channel. A chat's customer reads at the desk itself: nobody is called for them. */
const senders: {
  readonly [Name in Exclude<Inbox['channel'], 'webchat'>]: Send<Extract<Inbox, { channel: Name }>>
} = { webhook }

/** How a reply leaves by this inbox: it is handed no inbox of another channel. Undefined where none does. */
export const senderOf = ({ channel }: Inbox): Send | undefined =>
  channel === 'webchat' ? undefined : (senders[channel] as Send)
