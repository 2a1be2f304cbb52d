import { CannotStart, systemErrorCode } from './cannot-start.ts'
import { type Handle, type Listener, listen, sendJson } from './http.ts'

export interface DeskPort extends Listener {
  /** From now on this answers; until then callers are told that the desk is starting. */
  readonly serve: (handle: Handle) => void
}

const starting: Handle = (_, response) =>
  sendJson(response, 503, {
    ready: false,
    message: 'The desk is starting: try again in a few seconds.',
  })

const sentenceOf = (port: number, error: unknown): string | undefined => {
  const code = systemErrorCode(error)
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use: stop what uses it, or choose another with --port N (0 picks a free one).`
  if (code === 'EACCES')
    return `Port ${port} may not be used by this user: choose one above 1023 with --port N.`
  return undefined
}

/** Takes the desk's port before anything else is begun, since all addresses name it. */
export const openDeskPort = async (port: number): Promise<DeskPort> => {
  let present = starting
  try {
    const listener = await listen(port, (request, response) => present(request, response))
    const serve = (handle: Handle) => {
      present = handle
    }
    return { ...listener, serve }
  } catch (error) {
    const sentence = sentenceOf(port, error)
    throw sentence ? new CannotStart(sentence) : error
  }
}
