import type { Policy } from '../desk/policy.ts'
import { canonical } from '../desk/policy-plan.ts'
import { presentPolicy as present } from '../store/policy.ts'

/** All of the desk file in force, with its names in the order of the alphabet; undefined when there is none. */
export const presentPolicy = async (): Promise<Policy | undefined> => {
  const policy = await present()
  return policy === undefined ? undefined : (canonical(policy) as Policy)
}
