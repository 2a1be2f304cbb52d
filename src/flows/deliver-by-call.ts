import { senderOf } from '../channels/senders.ts'
import type { Inbox } from '../desk/inbox.ts'
import { now } from '../platform/clock.ts'
import { signingSecrets } from '../platform/parameters.ts'
import { sendToQueue } from '../platform/queues.ts'
import type { Way, Worker } from './deliver.ts'

/** Calls the channel's provider. A mail goes on to its own worker, which brings what mails are made of. */
const wayOf = (inbox: Inbox): Way | undefined => {
  if (inbox.channel === 'mail') return { worker: 'mail-out' }
  const send = senderOf(inbox)
  if (send === undefined) return undefined
  return {
    prepare: async (outbound) => {
      const secrets = await signingSecrets(outbound.thread.inbox)
      return () => send(outbound, secrets, now())
    },
  }
}

export const byCall: Worker = {
  queue: 'deliver',
  wayOf,
  goOn: ({ thread, episode, seq }) => sendToQueue('mail-out', [{ body: { thread, episode, seq } }]),
}
