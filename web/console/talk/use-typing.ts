import { useRef } from 'react'
import { desk } from '../api/client.ts'
import type { ConversationView } from '../api/types.ts'

/** A customer's page is told this often that somebody types. */
const typingMilliseconds = 4000

/** Says to a chat's customer that somebody types. It is only a sign: where it is lost, nothing is. */
export const useTyping = ({ id, channel }: ConversationView): (() => void) => {
  const toldAt = useRef(0)
  return () => {
    if (channel !== 'webchat' || Date.now() - toldAt.current < typingMilliseconds) return
    toldAt.current = Date.now()
    const params = { path: { conversation: id } }
    void desk.POST('/v1/conversations/{conversation}/typing', { params }).catch(() => undefined)
  }
}
