import { keep, readKept } from '../parts/kept.ts'
import type { Outgoing } from './outbox.ts'

export interface Draft {
  readonly kind: 'reply' | 'note'
  readonly text: string
  readonly attachments: Outgoing['attachments']
}

const nameOf = (conversation: string): string => `draft.${conversation}`
const empty: Draft = { kind: 'reply', text: '', attachments: [] }

export const draftOf = (conversation: string): Draft => {
  const text = readKept(nameOf(conversation))
  return text === undefined ? empty : (JSON.parse(text) as Draft)
}

/**
 * Kept with each letter: neither a reload nor an ended sign-in loses it. That it is to be a note is kept before the first
 * one: what is meant for colleagues must never go to the customer.
 */
export const keepDraft = (conversation: string, draft: Draft): void => {
  const isEmpty = draft.kind === 'reply' && draft.text === '' && draft.attachments.length === 0
  keep(nameOf(conversation), isEmpty ? undefined : JSON.stringify(draft))
}

const restored = new Set<(conversation: string) => void>()
/** Told when a draft came back from what was to be sent. */
export const onRestored = (listener: (conversation: string) => void): (() => void) => {
  restored.add(listener)
  return () => restored.delete(listener)
}

/** What was taken back stands in the field again, before what was typed meanwhile. */
export const restoreDraft = ({ conversation, kind, text, attachments }: Outgoing): void => {
  const { text: since, attachments: added } = draftOf(conversation)
  const whole = since === '' ? text : `${text}\n\n${since}`
  keepDraft(conversation, { kind, text: whole, attachments: [...attachments, ...added] })
  for (const listener of restored) listener(conversation)
}
