import { GetParametersCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import { now } from './clock.ts'
import { jittered } from './ids.ts'
import { settingNames } from './names.ts'
import { setting } from './settings.ts'
import { WorldFault } from './world-fault.ts'

/** SSM answers 40 reads a second by default: values are held, and functions ask again at different moments. */
const heldMilliseconds = 5 * 60_000
/** A parameter that is missing is asked for again soon, so that a new inbox works without a wait. */
const missingHeldMilliseconds = 10_000

const client = new SSMClient({})
const held = new Map<string, { readonly value: string | undefined; readonly until: number }>()

/** The decrypted value of an SSM parameter, or undefined when there is none. */
const parameter = async (name: string): Promise<string | undefined> => {
  const present = held.get(name)
  if (present !== undefined && present.until > now()) return present.value
  const answer = await client.send(
    new GetParametersCommand({ Names: [name], WithDecryption: true }),
  )
  const value = answer.Parameters?.[0]?.Value
  const forMilliseconds = value === undefined ? missingHeldMilliseconds : heldMilliseconds
  held.set(name, { value, until: now() + jittered(forMilliseconds) })
  return value
}

/** Secrets Manager's secrets are read through SSM too, so that one client serves both. */
const secret = async (name: string): Promise<string> => {
  const value = await parameter(`/aws/reference/secretsmanager/${name}`)
  if (value === undefined)
    throw new WorldFault(`The secret ${name} cannot be read: deploy the stack again.`)
  return value
}

/** The key under which thread and identity ids are made. It is never rotated: a new one would orphan every thread. */
export const pepper = (): Promise<string> => secret(setting(settingNames.pepperSecret))

/** What stands below an inbox's path: `signing-secret` for every one, `customer-secret` where a company vouches. */
type InboxSecret = 'signing-secret' | 'customer-secret'

/** The name of the parameter that holds a secret of an inbox. */
export const inboxSecretName = (inbox: string, secret: InboxSecret): string =>
  `${setting(settingNames.parameterPrefix)}/inboxes/${inbox}/${secret}`

const inboxSecrets = async (inbox: string, secret: InboxSecret): Promise<readonly string[]> =>
  (await parameter(inboxSecretName(inbox, secret)))?.split(/\s+/).filter((one) => one !== '') ?? []

/** An inbox's signing secrets (several while rotating), or none when the inbox has no secret yet. */
export const signingSecrets = (inbox: string): Promise<readonly string[]> =>
  inboxSecrets(inbox, 'signing-secret')

/** The secrets that a company signs its customers' tokens with, for a web chat. */
export const customerSecrets = (inbox: string): Promise<readonly string[]> =>
  inboxSecrets(inbox, 'customer-secret')

/** Whether an inbox has such a secret. It is not decrypted. */
export const isInboxSecretThere = async (inbox: string, secret: InboxSecret): Promise<boolean> => {
  const names = [inboxSecretName(inbox, secret)]
  const { Parameters = [] } = await client.send(new GetParametersCommand({ Names: names }))
  return Parameters.length > 0
}

/** Keeps a new secret for an inbox that has none; its name when it did. An existing one is never replaced. */
export const ensureInboxSecret = async (
  inbox: string,
  secret: InboxSecret,
  value: string,
): Promise<string | undefined> => {
  const name = inboxSecretName(inbox, secret)
  try {
    await client.send(
      new PutParameterCommand({ Name: name, Value: value, Type: 'SecureString', Overwrite: false }),
    )
    return name
  } catch (fault) {
    if ((fault as Error).name === 'ParameterAlreadyExists') return undefined
    throw fault
  }
}
