/**
 * Stands in for `@aws-sdk/credential-provider-node` when a function is bundled. A Lambda finds its role's
 * credentials in its environment, always: the providers for profiles, single sign-on and instance metadata
 * are a third of a bundle and half of its loading time, and never run there.
 */
import { type FromEnvInit, fromEnv } from '@aws-sdk/credential-provider-env'

/** What the SDK's clients import from that package, and all they import from it. */
export const defaultProvider = (init?: FromEnvInit) => fromEnv(init)
