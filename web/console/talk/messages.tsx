import { useEffect, useRef } from 'react'
import type { Message } from '../api/messages.ts'
import type { MessagesView } from '../api/types.ts'
import { useWords } from '../words/use-words.ts'
import { Bubble } from './bubble.tsx'
import { Leaving } from './leaving.tsx'
import { useOutgoing } from './use-outgoing.ts'

/** Who is at the end of what was said goes on seeing the end; who reads further up is left there. */
const endPixels = 80

/** What was said, oldest first, with what is on its way. */
export const Messages = ({
  id,
  me,
  messages,
  signs,
  customer,
}: {
  readonly id: string
  readonly me: string
  readonly messages: readonly Message[]
  readonly signs: MessagesView['signs']
  readonly customer: string | undefined
}) => {
  const words = useWords()
  const scroller = useRef<HTMLDivElement>(null)
  const wasAtEnd = useRef(true)
  const outgoing = useOutgoing(id)
  const count = messages.length + outgoing.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is what it follows
  useEffect(() => {
    const box = scroller.current
    if (box !== null && wasAtEnd.current) box.scrollTop = box.scrollHeight
  }, [count, id])
  return (
    <div
      ref={scroller}
      className="messages"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard (WCAG 2.1.1)
      tabIndex={0}
      role="log"
      aria-label={words.details}
      onScroll={({ currentTarget: box }) => {
        wasAtEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < endPixels
      }}
    >
      {messages.map((message) => (
        <Bubble
          key={message.seq}
          message={message}
          me={me}
          customer={customer}
          isSeen={message.direction === 'outbound' && message.seq === (signs?.readTo ?? 0)}
        />
      ))}
      {outgoing.map((one) => (
        <Leaving key={one.id} one={one} />
      ))}
      {signs?.isTyping && <p className="quiet">{words.customerTypes}</p>}
    </div>
  )
}
