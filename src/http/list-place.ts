import * as z from 'zod/mini'
import type { ListPosition } from '../flows/read.ts'

/** A cursor of another list would start outside of this one. */
export const isOfPlace = z.refine<{ place: string; cursor?: ListPosition | undefined }>(
  ({ place, cursor: after }) => after === undefined || after.rank.startsWith(`${place}#`),
  { path: ['cursor'], message: 'Not a cursor of this list.' },
)
