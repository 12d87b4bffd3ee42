import { join } from 'node:path'

/** The numbered SQL files of this version. */
export const migrations = join(import.meta.dirname, '../../../src/storage/postgres/migrations')
