import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type DatabaseSettings, databaseIn, databaseMistakes } from './config/database.ts'
import { type MetricsSettings, metricsIn, metricsMistakes } from './config/metrics.ts'
import { type PlatformSettings, platformMistakes, platformsIn } from './config/platforms.ts'
import { policyIn } from './config/policy.ts'
import {
  type PublicListenerSettings,
  pagePortIn,
  publicListenerIn,
  publicListenerMistakes,
} from './config/public-listener.ts'
import {
  type Environment,
  type LogLevel,
  logLevels,
  mistakesIn,
  type SettingMistake,
} from './config/settings.ts'
import { type TrackerSettings, trackerIn, trackerMistakes } from './config/tracker.ts'
import { type WebhookSettings, webhookIn, webhookMistakes } from './config/webhook.ts'
import type { Policy } from './domain/policy.ts'
import { AppError } from './errors.ts'

/** Every setting of the program, read once at the start. */
export interface Config extends PlatformSettings {
  /** The folder that holds `flows/` and `content/`. */
  readonly root: string
  /** The folder that checks are kept in. */
  readonly data: string
  /** The database that checks are kept in instead; absent where they are kept in the folder. */
  readonly database?: DatabaseSettings
  /** The port of the web page, on this computer only; 0 takes any free one. */
  readonly port: number
  readonly logLevel: LogLevel
  /** How the organisation works. */
  readonly policy: Policy
  /** Who to call when a story is happening now. */
  readonly emergencyContact?: string
  /** Where platforms reach this program; absent when nothing outside may. */
  readonly publicListener?: PublicListenerSettings
  /** Where the operator’s figures are read. */
  readonly metrics?: MetricsSettings
  /** Another system that is told what happens; absent when none is. */
  readonly webhook?: WebhookSettings
  /** Where agreed steps can go; absent when no tracker is set up. */
  readonly tracker?: TrackerSettings
  /** Encrypts what is kept for others and signs the addresses of files. */
  readonly secretKey?: string
}

/** Settings given on the command line; they win over the environment. */
interface ConfigFlags {
  readonly data?: string | undefined
  readonly port?: string | undefined
  readonly root?: string | undefined
}

/** The folder that this program and its own content were installed in. */
export const productRoot = fileURLToPath(new URL('..', import.meta.url))

/**
 * Puts the settings of a `.env` file into the environment, where there is one; what is set already wins.
 * @throws AppError('bad-settings') when it is there and cannot be read
 */
export function loadEnvFile(file = '.env'): void {
  if (!existsSync(file)) return
  try {
    process.loadEnvFile(file)
  } catch (cause) {
    throw new AppError('bad-settings', `${file} cannot be read.`, {
      hint: 'It must be a file of settings that this user may read, or not be there.',
      cause,
    })
  }
}

/**
 * Reads the settings; an empty one counts as not set. What is half set up, or would be unsafe, is refused.
 * @throws AppError('bad-settings') with a line for every setting that is wrong, missing or unknown
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  flags: ConfigFlags = {},
): Config {
  const given = settingsIn(environment, flags)
  refuseMistakes(given, flags)
  const contact = given.get('WHATIF_EMERGENCY_CONTACT')
  const publicListener = publicListenerIn(given)
  const secretKey = given.get('WHATIF_SECRET_KEY')
  const webhook = webhookIn(given)
  // Whoever names a folder means that folder.
  const database = flags.data === undefined ? databaseIn(given) : undefined
  const tracker = trackerIn(given)
  return {
    root: resolve(flags.root ?? productRoot),
    data: resolve(flags.data ?? given.get('WHATIF_DATA') ?? 'data'),
    port: pagePortIn(given),
    logLevel: logLevels.find((level) => level === given.get('WHATIF_LOG_LEVEL')) ?? 'info',
    policy: policyIn(given),
    metrics: metricsIn(given),
    ...(contact !== undefined && { emergencyContact: contact }),
    ...(database && { database }),
    ...(publicListener && { publicListener }),
    ...(webhook && { webhook }),
    ...(secretKey !== undefined && { secretKey }),
    ...(tracker && { tracker }),
    ...platformsIn(given),
  }
}

function settingsIn(
  environment: Readonly<Record<string, string | undefined>>,
  flags: ConfigFlags,
): Environment {
  const given = new Map<string, string>()
  for (const [name, value] of Object.entries(environment)) {
    const words = value?.trim() ?? ''
    if (name.startsWith('WHATIF_') && words !== '') given.set(name, words)
  }
  if (flags.port !== undefined) given.set('WHATIF_PORT', flags.port)
  return given
}

function refuseMistakes(given: Environment, flags: ConfigFlags): void {
  const all = [
    mistakesIn,
    databaseMistakes,
    publicListenerMistakes,
    metricsMistakes,
    platformMistakes,
    webhookMistakes,
    trackerMistakes,
  ]
  const mistakes = all.flatMap((find) => find(given))
  if (mistakes.length === 0) return
  const lines = firstOfEach(mistakes)
    .map(({ told }) => told)
    .map((told) => (flags.port === undefined ? told : told.replace('WHATIF_PORT', '--port')))
  throw new AppError('bad-settings', lines.join('\n'), {
    hint: 'Settings are described in .env.sample.',
  })
}

/** One line for each setting, however many groups complain about it. */
function firstOfEach(mistakes: readonly SettingMistake[]): SettingMistake[] {
  return [
    ...new Map(mistakes.toReversed().map((mistake) => [mistake.setting, mistake])).values(),
  ].toReversed()
}
