import { useEffect, useState } from 'react'
import { type Draft, draftOf, keepDraft, onRestored } from './drafts.ts'

/** What is being written in a conversation, and how to change it. */
export const useDraft = (
  conversation: string,
): readonly [Draft, (part: Partial<Draft>) => void] => {
  const [draft, setDraft] = useState(() => draftOf(conversation))
  useEffect(
    () => onRestored((restored) => restored === conversation && setDraft(draftOf(conversation))),
    [conversation],
  )
  const change = (part: Partial<Draft>): void => {
    // What stands is read again: an upload may have ended since the last letter.
    const next = { ...draftOf(conversation), ...part }
    keepDraft(conversation, next)
    setDraft(next)
  }
  return [draft, change]
}
