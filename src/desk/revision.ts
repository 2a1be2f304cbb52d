import { Refusal } from './refusal.ts'

/**
 * Whoever changes how a case stands says which revision of it they saw: what was decided over something that has
 * changed meanwhile is not carried out. Without one, as for replies and notes, nothing is asked.
 */
export const changedSince = (
  { rev }: { readonly rev: number },
  seen: number | undefined,
): Refusal | undefined =>
  seen === undefined || seen === rev
    ? undefined
    : new Refusal(
        'changed-meanwhile',
        `You saw revision ${seen}, and it is revision ${rev} now: look at it again.`,
        rev,
      )
