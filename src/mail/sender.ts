import { settingNames } from '../platform/names.ts'
import { setting } from '../platform/settings.ts'
import type { Mail } from './compose.ts'

/** The desk's name and the address that SES may send from. */
export const sender = (deskName: string): Mail['from'] => ({
  name: deskName,
  address: setting(settingNames.mailFrom),
})
