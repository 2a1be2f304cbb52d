import { type User, UserManager, WebStorageStateStore } from 'oidc-client-ts'

/** Where agents sign in; the deployment writes it beside the page. */
interface Config {
  readonly authority: string
  readonly clientId: string
}

let manager: UserManager | undefined
let user: User | undefined

const home = (): string => `${window.location.origin}/`

const readConfig = async (): Promise<Config> => {
  const response = await fetch('/config.json', { cache: 'no-cache' })
  if (!response.ok) throw new Error(`/config.json was answered with ${response.status}.`)
  return response.json()
}

/** Signed in by a token that is kept for this tab, or by what the issuer just sent along; else undefined. */
export const openSession = async (): Promise<User | undefined> => {
  const { authority, clientId } = await readConfig()
  manager = new UserManager({
    authority,
    client_id: clientId,
    redirect_uri: home(),
    post_logout_redirect_uri: home(),
    response_type: 'code',
    scope: 'openid email profile',
    automaticSilentRenew: true,
    // A tab of its own keeps its sign-in through a reload, and gives it to nobody else.
    userStore: new WebStorageStateStore({ store: window.sessionStorage }),
  })
  manager.events.addUserLoaded((loaded) => {
    user = loaded
  })
  const answer = new URLSearchParams(window.location.search)
  if (answer.has('state') && (answer.has('code') || answer.has('error'))) {
    const place = await returned(manager)
    window.history.replaceState(null, '', `/${place}`)
  }
  const known = await manager.getUser()
  user = known === null || known.expired ? undefined : known
  return user
}

/** Who comes back from the issuer with an old answer just signs in again. */
const returned = async (from: UserManager): Promise<string> => {
  try {
    const signedIn = await from.signinCallback()
    return typeof signedIn?.state === 'string' ? signedIn.state : ''
  } catch {
    return ''
  }
}

/** Leaves for the issuer, and comes back to the place where the agent is now. */
export const signIn = async (): Promise<void> => {
  await manager?.signinRedirect({ state: window.location.hash })
}

export const signOut = async (): Promise<void> => {
  const end = await manager?.metadataService.getEndSessionEndpoint()
  await manager?.removeUser()
  const clientId = manager?.settings.client_id ?? ''
  // Cognito takes `logout_uri` where OpenID Connect says `post_logout_redirect_uri`; each leaves out the other's.
  window.location.assign(
    end === undefined
      ? home()
      : `${end}?${new URLSearchParams({ client_id: clientId, logout_uri: home(), post_logout_redirect_uri: home() })}`,
  )
}

/** The ID token: its verified email says which agent asks. */
export const currentToken = async (): Promise<string> => {
  if (user?.expired) user = (await manager?.signinSilent()) ?? undefined
  return user?.id_token ?? ''
}

const ended = new Set<() => void>()
/** Told when the desk takes the token no more. */
export const onSignedOut = (listener: () => void): (() => void) => {
  ended.add(listener)
  return () => ended.delete(listener)
}
export const signedOut = (): void => {
  for (const listener of ended) listener()
}
