import type { NewMessage } from './contract.ts'
import type { Outgoing } from './outgoing.ts'
import { type Drawer, readJson, writeJson } from './storage.ts'

export interface Outbox {
  list(): readonly Outgoing[]
  put(message: Outgoing): void
  /** Changes a message that is still there: one that was read back meanwhile stays away. */
  mark(id: string, change: Pick<Outgoing, 'state'> & { readonly code?: string }): void
  remove(id: string): void
}

const prefix = 'outbox/'
const sentMsMax = 24 * 3_600_000

/** One entry each, named by its order: two tabs that write at once never overwrite each other's messages. */
export const openOutbox = (drawer: Drawer): Outbox => {
  const slots = () => drawer.names().filter((name) => name.startsWith(prefix))
  const slotOf = (id: string) => slots().find((name) => name.endsWith(`-${id}`))
  return {
    list: () =>
      slots().flatMap((name) => {
        const found = readJson<Outgoing>(drawer, name)
        if (found !== undefined && isStillNews(found)) return found
        drawer.remove(name)
        return []
      }),
    put: (message) => {
      const last = Number(/\d+/.exec(slots().pop() ?? '')?.[0] ?? 0)
      // The clock may have gone back since the last one was written.
      const order = Math.max(Date.parse(message.at), last + 1)
      writeJson(drawer, `${prefix}${String(order).padStart(15, '0')}-${message.id}`, message)
    },
    mark: (id, change) => {
      const slot = slotOf(id)
      const found = slot === undefined ? undefined : readJson<Outgoing>(drawer, slot)
      if (slot !== undefined && found !== undefined)
        writeJson(drawer, slot, { ...found, ...change })
    },
    remove: (id) => {
      const slot = slotOf(id)
      if (slot !== undefined) drawer.remove(slot)
    },
  }
}

/** One that the desk has and yet is never read back was erased there. */
const isStillNews = ({ state, at }: Outgoing): boolean =>
  state !== 'sent' || Date.now() - Date.parse(at) < sentMsMax

/** What the desk is sent of it. */
export const asNewMessage = ({ id, text, attachments, name, email }: Outgoing): NewMessage => ({
  id,
  ...(text === undefined ? {} : { text }),
  ...(attachments.length === 0 ? {} : { attachments: attachments.map((one) => one.id) }),
  ...(name === undefined ? {} : { name }),
  ...(email === undefined ? {} : { email }),
})
