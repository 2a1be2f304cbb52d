/** A page asks about 60 times in a minute, and a person types no faster: this is for programs that have gone wrong. */
export const requestsMax = 600
const windowSeconds = 60
const windowMilliseconds = windowSeconds * 1000

interface Counted {
  readonly startedAt: number
  count: number
}

/** In the memory of one running function: it costs nothing, and each one counts for itself. */
const counts = new Map<string, Counted>()

/** The agents of a desk; beyond that, those who were counted first are forgotten. */
const agentsMax = 5000

export interface Rate {
  readonly isOver: boolean
  /** Until the count begins anew. */
  readonly resetSeconds: number
  /** draft-ietf-httpapi-ratelimit-headers, sections 3 and 4. */
  readonly headers: Readonly<Record<string, string>>
}

/** Counts one more request of an agent. */
export const counted = (agent: string, now: number): Rate => {
  const known = counts.get(agent)
  const isNew = known === undefined || now - known.startedAt >= windowMilliseconds
  const present: Counted = isNew ? { startedAt: now, count: 0 } : known
  present.count += 1
  if (isNew) {
    counts.delete(agent)
    counts.set(agent, present)
    const [first] = counts.keys()
    if (counts.size > agentsMax && first !== undefined) counts.delete(first)
  }
  const remaining = Math.max(0, requestsMax - present.count)
  const resetSeconds = Math.ceil((present.startedAt + windowMilliseconds - now) / 1000)
  return {
    isOver: present.count > requestsMax,
    resetSeconds,
    headers: {
      'ratelimit-policy': `"agent";q=${requestsMax};w=${windowSeconds}`,
      ratelimit: `"agent";r=${remaining};t=${resetSeconds}`,
    },
  }
}
