import type { Inbox } from '../desk/policy.ts'
import type { Channel } from './contract.ts'
import { webhook } from './webhook/channel.ts'

/** A channel is a folder and a line here. */
const channels: Readonly<Record<Inbox['channel'], Channel>> = { webhook }

export const channelOf = (inbox: Inbox): Channel => channels[inbox.channel]
