import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readFileSync, realpathSync } from 'node:fs'
import { readdir, realpath } from 'node:fs/promises'
import path from 'node:path'
import type { ContentMistake } from './mistake.ts'

/** The text of every content file, by its path from the product's folder. */
export type ContentFiles = ReadonlyMap<string, string>

/** No file that people write by hand comes near this; a larger one is a mistake. */
const largestFile = 1_000_000

/** Files that must be there. */
const single = [
  'content/safeguards.yaml',
  'content/references.json',
  'content/priors.json',
  'content/ways.yaml',
  'content/facets.json',
  'content/examples.json',
  'content/jargon.yaml',
  'content/glossary.md',
  'content/retired.yaml',
  'content/words/allowed.yaml',
  'content/words/roles.yaml',
  'content/words/things.yaml',
  'content/words/actions.yaml',
  'content/words/text.yaml',
  'content/words/same-word.yaml',
  'content/words/exceptions.yaml',
]

/** Files that may be there. */
const optional = ['content/suggest.yaml']

/** Folders whose every file is content of one kind. */
const folders = [
  { folder: 'flows', ending: '.yaml' },
  { folder: 'content/threats', ending: '.md' },
  { folder: 'content/messages', ending: '.yaml' },
]

const plainName = /^[a-z0-9][a-z0-9-]*\.(yaml|md)$/

const atFile = (file: string, message: string, hint: string): ContentMistake => ({
  file,
  line: 1,
  rule: 'files',
  message,
  hint,
})

/** Reads the content files below `root`; names, links and sizes that no author would mean are mistakes. */
export async function readContentFiles(
  root: string,
): Promise<{ files: ContentFiles; mistakes: readonly ContentMistake[] }> {
  const home = await realpath(root)
  const mistakes: ContentMistake[] = []
  const names = [...single, ...optional.filter((name) => existsSync(path.join(home, name)))]
  for (const { folder, ending } of folders) {
    const found = await listFolder(home, folder, ending)
    names.push(...found.names)
    mistakes.push(...found.mistakes)
  }
  return readAll(home, names, mistakes)
}

function readAll(
  home: string,
  names: readonly string[],
  known: readonly ContentMistake[],
): { files: ContentFiles; mistakes: readonly ContentMistake[] } {
  const mistakes = [...known]
  const files = new Map<string, string>()
  for (const name of names) {
    const outcome = readOne(home, name)
    if (typeof outcome === 'string') files.set(name, outcome)
    else mistakes.push(outcome)
  }
  return { files, mistakes }
}

/** Reads the files of one kind in a folder below `root`; the folder `inner` in it is left alone. */
export async function readFolder(
  root: string,
  folder: string,
  ending: string,
  inner?: string,
): Promise<{ files: ContentFiles; mistakes: readonly ContentMistake[] }> {
  const home = await realpath(root)
  const { names, mistakes } = await listFolder(home, folder, ending, inner)
  return readAll(home, names, mistakes)
}

async function listFolder(
  home: string,
  folder: string,
  ending: string,
  inner?: string,
): Promise<{ names: string[]; mistakes: ContentMistake[] }> {
  const entries = await readdir(path.join(home, folder)).catch(() => [])
  const shown = entries.filter((name) => !name.startsWith('.') && name !== inner).toSorted()
  if (shown.length === 0) {
    const hint = `put at least one ${ending} file there`
    return { names: [], mistakes: [atFile(folder, 'this folder is missing or empty', hint)] }
  }
  const good = shown.filter((name) => plainName.test(name) && name.endsWith(ending))
  const odd = shown.filter((name) => !good.includes(name))
  return {
    names: good.map((name) => `${folder}/${name}`),
    mistakes: odd.map((name) =>
      atFile(
        `${folder}/${name}`,
        'this file name is not one we read',
        `use lower case letters, digits and dashes, ending in ${ending}, or move it away`,
      ),
    ),
  }
}

/** A few hundred small files are read much faster one after the other than all at once. */
function readOne(home: string, name: string): string | ContentMistake {
  const real = realOf(path.join(home, name))
  if (!real) return atFile(name, 'this file is missing', 'add it')
  if (!real.startsWith(home + path.sep)) {
    return atFile(name, 'this file is a link to outside the folder', 'put the file itself here')
  }
  const about = lstatSync(real)
  if (!about.isFile()) return atFile(name, 'this is not a file', 'put a file here')
  if (about.size > largestFile) {
    return atFile(name, 'this file is larger than 1 MB', 'keep only the words in it')
  }
  return readFileSync(real, 'utf8')
}

function realOf(full: string): string | undefined {
  try {
    return realpathSync.native(full)
  } catch {
    return undefined
  }
}

/** A short name for exactly these words and rules; it changes when any of them does. */
export function contentVersionOf(files: ContentFiles): string {
  const hash = createHash('sha256')
  for (const [file, text] of [...files].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    hash.update(`${file}\0${text}\0`)
  }
  return hash.digest('hex').slice(0, 12)
}
