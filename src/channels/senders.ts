import type { Inbox } from '../desk/inbox.ts'
import type { Send } from './contract.ts'
import { send as webhook } from './webhook/send.ts'

/** Channels whose replies leave by a call of their provider. */
type Called = 'webhook'

const senders: { readonly [Name in Called]: Send<Extract<Inbox, { channel: Name }>> } = { webhook }

/** How a reply leaves by this inbox: it is handed no inbox of another channel. Undefined where nobody is called. */
export const senderOf = ({ channel }: Inbox): Send | undefined =>
  channel in senders ? (senders[channel as Called] as Send) : undefined
