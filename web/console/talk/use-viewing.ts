import { useEffect, useRef } from 'react'
import { desk } from '../api/client.ts'

const sayAgainMilliseconds = 20_000
/** What is typed is told this often. */
const typingMilliseconds = 4000

/** Only a sign: where it is lost, nothing is. */
const say = async (conversation: string, isTyping: boolean): Promise<void> => {
  const params = { path: { conversation } }
  const body = { isTyping }
  await desk
    .PUT('/v1/conversations/{conversation}/viewing', { params, body })
    .catch(() => undefined)
}

/** Says to colleagues that I have this case open, as long as the page is in sight. */
export const useViewing = (conversation: string): void => {
  useEffect(() => {
    const sayIfSeen = (): void => {
      if (!document.hidden) void say(conversation, false)
    }
    sayIfSeen()
    const timer = window.setInterval(sayIfSeen, sayAgainMilliseconds)
    document.addEventListener('visibilitychange', sayIfSeen)
    return () => {
      window.clearInterval(timer)
      document.removeEventListener('visibilitychange', sayIfSeen)
    }
  }, [conversation])
}

/** Says that I type: colleagues see it, and so does a chat's customer. */
export const useTyping = (conversation: string): (() => void) => {
  const toldAt = useRef(0)
  return () => {
    if (Date.now() - toldAt.current < typingMilliseconds) return
    toldAt.current = Date.now()
    void say(conversation, true)
  }
}
