import type { ReadyAttachment } from './outgoing.ts'
import { type Drawer, readJson, writeJson } from './storage.ts'

/** What is being written: kept with every letter, so that a reload loses nothing. */
export interface Draft {
  readonly text: string
  readonly attachments: readonly ReadyAttachment[]
}

export const draftSlot = 'draft'

export const readDraft = (drawer: Drawer): Draft =>
  readJson<Draft>(drawer, draftSlot) ?? { text: '', attachments: [] }

export const keepDraft = (drawer: Drawer, draft: Draft): void => {
  if (draft.text === '' && draft.attachments.length === 0) drawer.remove(draftSlot)
  else writeJson(drawer, draftSlot, draft)
}
