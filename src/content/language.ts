import * as z from 'zod'
import type { RunningContent } from './content.ts'
import { type LanguageWords, wordFiles } from './content-words.ts'
import type { ContentFiles } from './files.ts'
import { languageFolder } from './language-files.ts'
import { readMessages } from './load.ts'
import { messagePlacesOf } from './message-forms.ts'
import type { MessageEntry, Messages } from './messages.ts'
import type { ContentMistake } from './mistake.ts'
import { Reading } from './reading.ts'
import { compareWords, type Words, type WordsDifference } from './worded.ts'

const wordsSchema: z.ZodType<Words> = z.lazy(() =>
  z.record(z.string(), z.union([z.string().trim().min(1), z.array(z.string()), wordsSchema])),
)

/** A language as it was read, with everything that is wrong with it: one that lacks words is not used. */
export interface ReadLanguage {
  readonly words: LanguageWords
  readonly mistakes: readonly ContentMistake[]
}

/** Reads the words of a language, and compares them with what they are laid over. */
export function languageFrom(
  tag: string,
  base: RunningContent,
  files: ContentFiles,
  known: readonly ContentMistake[] = [],
): ReadLanguage {
  const reading = new Reading(files, known)
  const folder = languageFolder(tag)
  if (!isLanguageTag(tag)) {
    reading.mistakes.push(
      mistakeAt(folder, `“${tag}” is not the tag of a language`, 'name it like de or pt-BR'),
    )
  }
  const read = wordFiles.map(({ file, take }) => {
    const name = `${folder}/${file}`
    const words = files.has(name) ? reading.value(name, wordsSchema) : undefined
    // A file that cannot be read has said so.
    const found = files.has(name) && !words ? [] : compareWords(take(base), words ?? {})
    reading.mistakes.push(...found.map((one) => explained(reading, name, one)))
    return [file, words ?? {}] as const
  })
  const expected = new Set(wordFiles.map(({ file }) => `${folder}/${file}`))
  const odd = [...files.keys()].filter(
    (name) => !expected.has(name) && !name.startsWith(`${folder}/messages/`),
  )
  reading.mistakes.push(
    ...odd.map((name) => mistakeAt(name, 'this file is none of a language', 'move it away')),
  )
  const messages = readMessages(reading, `${folder}/messages`)
  reading.mistakes.push(...messageMistakes(reading, folder, base.messages, messages))
  const words = { tag, files: Object.fromEntries(read), messages: [...messages.values()] }
  return { words, mistakes: reading.mistakes }
}

/** True for a BCP 47 tag as it is usually written, such as `de` or `pt-BR`. */
export function isLanguageTag(tag: string): boolean {
  try {
    return new Intl.Locale(tag).toString() === tag
  } catch {
    return false
  }
}

const mistakeAt = (file: string, message: string, hint: string): ContentMistake => ({
  file,
  line: 1,
  rule: 'languages',
  message,
  hint,
})

const problems: Readonly<Record<WordsDifference['problem'], readonly [string, string]>> = {
  missing: ['is missing', 'translate it: a language has all words or is not there'],
  tooMuch: ['belongs to nothing', 'take it out, or mend its name'],
  places: ['fills in other {places}', 'keep every {place} of the original'],
}

function explained(
  reading: Reading,
  file: string,
  { way, problem }: WordsDifference,
): ContentMistake {
  const { line, column } = reading.finder(file)(way)
  const [what, hint] = problems[problem]
  return { file, line, column, rule: 'languages', message: `“${way.join(' › ')}” ${what}`, hint }
}

function messageMistakes(
  reading: Reading,
  folder: string,
  base: Messages,
  messages: Messages,
): ContentMistake[] {
  const fileOf = (key: string) => `${folder}/messages/${key.slice(0, key.indexOf('.'))}.yaml`
  const at = (key: string, way: readonly string[], [what, hint]: readonly [string, string]) => {
    const file = fileOf(key)
    const { line, column } = reading.finder(file)(way)
    return { file, line, column, rule: 'languages', message: `“${key}” ${what}`, hint }
  }
  const lacking = [...base.values()].flatMap((entry) => {
    const other = messages.get(entry.key)
    if (!other) return [at(entry.key, entry.way, problems.missing)]
    const problem = placesProblem(entry, other)
    return problem ? [at(entry.key, other.way, problem)] : []
  })
  const extra = [...messages.values()].filter(({ key }) => !base.has(key))
  return [...lacking, ...extra.map(({ key, way }) => at(key, way, problems.tooMuch))]
}

/** A language may count where the original does not; what is filled in is the same. */
function placesProblem(
  one: MessageEntry,
  other: MessageEntry,
): readonly [string, string] | undefined {
  if (one.audience !== other.audience) return ['has another audience', `write: ${one.audience}`]
  try {
    const [wanted, given] = [one, other].map(({ text }) =>
      messagePlacesOf(text).toSorted().join(' '),
    )
    return wanted === given ? undefined : problems.places
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    return [`is not ICU MessageFormat: ${reason}`, 'write places as {name}']
  }
}
