import { inboxOf, type Policy } from './policy.ts'

/** What is known of a case before somebody has it: where it came in, and what its customer speaks (BCP 47). */
export interface Asking {
  readonly inbox: string
  readonly locale?: string | undefined
}

/** `zh-CN` is spoken by who speaks `zh` (RFC 5646, section 2.2.1). */
const primaryTag = (locale: string): string => locale.toLowerCase().split(/[-_]/)[0] ?? ''

/**
 * Ranks agents for a case, the smaller the better: first who has all skills that its inbox names, then who speaks its
 * language. It orders those who may take the case and never keeps anybody from it, so that no case waits for a skill or a
 * language alone.
 */
export const suiting = (
  policy: Policy,
  { inbox, locale }: Asking,
): ((agent: string) => 0 | 1 | 2 | 3) => {
  const skills = inboxOf(policy, inbox)?.skills ?? []
  const asked = locale === undefined ? undefined : primaryTag(locale)
  return (agent) => {
    const profile = policy.agents[agent]
    const isSkilled = skills.every((skill) => profile?.skills?.includes(skill))
    const spoken = profile?.languages ?? (profile === undefined ? [] : [profile.language])
    const isUnderstood = asked === undefined || spoken.includes(asked)
    if (isSkilled) return isUnderstood ? 0 : 1
    return isUnderstood ? 2 : 3
  }
}
