import { type InboxSecret, secretsOf } from '../desk/inbox-secret.ts'
import type { Policy } from '../desk/policy.ts'
import { inboxSecretName, isInboxSecretThere } from '../platform/parameters.ts'

/** Which secret of which inbox. */
export interface SecretPlace {
  readonly inbox: string
  readonly secret: InboxSecret
  /** The SSM parameter that holds it. */
  readonly parameter: string
}

/** All secrets that the inboxes of a desk need. */
export const neededSecrets = ({ inboxes }: Policy): readonly SecretPlace[] =>
  Object.entries(inboxes).flatMap(([inbox, one]) =>
    secretsOf(one).map((secret) => ({
      ...{ inbox, secret },
      parameter: inboxSecretName(inbox, secret),
    })),
  )

/** Those of them that are not there yet: what is there is never read, and never replaced. */
export const missingSecrets = async (policy: Policy): Promise<readonly SecretPlace[]> => {
  const found = []
  for (const place of neededSecrets(policy)) {
    if (!(await isInboxSecretThere(place.inbox, place.secret))) found.push(place)
  }
  return found
}
