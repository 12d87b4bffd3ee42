import { AsyncLocalStorage } from 'node:async_hooks'
import {
  type Activity,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder'
import type { TeamsActivity } from './activity.ts'

/** How this program shows Microsoft that it is the app. */
export type TeamsCredentials =
  | { readonly kind: 'password'; readonly password: string }
  | { readonly kind: 'certificate'; readonly thumbprint: string; readonly key: string }
  | { readonly kind: 'managedIdentity' }

/** Who this program is in Teams. The kind of app is always said: left out, it would be open to every company. */
export type TeamsIdentity =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'app'
      readonly appId: string
      readonly tenantId: string
      readonly credentials: TeamsCredentials
    }

/** Whose word about callers is taken, and what we are given to show: Microsoft's unless a test says otherwise. */
export interface Trust {
  readonly issuer: string
  readonly openIdMetadata: string
  readonly token: () => Promise<string>
}

/** Says who calls, and shows who we are. */
export interface Identity {
  readonly anonymous: boolean
  /** Whether a call is Microsoft's own; `unavailable` when its keys cannot be read just now. */
  verify(activity: TeamsActivity, header: string): Promise<'ours' | 'refused' | 'unavailable'>
  /** What our own calls carry; nothing where nobody is checked. Rejects when Microsoft gives none. */
  token(): Promise<string | undefined>
}

const audience = 'https://api.botframework.com'
const loginUrl = 'https://login.microsoftonline.com/botframework.com'

/** An identity by Microsoft's own library; the only place that knows it. */
export function openIdentity(who: TeamsIdentity, trust?: Trust): Identity {
  if (who.kind === 'anonymous') {
    return {
      anonymous: true,
      verify: async () => 'ours',
      token: async () => undefined,
    }
  }
  const credentials = new ConfigurationServiceClientCredentialFactory(credentialsOf(who))
  const authentication = new ConfigurationBotFrameworkAuthentication(
    trust ? trusting(trust) : {},
    credentials,
  )
  return {
    anonymous: false,
    async verify({ channelId, serviceUrl }, header) {
      // What is left out the library does not check: a key that speaks for another channel would pass.
      if (channelId !== 'msteams' || !serviceUrl) return 'refused'
      try {
        // These two are all that the library looks at.
        const about: Partial<Activity> = { channelId, serviceUrl }
        await withoutPrinting(() => authentication.authenticateRequest(about as Activity, header))
        return 'ours'
      } catch (error) {
        return isOutage(error) ? 'unavailable' : 'refused'
      }
    },
    async token() {
      if (trust) return trust.token()
      const signer: unknown = await credentials.createCredentials(
        who.appId,
        audience,
        loginUrl,
        true,
      )
      if (!givesTokens(signer)) throw new Error('no token')
      return signer.getToken()
    },
  }
}

const quietly = new AsyncLocalStorage<true>()
let filter: typeof console.error | undefined

/**
 * For every bad token the library prints a stack or Microsoft's keys, so that anybody could fill the log, and it has
 * no setting for it. What it prints while it checks a caller is dropped; everybody else's words pass as they are.
 */
async function withoutPrinting<T>(check: () => Promise<T>): Promise<T> {
  // biome-ignore lint/suspicious/noConsole: nothing is printed here; what the library prints is dropped
  const print = console.error
  if (print !== filter) {
    filter = (...words: unknown[]) => {
      if (quietly.getStore() === undefined) print.apply(console, words)
    }
    console.error = filter
  }
  return quietly.run(true, check)
}

function credentialsOf({ appId, tenantId, credentials }: TeamsIdentity & { kind: 'app' }) {
  const app = { MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId }
  switch (credentials.kind) {
    case 'managedIdentity':
      return { ...app, MicrosoftAppType: 'UserAssignedMsi' }
    case 'certificate':
      return {
        ...app,
        MicrosoftAppType: 'SingleTenant',
        CertificateThumbprint: credentials.thumbprint,
        CertificatePrivateKey: credentials.key,
      }
    case 'password':
      return {
        ...app,
        MicrosoftAppType: 'SingleTenant',
        MicrosoftAppPassword: credentials.password,
      }
  }
}

/** Once one of these is said, the library expects all of them. */
const trusting = ({ issuer, openIdMetadata }: Trust) => ({
  ToChannelFromBotLoginUrl: loginUrl,
  ToChannelFromBotOAuthScope: audience,
  ToBotFromChannelTokenIssuer: issuer,
  OAuthUrl: audience,
  ToBotFromChannelOpenIdMetadataUrl: openIdMetadata,
  ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadata,
  ValidateAuthority: 'true',
})

/** The library could not read Microsoft's keys; every other failure is the caller's. */
const isOutage = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'FetchError' || ('statusCode' in error && error.statusCode === 500))

const givesTokens = (signer: unknown): signer is { getToken(): Promise<string> } =>
  typeof signer === 'object' &&
  signer !== null &&
  'getToken' in signer &&
  typeof signer.getToken === 'function'
