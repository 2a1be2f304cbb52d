import type { IncomingMessage } from 'node:http'
import { type Handle, readBody, sendJson, sendText } from '../http.ts'
import { AppRefusal } from '../people/customer-app.ts'
import { ControlRefusal, type ControlRequest } from './answer.ts'
import { controlRoutes } from './routes.ts'
import type { RunningDesk } from './running.ts'

const segmentsOf = (path: string): string[] => path.split('/').filter((part) => part !== '')

const parametersOf = (pattern: string, path: string): string[] | undefined => {
  const wanted = segmentsOf(pattern)
  const given = segmentsOf(path)
  if (wanted.length !== given.length) return undefined
  if (wanted.some((part, index) => part !== '*' && part !== given[index])) return undefined
  return given.filter((_, index) => wanted[index] === '*').map(decodeURIComponent)
}

const find = (method: string, path: string) => {
  for (const [key, answer] of Object.entries(controlRoutes)) {
    const [wanted, pattern = ''] = key.split(' ')
    const parameters = wanted === method ? parametersOf(pattern, path) : undefined
    if (parameters) return { answer, parameters }
  }
  throw new ControlRefusal(
    404,
    `There is no ${method} ${path}. There are: ${Object.keys(controlRoutes).join(', ')}.`,
  )
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new ControlRefusal(
      400,
      `The body must be JSON, got ${JSON.stringify(text.slice(0, 80))}.`,
    )
  }
}

const readRequest = async (
  incoming: IncomingMessage,
  parameters: string[],
  query: URLSearchParams,
): Promise<ControlRequest> => {
  const text = (await readBody(incoming))?.toString('utf8') ?? ''
  return { parameters, query, headers: incoming.headers, text, json: () => parseJson(text) }
}

/** The surface below /_local, where a person, the demo and tests steer the desk. */
export const createControl =
  (desk: RunningDesk): Handle =>
  async (incoming, response) => {
    const url = new URL(incoming.url ?? '/', desk.url)
    try {
      const { answer, parameters } = find(incoming.method ?? 'GET', url.pathname)
      const request = await readRequest(incoming, parameters, url.searchParams)
      const { status, body, type, location } = await answer(desk, request)
      if (location !== undefined) response.setHeader('location', location)
      if (typeof body === 'string') sendText(response, status, body, type)
      else sendJson(response, status, body)
    } catch (error) {
      const isRefused = error instanceof ControlRefusal || error instanceof AppRefusal
      const message = error instanceof Error ? error.message : String(error)
      const status = error instanceof ControlRefusal ? error.status : isRefused ? 400 : 500
      sendJson(response, status, { message })
    }
  }
