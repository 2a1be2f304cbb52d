import * as z from 'zod/mini'

/** What a desk file calls a team, an agent or an inbox by: it stands in keys, logs and addresses. */
export const slug = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,31}$/))
