import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { isLoopback, isLoopbackUrl, serviceUrlsIn } from './address.ts'
import { hostIn } from './public-listener.ts'
import { type Environment, missing, type Setting, type SettingMistake } from './settings.ts'

/** How this program shows Microsoft that it is the app. */
export type TeamsCredentialSettings =
  | { readonly kind: 'password'; readonly password: string }
  | { readonly kind: 'certificate'; readonly thumbprint: string; readonly keyFile: string }
  | { readonly kind: 'managedIdentity' }

/** Who this program is in Teams. */
export type TeamsIdentitySettings =
  /** Nobody is checked: only for trying, on this computer. */
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'app'
      readonly appId: string
      readonly tenantId: string
      readonly credentials: TeamsCredentialSettings
    }

/** Teams as it was set up. */
export interface TeamsSettings {
  readonly identity: TeamsIdentitySettings
  /** What becomes of a team's or person's data when they remove the app. */
  readonly onRemoval: 'keep' | 'delete'
  /** Addresses that messages may be sent to besides Microsoft's own; each ends in a slash. */
  readonly serviceUrls: readonly string[]
}

const identitySettings = [
  'WHATIF_TEAMS_APP_ID',
  'WHATIF_TEAMS_APP_TYPE',
  'WHATIF_TEAMS_TENANT_ID',
  'WHATIF_TEAMS_APP_PASSWORD',
  'WHATIF_TEAMS_CERT_THUMBPRINT',
  'WHATIF_TEAMS_CERT_KEY_FILE',
] as const satisfies readonly Setting[]

/** What keeps Teams from being used safely; nothing when it was not set up at all. */
export function teamsMistakes(given: Environment): SettingMistake[] {
  if (!isSetUp(given)) return []
  const port = missing(given, 'WHATIF_PUBLIC_PORT', 'Teams calls it')
  return [...port, ...(isAnonymous(given) ? anonymousMistakes(given) : appMistakes(given))]
}

function anonymousMistakes(given: Environment): SettingMistake[] {
  const setting = 'WHATIF_TEAMS_ANONYMOUS'
  const url = given.get('WHATIF_PUBLIC_URL')
  const because = 'lets anybody be anybody'
  const mistakes: SettingMistake[] = []
  if (!isLoopback(hostIn(given)) || (url !== undefined && !isLoopbackUrl(url))) {
    const told = `${setting} ${because}: WHATIF_PUBLIC_HOST and WHATIF_PUBLIC_URL must be on this computer.`
    mistakes.push({ setting, told })
  }
  for (const name of identitySettings.filter((one) => given.has(one))) {
    const told = `${name} has no use with ${setting}, which ${because}: keep one of them.`
    mistakes.push({ setting: name, told })
  }
  return mistakes
}

function appMistakes(given: Environment): SettingMistake[] {
  return [
    ...missing(given, 'WHATIF_TEAMS_APP_ID', 'it says which app Whatif is in Teams'),
    ...missing(given, 'WHATIF_TEAMS_APP_TYPE', 'it is SingleTenant or UserAssignedMsi'),
    ...missing(given, 'WHATIF_TEAMS_TENANT_ID', 'it says whose app Whatif is'),
    ...missing(given, 'WHATIF_PUBLIC_URL', 'pictures and reports are fetched from it'),
    ...missing(
      given,
      'WHATIF_SECRET_KEY',
      'the addresses of pictures and reports are signed with it',
    ),
    ...credentialMistakes(given),
    ...serviceMistakes(given),
  ]
}

function credentialMistakes(given: Environment): SettingMistake[] {
  const password = 'WHATIF_TEAMS_APP_PASSWORD'
  const certificate = ['WHATIF_TEAMS_CERT_THUMBPRINT', 'WHATIF_TEAMS_CERT_KEY_FILE'] as const
  const half = certificate.some((name) => given.has(name))
  if (given.get('WHATIF_TEAMS_APP_TYPE') === 'UserAssignedMsi') {
    return [password, ...certificate]
      .filter((setting) => given.has(setting))
      .map((setting) => ({
        setting,
        told: `${setting} has no use with UserAssignedMsi: remove it.`,
      }))
  }
  if (given.has(password)) {
    const told = `${password} and a certificate are two ways to sign in: keep one.`
    return half ? [{ setting: password, told }] : []
  }
  if (!half)
    return missing(given, password, `it, or ${certificate.join(' with ')}, signs Whatif in`)
  return [
    ...certificate.flatMap((name) => missing(given, name, 'a certificate needs both')),
    ...keyFileMistakes(given),
  ]
}

function keyFileMistakes(given: Environment): SettingMistake[] {
  const setting = 'WHATIF_TEAMS_CERT_KEY_FILE'
  const file = given.get(setting)
  if (file === undefined || existsSync(file)) return []
  return [{ setting, told: `${setting} names a file that is not there.` }]
}

function serviceMistakes(given: Environment): SettingMistake[] {
  const setting = 'WHATIF_TEAMS_SERVICE_URLS'
  if (!(serviceUrlsIn(given.get(setting) ?? '') ?? []).some(isLoopbackUrl)) return []
  const told = `${setting} may name this computer only with WHATIF_TEAMS_ANONYMOUS.`
  return [{ setting, told }]
}

/** Teams as it was set up, once nothing is wrong with it; `undefined` when it was not. */
export function teamsIn(given: Environment): TeamsSettings | undefined {
  if (!isSetUp(given)) return undefined
  return {
    identity: isAnonymous(given) ? { kind: 'anonymous' } : appIn(given),
    onRemoval: given.get('WHATIF_TEAMS_ON_REMOVAL') === 'delete' ? 'delete' : 'keep',
    serviceUrls: serviceUrlsIn(given.get('WHATIF_TEAMS_SERVICE_URLS') ?? '') ?? [],
  }
}

function appIn(given: Environment): TeamsIdentitySettings {
  const value = (name: string) => given.get(`WHATIF_TEAMS_${name}`) ?? ''
  const app = { kind: 'app', appId: value('APP_ID'), tenantId: value('TENANT_ID') } as const
  if (value('APP_TYPE') === 'UserAssignedMsi') {
    return { ...app, credentials: { kind: 'managedIdentity' } }
  }
  const password = value('APP_PASSWORD')
  if (password !== '') return { ...app, credentials: { kind: 'password', password } }
  const keyFile = resolve(value('CERT_KEY_FILE'))
  const thumbprint = value('CERT_THUMBPRINT')
  return { ...app, credentials: { kind: 'certificate', thumbprint, keyFile } }
}

const isAnonymous = (given: Environment): boolean => given.get('WHATIF_TEAMS_ANONYMOUS') === '1'

/** Saying no to the dangerous flag sets nothing up. */
const isSetUp = (given: Environment): boolean =>
  [...given].some(
    ([name, value]) =>
      name.startsWith('WHATIF_TEAMS_') && !(name === 'WHATIF_TEAMS_ANONYMOUS' && value === '0'),
  )
