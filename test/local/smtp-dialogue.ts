import { connect, type Socket } from 'node:net'

/** A dialogue with an SMTP server line by line, as swaks and telnet lead it. */
export interface Dialogue {
  /** Sends bytes as they are, and waits for nothing. */
  readonly say: (text: string | Uint8Array) => void
  /** The next whole answer: its code and all its lines. */
  readonly answer: () => Promise<string>
  /** Says a line and waits for the answer. */
  readonly ask: (line: string) => Promise<string>
  readonly hangUp: () => void
}

export const openDialogue = async (port: number): Promise<Dialogue> => {
  const socket: Socket = connect(port, '127.0.0.1')
  let received = ''
  const waiting: (() => void)[] = []
  socket.on('data', (part: Buffer) => {
    received += part.toString('utf8')
    waiting.shift()?.()
  })
  socket.on('error', () => undefined)
  const answer = async (): Promise<string> => {
    for (;;) {
      // The last line of an answer has a blank behind its code.
      const whole = /^(\d{3}-[^\r\n]*\r\n)*\d{3}(?!-)[^\r\n]*\r\n/.exec(received)?.[0]
      if (whole !== undefined) {
        received = received.slice(whole.length)
        return whole.trimEnd()
      }
      await new Promise<void>((resolve) => waiting.push(resolve))
    }
  }
  const dialogue: Dialogue = {
    say: (text) => socket.write(text),
    answer,
    ask: (line) => {
      socket.write(`${line}\r\n`)
      return answer()
    },
    hangUp: () => socket.destroy(),
  }
  await answer()
  return dialogue
}
