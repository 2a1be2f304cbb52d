import type { Inbox } from '../desk/inbox.ts'
import type { Channel } from './contract.ts'
import { webchat } from './webchat/channel.ts'
import { webhook } from './webhook/channel.ts'

/** A channel is a folder and a line here. */
const channels: {
  readonly [Name in Inbox['channel']]: Channel<Extract<Inbox, { channel: Name }>>
} = { webhook, webchat }

/** The channel of this inbox: it is handed no inbox of another one. */
export const channelOf = (inbox: Inbox): Channel => channels[inbox.channel] as Channel
