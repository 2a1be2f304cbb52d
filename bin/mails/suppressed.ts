import { allowed, stopped } from '../../src/flows/mails-by-hand.ts'
import { say } from './words.ts'

const atOnce = 100

/** Whether mails are sent to these addresses. The table knows them by their hash only, so that nobody can list them. */
export const suppressed = async (addresses: readonly string[]): Promise<void> => {
  for (let from = 0; from < addresses.length; from += atOnce) {
    const some = addresses.slice(from, from + atOnce)
    const found = await stopped(some)
    for (const address of some) {
      const one = found.get(address)
      say(
        one === undefined
          ? `${address}  gets mails`
          : `${address}  suppressed since ${new Date(one.at).toISOString()}: ${one.why}`,
      )
    }
  }
}

/** The account's own list of SES stays as it is: where it has the address, the next mail comes back again. */
export const allow = async (addresses: readonly string[]): Promise<void> => {
  for (const address of addresses) {
    await allowed(address)
    say(`${address}  gets mails again`)
  }
  say(
    'Where SES itself suppresses one: aws sesv2 delete-suppressed-destination --email-address ADDRESS',
  )
}
