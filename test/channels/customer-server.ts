import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Called {
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** A company's callback on this machine: it answers as each test says, and remembers what it was sent. */
export const customerServer = async (
  answer: (response: ServerResponse, request: IncomingMessage) => void,
) => {
  const calls: Called[] = []
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    calls.push({ headers: request.headers, body: Buffer.concat(parts).toString() })
    answer(response, request)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    calls,
    url: `http://127.0.0.1:${port}/replies`,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
