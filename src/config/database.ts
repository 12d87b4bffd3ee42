import { readFileSync } from 'node:fs'
import { isDatabaseUrl } from './address.ts'
import { type Environment, missing, type SettingMistake } from './settings.ts'

/** The database that checks are kept in. */
export interface DatabaseSettings {
  /** postgres://user@host:port/database */
  readonly url: string
  /** Where it does not stand in the address. */
  readonly password?: string
}

const setting = 'WHATIF_DATABASE_PASSWORD_FILE'

/** What keeps the database from being opened; nothing where none was set up. */
export function databaseMistakes(given: Environment): SettingMistake[] {
  const url = given.get('WHATIF_DATABASE_URL')
  const file = given.get(setting)
  if (file === undefined) return []
  if (url === undefined)
    return missing(given, 'WHATIF_DATABASE_URL', 'there is a password and no database')
  if (isDatabaseUrl(url) && new URL(url).password !== '') {
    return [
      {
        setting,
        told: `${setting} and the password in WHATIF_DATABASE_URL are two ways: keep one.`,
      },
    ]
  }
  return passwordFrom(file) === undefined
    ? [{ setting, told: `${setting} must be a file that holds the password.` }]
    : []
}

/** The database as it was set up; `undefined` where checks are kept in a folder. */
export function databaseIn(given: Environment): DatabaseSettings | undefined {
  const url = given.get('WHATIF_DATABASE_URL')
  const file = given.get(setting)
  if (url === undefined) return undefined
  const password = file === undefined ? undefined : passwordFrom(file)
  return { url, ...(password !== undefined && { password }) }
}

/** The first line of a file; `undefined` where it cannot be read or holds none. */
function passwordFrom(file: string): string | undefined {
  try {
    const [line = ''] = readFileSync(file, 'utf8').split(/\r?\n/)
    return line === '' || line.length > 1000 ? undefined : line
  } catch {
    return undefined
  }
}
