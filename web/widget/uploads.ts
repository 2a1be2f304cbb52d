import type { Api } from './api.ts'
import { backoffMs } from './backoff.ts'
import type { Attachment } from './contract.ts'
import { randomId } from './ids.ts'
import type { ReadyAttachment } from './outgoing.ts'
import { asProblem, isRefusal } from './problem.ts'
import type { Session } from './session.ts'

/** A file beside the message that is being written. */
export interface Upload extends Attachment {
  readonly key: string
  readonly state: 'uploading' | 'ready' | 'failed'
  /** The desk's id of it, once it is there. */
  readonly id?: string
}

export interface Uploads {
  add(file: File): void
  retry(key: string): void
  remove(key: string): void
  /** Adds what was uploaded before: by an earlier page, or for a message that is taken back. */
  restore(ready: readonly ReadyAttachment[]): void
  /** Forgets what was restored and is no longer in the draft: another tab has sent it. */
  forgetUnless(ready: readonly ReadyAttachment[]): void
  /** Gives what is ready to a message, and forgets all. */
  take(): readonly ReadyAttachment[]
}

interface UploadParts {
  readonly api: Api
  readonly session: Session
  readonly onChange: (uploads: readonly Upload[]) => void
}

const triesMax = 4

/** Files are uploaded when they are chosen: the message then goes out at once, and only it needs an outbox. */
export const createUploads = ({ api, session, onChange }: UploadParts): Uploads => {
  const files = new Map<string, File>()
  let list: readonly Upload[] = []
  const show = (next: readonly Upload[]): void => {
    list = next
    onChange(list)
  }
  const change = (key: string, part: Partial<Upload>) =>
    show(list.map((one) => (one.key === key ? { ...one, ...part } : one)))
  const isThere = (key: string): boolean => list.some((one) => one.key === key)

  /** A new place for each try: an address that was given may be too old, or half used. */
  const uploadOnce = async (file: File): Promise<string> => {
    const place = await session.use((token) => api.announce(token, attachmentOf(file)))
    await api.upload(place, file)
    return place.id
  }

  const upload = async (key: string, file: File): Promise<void> => {
    for (let tries = 1; isThere(key); tries += 1) {
      try {
        change(key, { state: 'ready', id: await uploadOnce(file) })
        return
      } catch (error) {
        const problem = asProblem(error)
        if (isRefusal(problem) || tries === triesMax) break
        await new Promise((go) => setTimeout(go, backoffMs(tries, problem, Math.random())))
      }
    }
    change(key, { state: 'failed' })
  }

  return {
    add: (file) => {
      const key = randomId()
      files.set(key, file)
      show([...list, { key, ...attachmentOf(file), state: 'uploading' }])
      void upload(key, file)
    },
    retry: (key) => {
      const file = files.get(key)
      if (file === undefined) return
      change(key, { state: 'uploading' })
      void upload(key, file)
    },
    remove: (key) => {
      files.delete(key)
      show(list.filter((one) => one.key !== key))
    },
    restore: (ready) => {
      const restored = ready.map((one): Upload => ({ ...one, key: one.id, state: 'ready' }))
      if (restored.length > 0) show([...list, ...restored])
    },
    forgetUnless: (ready) => {
      const left = list.filter(({ key, id }) => key !== id || ready.some((one) => one.id === id))
      if (left.length < list.length) show(left)
    },
    take: () => {
      const ready = readyOf(list)
      files.clear()
      if (list.length > 0) show([])
      return ready
    },
  }
}

export const attachmentOf = (file: File): Attachment => ({
  name: file.name,
  contentType: file.type || 'application/octet-stream',
  bytes: file.size,
})

export const readyOf = (uploads: readonly Upload[]): readonly ReadyAttachment[] =>
  uploads.flatMap(({ id, name, contentType, bytes, state }) =>
    state === 'ready' && id !== undefined ? [{ id, name, contentType, bytes }] : [],
  )
