import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

export type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void

export interface Listener {
  readonly server: Server
  readonly port: number
  readonly url: string
  readonly close: () => Promise<void>
}

/** The whole body; undefined as soon as it is larger than the limit. */
export const readBody = async (
  request: IncomingMessage,
  bytesMax = Number.POSITIVE_INFINITY,
): Promise<Buffer | undefined> => {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    size += part.length
    // Goes on reading, so that the caller gets the answer and not a broken connection.
    if (size <= bytesMax) parts.push(part)
  }
  return size > bytesMax ? undefined : Buffer.concat(parts)
}

export const sendJson = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}

export const sendText = (
  response: ServerResponse,
  status: number,
  text: string,
  type = 'text/plain; charset=utf-8',
): void => {
  response.writeHead(status, { 'content-type': type })
  response.end(text)
}

/** Listens on the loopback only; port 0 picks one. */
export const listen = async (port: number, handle: Handle): Promise<Listener> => {
  const server = createServer((request, response) => {
    Promise.resolve()
      .then(() => handle(request, response))
      .catch((error: unknown) => {
        if (response.headersSent) return response.destroy()
        sendJson(response, 500, { message: error instanceof Error ? error.message : String(error) })
      })
  })
  server.keepAliveTimeout = 30_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  const taken = typeof address === 'object' && address ? address.port : port
  return {
    server,
    port: taken,
    url: `http://127.0.0.1:${taken}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
