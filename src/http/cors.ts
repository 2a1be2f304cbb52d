import type { Answer } from './problem.ts'

/** For so long a browser need not ask again: Chrome holds it for two hours at most. */
const preflightSeconds = 7200

/** A program that is no browser sends no origin; a page's must be among those that are allowed. */
export const mayAsk = (origin: string | undefined, allowed: readonly string[]): boolean =>
  origin === undefined || allowed.includes(origin)

/** What lets a page's script read the answer (Fetch standard, section 3.3). No cookie is used, so none is allowed. */
export const corsHeaders = (
  origin: string | undefined,
  vary?: string,
): Readonly<Record<string, string>> => ({
  vary: vary === undefined ? 'origin' : `origin, ${vary}`,
  ...(origin === undefined
    ? {}
    : {
        'access-control-allow-origin': origin,
        'access-control-expose-headers': 'retry-after, x-correlation-id',
      }),
})

export const preflight = (origin: string | undefined): Answer => ({
  statusCode: 204,
  headers: {
    ...corsHeaders(origin),
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': 'authorization, content-type',
    'access-control-max-age': String(preflightSeconds),
  },
  body: '',
})
