import createClient, { type Middleware } from 'openapi-fetch'
import { currentToken, signedOut } from '../session/session.ts'
import { noteReached, noteUnreached } from './reach.ts'
import type { Problem, paths } from './types.ts'

/** What the desk said no to, as RFC 9457 tells it. */
export class ProblemError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title)
    this.problem = problem
  }
}

/** The desk was not reached, or answered nothing that is its own: what was asked may be asked again. */
export class UnreachedError extends Error {}

const identified: Middleware = {
  onRequest: async ({ request }) => {
    request.headers.set('authorization', `Bearer ${await currentToken()}`)
    return request
  },
  onResponse: ({ response }) => {
    if (response.status === 401) signedOut()
    return undefined
  },
}

/** Says whether the desk is reached: the page shows when it is not. */
const watched = async (request: Request): Promise<Response> => {
  try {
    const response = await fetch(request)
    if (response.status >= 500) noteUnreached()
    else noteReached()
    return response
  } catch (cause) {
    noteUnreached()
    throw new UnreachedError('The desk was not reached.', { cause })
  }
}

/** The desk's API, typed by its own document. */
export const desk = createClient<paths>({ baseUrl: window.location.origin, fetch: watched })
desk.use(identified)

interface Answered<Found> {
  readonly data?: Found
  readonly error?: Problem
  readonly response: Response
}

/** What was answered; a problem and a desk that failed are thrown. */
export const found = <Found>({ data, error, response }: Answered<Found>): Found => {
  if (data !== undefined) return data
  const isJudged = response.status < 500 && !passing.has(response.status)
  if (isJudged && typeof error?.code === 'string') throw new ProblemError(error)
  throw new UnreachedError(`The desk answered ${response.status}.`)
}

/** Who has to sign in again, or to wait, was not refused: what they asked is asked again. */
const passing: ReadonlySet<number> = new Set([401, 429])
