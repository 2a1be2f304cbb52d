import * as z from 'zod/mini'

/**
 * What a caller hands back to read on. It is opaque to them, and holds only a place within a list whose owner
 * the route names and checks: a changed cursor reaches nothing else.
 */
export const cursorOf = (place: unknown): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url')

/** A cursor of this shape, from a query string. */
export const cursor = <Shape extends z.ZodMiniType>(shape: Shape) =>
  z.pipe(
    z.pipe(
      z.string().check(z.maxLength(512), z.describe('`next` of the page before this one.')),
      z.transform((text, context) => {
        try {
          return JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown
        } catch {
          context.issues.push({ code: 'custom', message: 'Not a cursor of ours.', input: text })
          return z.NEVER
        }
      }),
    ),
    shape,
  )

/** How many to return: a query's text, bounded. */
export const limit = (usual: number, max: number) =>
  z.pipe(
    z._default(
      z
        .string()
        .check(
          z.regex(/^\d{1,4}$/, 'A whole number.'),
          z.describe(`How many at most: 1 to ${max}.`),
        ),
      String(usual),
    ),
    z.pipe(z.transform(Number), z.int().check(z.minimum(1), z.maximum(max))),
  )
