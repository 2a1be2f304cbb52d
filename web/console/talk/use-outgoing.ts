import { useSyncExternalStore } from 'react'
import { onKept } from '../parts/kept.ts'
import { type Outgoing, outgoingOf } from './outbox.ts'

/** The same list as long as nothing changed, as React asks for. */
const last = new Map<string, { readonly text: string; readonly list: readonly Outgoing[] }>()

const snapshot = (conversation: string): readonly Outgoing[] => {
  const list = outgoingOf(conversation)
  const text = JSON.stringify(list)
  const known = last.get(conversation)
  if (known?.text === text) return known.list
  last.set(conversation, { text, list })
  return list
}

/** What was said to be sent in this conversation and is not with the desk yet. */
export const useOutgoing = (conversation: string): readonly Outgoing[] =>
  useSyncExternalStore(onKept, () => snapshot(conversation))
