import { createPrivateKey } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { TeamsCredentialSettings, TeamsIdentitySettings } from '../../config/teams.ts'
import { type Config, readConfig } from '../../config.ts'
import type { Say } from '../../message/words.ts'
import { type DoctorLine, type Examine, good, note, wrong } from './finding.ts'

/** Whether Teams is set up so that it can work, as far as that can be seen from here. */
export const examine: Examine = ({ options }, io, say) =>
  examineTeams(readConfig(io.environment, options), say, 'https://login.microsoftonline.com')

type App = Extract<TeamsIdentitySettings, { kind: 'app' }>

/** The same, with the address where Microsoft lets programs sign in. */
export async function examineTeams(
  config: Config,
  say: Say,
  login: string,
): Promise<readonly DoctorLine[]> {
  const { teams } = config
  if (!teams) {
    return [wrong(say('operator.doctor.teams.notSetUp'), say('operator.doctor.teams.notSetUpHint'))]
  }
  const { identity } = teams
  if (identity.kind === 'anonymous') {
    return [
      note(say('operator.doctor.teams.anonymous'), say('operator.doctor.teams.anonymousHint')),
    ]
  }
  const { appId, tenantId } = identity
  return [
    good(say('operator.doctor.teams.app', { app: appId, tenant: tenantId })),
    await credentialFinding(identity.credentials, say),
    ...(await addressFindings(config, say)),
    await signInFinding(identity, say, login),
    note(say('operator.doctor.teams.installed'), say('operator.doctor.teams.installedHint')),
  ]
}

async function credentialFinding(
  credentials: TeamsCredentialSettings,
  say: Say,
): Promise<DoctorLine> {
  switch (credentials.kind) {
    case 'password':
      return good(say('operator.doctor.teams.password'))
    case 'managedIdentity':
      return good(say('operator.doctor.teams.managed'))
    case 'certificate': {
      const file = credentials.keyFile
      if (await holdsKey(file)) return good(say('operator.doctor.teams.key', { file }))
      const hint = say('operator.doctor.teams.keyHint')
      return wrong(say('operator.doctor.teams.keyWrong', { file }), hint)
    }
  }
}

async function holdsKey(file: string): Promise<boolean> {
  try {
    return createPrivateKey(await readFile(file)).asymmetricKeyType === 'rsa'
  } catch {
    return false
  }
}

/** Calls the address that Microsoft will call, once. */
async function addressFindings({ publicListener }: Config, say: Say): Promise<DoctorLine[]> {
  const { url, port } = publicListener ?? {}
  if (url === undefined || port === undefined) return []
  const hint = say('operator.doctor.teams.httpsHint')
  return [
    url.startsWith('https:')
      ? good(say('operator.doctor.teams.https', { url }))
      : wrong(say('operator.doctor.teams.httpsWrong', { url }), hint),
    reachedFinding(await call(`${url}/api/messages`), { url, port }, say),
  ]
}

function reachedFinding(reached: Reached, { url, port }: { url: string; port: number }, say: Say) {
  const address = `${url}/api/messages`
  if ('why' in reached) {
    const hint = say('operator.doctor.teams.unreachableHint', { why: reached.why })
    return wrong(say('operator.doctor.teams.unreachable', { address }), hint)
  }
  if (isOurs(reached.answer)) return good(say('operator.doctor.teams.reached', { address }))
  const { status } = reached.answer
  const hint = say('operator.doctor.teams.notOursHint', { port })
  return wrong(say('operator.doctor.teams.notOurs', { address, status }), hint)
}

/** Whatif’s public listener refuses a plain look in this way. */
const isOurs = ({ status, headers }: Response): boolean =>
  status >= 400 && status < 500 && headers.get('x-robots-tag') === 'noindex'

/** Signs in with the password, as the running program does; the other ways work only where it runs. */
async function signInFinding(app: App, say: Say, login: string): Promise<DoctorLine> {
  const { credentials, appId, tenantId } = app
  const untried = say('operator.doctor.teams.signInUntried')
  if (credentials.kind !== 'password') {
    return note(untried, say('operator.doctor.teams.signInElsewhere'))
  }
  const reached = await call(`${login}/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: appId,
      client_secret: credentials.password,
      scope: 'https://api.botframework.com/.default',
    }),
  })
  if ('why' in reached) {
    return note(untried, say('operator.doctor.teams.signInOffline', { why: reached.why }))
  }
  if (reached.answer.ok) return good(say('operator.doctor.teams.signIn'))
  const code = /AADSTS\d+/.exec(await reached.answer.text())?.[0] ?? reached.answer.status
  const hint = say('operator.doctor.teams.signInHint')
  return wrong(say('operator.doctor.teams.signInWrong', { code }), hint)
}

type Reached = { readonly answer: Response } | { readonly why: string }

const patienceMs = 5000

/** One call, which is not sent on to anywhere else. */
async function call(address: string, request: RequestInit = {}): Promise<Reached> {
  const signal = AbortSignal.timeout(patienceMs)
  try {
    return { answer: await fetch(address, { ...request, redirect: 'manual', signal }) }
  } catch (error) {
    return { why: reasonOf(error) }
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { cause } = error
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  return typeof code === 'string' && code !== '' ? code : error.name
}
