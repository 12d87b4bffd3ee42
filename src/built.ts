import { fileURLToPath } from 'node:url'

/**
 * What the build puts beside the program. This file stands at the top, so that each is found from the program in one
 * file and from its modules alike; where the sources run as they are, nothing compiled is there.
 */
const beside = (path: string): URL => new URL(path, import.meta.url)

/** The content as the build read and checked it. */
export const compiledFile = fileURLToPath(beside('content/compiled.json'))

/** The words of a language, by its tag. */
export const compiledLanguageFile = (tag: string): string =>
  fileURLToPath(beside(`content/compiled-language-${tag}.json`))

/** The numbered SQL files of the database. */
export const migrationsFolder = fileURLToPath(beside('storage/postgres/migrations'))

/** The page's own modules, style and icon. */
export const pageFolder = beside('channels/web/page/')
