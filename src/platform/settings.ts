import type { SettingName } from './names.ts'
import { WorldFault } from './world-fault.ts'

/**
 * Reads a setting that the template gives to this function. A missing one is a fault of the deployment:
 * the message names it.
 */
export const setting = (name: SettingName): string => {
  const value = process.env[name]
  if (value === undefined || value === '') {
    throw new WorldFault(
      `The setting ${name} is missing from this function's environment: deploy again.`,
    )
  }
  return value
}

/** What Lambda itself gives to each function, such as its credentials; empty where it gives none. */
export const given = (name: `AWS_${string}`): string => process.env[name] ?? ''
