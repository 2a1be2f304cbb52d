import * as z from 'zod/mini'
import { keys } from '../keys.ts'
import { readItem } from '../read.ts'

const text = z.optional(z.string())
const Profile = z.object({ name: text, email: text, phone: text })

/** What of a customer is searched for, read consistently: it was written just before. */
export const profile = (customer: string) =>
  readItem(Profile, keys.customer(customer), { isConsistent: true })
