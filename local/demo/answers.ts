/** What the desk answers, as far as the demo and the journeys read it. Times are ISO 8601. */

export interface Deadline {
  readonly target: string
  readonly dueAt: string
  readonly missedAt?: string
}

export interface Conversation {
  readonly id: string
  readonly state: 'open' | 'resolved'
  readonly inbox: string
  readonly customer: Readonly<Record<string, string | undefined>>
  readonly team: string
  readonly agent?: string
  readonly priority: number
  readonly ticket?: number
  readonly openedAt: string
  readonly resolvedAt?: string
  readonly deadlines: readonly Deadline[]
  readonly revision: number
}

export interface Message {
  readonly seq: number
  readonly direction: 'inbound' | 'outbound' | 'note'
  readonly text: string
  readonly agent?: string
  readonly at: string
  readonly sentAt?: string
  readonly attachments?: readonly {
    readonly name?: string
    readonly contentType?: string
    readonly bytes?: number
    readonly url: string
  }[]
  readonly delivery?: string
  readonly failure?: string
}

export interface Messages {
  readonly items: readonly Message[]
  readonly next: string
  readonly pollAfterMs: number
  readonly signs?: { readonly isTyping: boolean; readonly readTo: number }
}

export interface Happening {
  readonly type: string
  readonly at: string
  readonly agent?: string
  readonly team?: string
  readonly target?: string
  readonly ticket?: number
  readonly why?: string
}

export interface Happenings {
  readonly items: readonly Happening[]
  readonly next?: string
}

export interface Listed {
  readonly kind: 'conversation' | 'ticket'
  readonly id: string
  readonly title: string
  readonly type?: string
  readonly place: 'queued' | 'held' | 'idle'
  readonly channel: string
  readonly openedAt: string
  readonly agent?: string
  readonly ticket?: number
}

export interface List {
  readonly items: readonly Listed[]
  readonly next?: string
  readonly pollAfterMs: number
}

export interface Ticket {
  readonly number: number
  readonly state: 'open' | 'resolved'
  readonly type: string
  readonly title: string
  readonly priority: number
  readonly team: string
  readonly agent?: string
  readonly conversations: readonly string[]
  readonly openedAt: string
  readonly resolvedAt?: string
  readonly deadlines: readonly Deadline[]
}

export interface Changed {
  readonly number?: number
  readonly conversation?: string
  readonly state: 'open' | 'resolved'
  readonly team: string
  readonly agent?: string
  readonly revision: number
}

export interface Written {
  readonly conversation: string
  readonly message: { readonly seq: number; readonly at: string; readonly delivery?: string }
}

interface Durations {
  readonly n: number
  readonly medianSeconds?: number
  readonly p90Seconds?: number
}

export interface Metrics {
  readonly day: string
  readonly timeZone: string
  readonly conversations: { readonly opened: number; readonly resolved: number }
  readonly firstResponse: Durations & { readonly leftOut: number }
  readonly resolution: Durations
  readonly csat: {
    readonly percent?: number
    readonly n: number
    readonly sent: number
    readonly responseRatePercent?: number
    readonly scores: Readonly<Record<string, number>>
    readonly leftOut: Readonly<Record<string, number>>
  }
}

/** Problem details of RFC 9457. */
export interface Problem {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail?: string
  readonly errors?: readonly { readonly path: string; readonly detail: string }[]
}

export interface Mail {
  readonly to: readonly string[]
  readonly from: string
  readonly subject: string
  readonly at: string
  readonly text: string
  readonly html: string
  /** By their names in lowercase; folds are left in. */
  readonly headers: Readonly<Record<string, string>>
  readonly attachments: readonly { name: string; contentType: string; bytes: number }[]
}

/** A reply as the customer's app received it. */
export interface Reply {
  readonly id: string
  readonly at: string
  readonly inbox: string
  readonly isVerified: boolean
  readonly status: number
  readonly body: {
    readonly type: string
    readonly data: {
      readonly thread: string
      readonly message: { readonly id: string; readonly seq: number; readonly text: string }
    }
  }
}

export interface Units {
  readonly byFunction: Readonly<
    Record<string, { readonly reads: number; readonly writes: number; readonly requests: number }>
  >
  readonly total: { readonly reads: number; readonly writes: number }
}

export interface Status {
  readonly folder: string
  readonly table: string
  readonly parameterPrefix: string
  readonly functions: readonly string[]
  readonly endpoints: Readonly<Record<string, string>>
  /** Where mails are taken by SMTP. */
  readonly mailPort: number
  readonly mailAddresses: readonly string[]
  readonly agents: readonly { readonly id: string; readonly name: string; readonly email: string }[]
}

export interface Delivery {
  readonly id: string
  readonly answers: readonly { readonly status: number; readonly body: unknown }[]
  readonly request: { readonly headers: Readonly<Record<string, string>>; readonly body: string }
}
