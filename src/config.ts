import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { AppError } from './errors.ts'

/** How much is written about what the program does. */
export const logLevels = ['debug', 'info', 'warn', 'error'] as const
export type LogLevel = (typeof logLevels)[number]

/** Every setting of the program, read once at the start. */
export interface Config {
  /** The folder that holds `flows/` and `content/`. */
  readonly root: string
  /** The folder that checks are kept in. */
  readonly data: string
  /** The port of the web page, on this computer only; 0 takes any free one. */
  readonly port: number
  readonly logLevel: LogLevel
  /** Who to call when a story is happening now. */
  readonly emergencyContact?: string
}

/** Settings given on the command line; they win over the environment. */
export interface ConfigFlags {
  readonly data?: string | undefined
  readonly port?: string | undefined
  readonly root?: string | undefined
}

/** The folder that this program and its own content were installed in. */
export const productRoot = fileURLToPath(new URL('..', import.meta.url))

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((value) => value <= 65_535)

const settings = {
  WHATIF_DATA: { schema: z.string(), rule: 'must be a folder' },
  WHATIF_PORT: { schema: port, rule: 'must be a whole number from 0 to 65535' },
  WHATIF_LOG_LEVEL: { schema: z.enum(logLevels), rule: `must be one of ${logLevels.join(', ')}` },
  WHATIF_EMERGENCY_CONTACT: { schema: z.string().max(500), rule: 'must be 500 letters or fewer' },
  WHATIF_DEBUG: { schema: z.enum(['0', '1']), rule: 'must be 0 or 1' },
} as const

/** Puts the settings of a `.env` file into the environment, where there is one; what is set already wins. */
export function loadEnvFile(file = '.env'): void {
  if (existsSync(file)) process.loadEnvFile(file)
}

/**
 * Reads the settings; an empty one counts as not set.
 * @throws AppError('bad-settings') naming every setting that is wrong or unknown
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  flags: ConfigFlags = {},
): Config {
  const given = settingsIn(environment)
  if (flags.port !== undefined) given.set('WHATIF_PORT', flags.port)
  const mistakes = [...given]
    .flatMap(([name, value]) => mistakeIn(name, value))
    .map((told) => (flags.port === undefined ? told : told.replace('WHATIF_PORT', '--port')))
  if (mistakes.length > 0) {
    throw new AppError('bad-settings', mistakes.join('\n'), {
      hint: 'Settings are described in .env.sample.',
    })
  }
  const contact = given.get('WHATIF_EMERGENCY_CONTACT')
  return {
    root: resolve(flags.root ?? productRoot),
    data: resolve(flags.data ?? given.get('WHATIF_DATA') ?? 'data'),
    port: Number(given.get('WHATIF_PORT') ?? 4747),
    logLevel: z.enum(logLevels).parse(given.get('WHATIF_LOG_LEVEL') ?? 'info'),
    ...(contact !== undefined && { emergencyContact: contact }),
  }
}

function settingsIn(environment: Readonly<Record<string, string | undefined>>) {
  const given = new Map<string, string>()
  for (const [name, value] of Object.entries(environment)) {
    const words = value?.trim() ?? ''
    if (name.startsWith('WHATIF_') && words !== '') given.set(name, words)
  }
  return given
}

function mistakeIn(name: string, value: string): string[] {
  const setting = Object.entries(settings).find(([known]) => known === name)?.[1]
  if (!setting) {
    return [`${name} is not a setting. There are ${Object.keys(settings).join(', ')}.`]
  }
  return setting.schema.safeParse(value).success ? [] : [`${name} ${setting.rule}.`]
}
