import type { Api, VisitorClaim } from './api.ts'
import type { Visitor } from './contract.ts'
import type { Lock } from './locks.ts'
import { anonymous, type Owner, ownerOf } from './owner.ts'
import { asProblem, Problem } from './problem.ts'
import { type Drawer, readJson, writeJson } from './storage.ts'

/** Who writes, as the desk knows them. All tabs share it. */
export interface Session {
  /** Undefined before the first message of an anonymous visitor: reading a page makes nobody a visitor. */
  current(): Visitor | undefined
  /** Runs with a token that the desk takes; asks for a new one when it is refused, and runs again. */
  use<T>(run: (token: string) => Promise<T>): Promise<T>
}

export interface SessionParts {
  readonly api: Api
  readonly owner: Owner
  /** Where this owner's things are. */
  readonly drawer: Drawer
  /** Where the anonymous visitor's things are, who may since have signed in. */
  readonly visitorDrawer: Drawer
  readonly lock: Lock
  readonly customerToken: () => Promise<string | undefined>
  readonly locale: string
  /** The page now vouches for somebody else: all that is shown is another's. */
  readonly onOtherOwner: () => void
  /** A token was refused: cursors may be another visitor's from here on. */
  readonly onRenewed: () => void
}

const slot = 'visitor'
const dayMs = 86_400_000
/** A visitor who comes back within a month keeps their talk: their token is renewed well before its 30 days are over. */
const renewedBeforeMs = { visitor: 15 * dayMs, customer: 60_000 }

export const createSession = (parts: SessionParts): Session => {
  const { api, drawer, lock } = parts
  const current = () => readJson<Visitor>(drawer, slot)

  const claim = async (): Promise<VisitorClaim> => {
    const customerToken = await parts.customerToken()
    if (ownerOf(customerToken) !== parts.owner) {
      parts.onOtherOwner()
      throw new Problem(0, 'lost', 'the page vouches for somebody else')
    }
    const earlier = current() ?? readJson<Visitor>(parts.visitorDrawer, slot)
    return {
      ...(earlier === undefined ? {} : { token: earlier.token }),
      ...(customerToken === undefined ? {} : { customerToken }),
      locale: parts.locale,
    }
  }

  /** Two tabs that find no token, or a refused one, ask for one new together. */
  const renewed = (refused: string | undefined): Promise<Visitor> =>
    lock('session', async () => {
      const found = current()
      if (found !== undefined && found.token !== refused) return found
      const visitor = await api.visitor(await claim()).catch(explained)
      writeJson(drawer, slot, visitor)
      if (parts.owner !== anonymous) parts.visitorDrawer.remove(slot)
      if (refused !== undefined) parts.onRenewed()
      return visitor
    })

  /** A token is renewed before it ends, once: a clock that is wrong must not ask again and again. */
  let isWatchingExpiry = true
  const usable = async (): Promise<Visitor> => {
    const found = current()
    if (found === undefined) return renewed(undefined)
    const beforeMs = renewedBeforeMs[found.isCustomer ? 'customer' : 'visitor']
    const isEnding = Date.parse(found.expiresAt) - Date.now() < beforeMs
    if (!isEnding || !isWatchingExpiry) return found
    isWatchingExpiry = false
    return renewed(found.token).catch(() => found)
  }

  return {
    current,
    use: async (run) => {
      const { token } = await usable()
      try {
        return await run(token)
      } catch (error) {
        if (asProblem(error).status !== 401) throw error
        return run((await renewed(token)).token)
      }
    },
  }
}

/** Whoever builds the page learns why its customer token is refused; the visitor can do nothing about it. */
const explained = (error: unknown): never => {
  if (asProblem(error).status === 401) console.warn(`warmline: ${asProblem(error).message}`)
  throw error
}
