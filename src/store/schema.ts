/** The table's attribute and index names: the one place that the template and the store share. */

export const tableKeys = { partition: 'pk', sort: 'sk' } as const

/** DynamoDB deletes an item some time after this epoch second. */
export const expiryAttribute = 'expiresAt'

/** The one map attribute that byOwner and byAgent project: what a list shows, never message text. */
export const cardAttribute = 'card'

/** `include` names the attributes that are projected beside the keys. */
export interface TableIndex {
  readonly partition: string
  readonly sort: string
  readonly projection: 'keysOnly' | 'all' | { readonly include: readonly string[] }
}

export const tableIndexes = {
  byOwner: { partition: 'ownerKey', sort: 'ownerRank', projection: { include: [cardAttribute] } },
  byAgent: { partition: 'agentKey', sort: 'agentRank', projection: { include: [cardAttribute] } },
  byCustomer: { partition: 'customerKey', sort: 'customerRank', projection: 'keysOnly' },
  byDue: { partition: 'dueKey', sort: 'dueRank', projection: 'keysOnly' },
  byDay: { partition: 'dayKey', sort: 'dayRank', projection: 'all' },
  // CloudFormation adds one index per update, so one stands ready.
  spare: { partition: 'spareKey', sort: 'spareRank', projection: 'keysOnly' },
} as const satisfies Record<string, TableIndex>

export type IndexName = keyof typeof tableIndexes

/** Stream filters and every reader tell items apart by this attribute. */
export const kindAttribute = 'kind'

export const kinds = {
  thread: 'thread',
  inbound: 'inbound',
  message: 'message',
  conversation: 'conversation',
  ticket: 'ticket',
  event: 'event',
  customer: 'customer',
  identity: 'identity',
  survey: 'survey',
  once: 'once',
  changed: 'changed',
  agent: 'agent',
  policy: 'policy',
  counter: 'counter',
  metrics: 'metrics',
} as const

/** Kinds of what a search reads: no stream's filter names them, and most functions do without. */
export const wordKinds = { secret: 'search-key', list: 'words', row: 'word' } as const

/** Kinds of what is known of mails. */
export const mailKinds = {
  id: 'mail-id',
  thread: 'mail-thread',
  unread: 'unread-mail',
  suppression: 'suppression',
} as const

/** Kinds of what stands with an agent beside their presence. */
export const mentionKinds = { mention: 'mention', seen: 'mentions-seen' } as const

/** Kinds of what stands beside tickets. */
export const ticketKinds = { note: 'ticket-note', watched: 'watched-ticket' } as const

/** Kinds of what stands beside a web chat. */
export const chatKinds = { signs: 'chat-signs', limit: 'limit' } as const

export type Kind = (typeof kinds)[keyof typeof kinds]

/** Relay acts on an inserted item that carries this attribute; its value names the effect. */
export const effectAttribute = 'effect'
export const effects = { deliver: 'deliver', escalate: 'escalate', drain: 'drain' } as const
export type Effect = (typeof effects)[keyof typeof effects]
