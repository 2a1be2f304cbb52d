import * as z from 'zod/mini'

/** What a channel says of who writes. */
export const Sender = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(256)),
  name: z.optional(z.string().check(z.maxLength(200))),
  email: z.optional(z.email().check(z.maxLength(254))),
  phone: z.optional(z.string().check(z.maxLength(40))),
  locale: z.optional(
    z.string().check(z.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/), z.maxLength(35)),
  ),
  tier: z.optional(z.string().check(z.maxLength(40))),
})
export type Sender = z.infer<typeof Sender>

export const Customer = z.object({
  kind: z.literal('customer'),
  id: z.string(),
  name: z.optional(z.string()),
  email: z.optional(z.string()),
  phone: z.optional(z.string()),
  locale: z.optional(z.string()),
  tier: z.optional(z.string()),
  since: z.number(),
  /** When a survey was sent last: at most one in the policy's period, held by a condition on this. */
  surveyedAt: z.optional(z.number()),
  /** Since when they want no surveys. */
  surveysOffAt: z.optional(z.number()),
})
export type Customer = z.infer<typeof Customer>

/** What a channel can say of a customer. */
export type Profile = Partial<Pick<Customer, 'name' | 'email' | 'phone' | 'locale' | 'tier'>>

/** What a message says of its sender and is not known yet: it replaces what is known, and what it leaves out stays. */
export const newlySaid = (known: Customer, { id: _, ...said }: Sender): Profile =>
  Object.fromEntries(
    Object.entries(said).filter(
      ([field, value]) => value !== undefined && value !== known[field as keyof Profile],
    ),
  )
