import { compiledLanguageFile } from './built.ts'
import { hasCompiledLanguage, readCompiledLanguage } from './content/compiled.ts'
import type { RunningContent } from './content/content.ts'
import { contentIn, type LanguageWords } from './content/content-words.ts'
import { languageTags, readLanguageFiles } from './content/language-files.ts'
import { formatMistakes } from './content/mistake.ts'
import { sayFrom } from './content/say.ts'
import { typedWords } from './engine/typed-words.ts'
import { AppError } from './errors.ts'
import type { Say } from './message/words.ts'
import { readyChecks } from './questionnaires.ts'
import { knownLanguage } from './review/language.ts'
import type { Languages, Worded } from './review/parts.ts'

/** Everything that is in one language, ready to be used. */
export const wordedFrom = (content: RunningContent, say: Say): Worded => ({
  say,
  typed: typedWords(say),
  catalogue: content.catalogue,
  references: content.references,
  checks: readyChecks(content, say),
})

/** The same words, from which those of every other language are found. */
export const sayInEach = (say: Say, languages: Languages): Say =>
  Object.assign((...said: Parameters<Say>) => say(...said), {
    language: say.language,
    in(wanted: string) {
      const known = knownLanguage({ languages }, wanted)
      // The base keeps its own way to the others.
      if (known === undefined || known === say.language) return undefined
      return languages.wordsOf(known)?.say
    },
  })

/** The base language and those whose words are given, each laid over the content when it is first asked for. */
export function languagesFrom(
  base: RunningContent,
  worded: Worded,
  words: ReadonlyMap<string, () => LanguageWords>,
): Languages {
  const { language } = worded.say
  const ready = new Map([[language, worded]])
  const tags = [language, ...words.keys()]
  return {
    base: language,
    tags,
    wordsOf(tag) {
      const known = ready.get(tag)
      if (known) return known
      const read = words.get(tag)
      if (!read) return undefined
      const content = contentIn(base, read())
      const made = wordedFrom(content, sayFrom(content.messages, tag))
      ready.set(tag, made)
      return made
    },
  }
}

/**
 * Finds the languages of a program's folder: as the build compiled them, or from their sources where those changed.
 * @throws AppError('bad-content') where one lacks words
 */
export async function openLanguages(
  root: string,
  base: RunningContent,
  worded: Worded,
): Promise<Languages> {
  const words = new Map<string, () => LanguageWords>()
  for (const tag of await languageTags(root)) words.set(tag, await openWords(root, tag, base))
  return languagesFrom(base, worded, words)
}

async function openWords(
  root: string,
  tag: string,
  base: RunningContent,
): Promise<() => LanguageWords> {
  const { files, mistakes, version } = await readLanguageFiles(root, tag, base.catalogue.version)
  const compiled = compiledLanguageFile(tag)
  if (mistakes.length === 0 && hasCompiledLanguage(version, compiled)) {
    return () => readCompiledLanguage(compiled)
  }
  // What reads and checks the sources is large, and most starts do without it.
  const { languageFrom } = await import('./content/language.ts')
  const read = languageFrom(tag, base, files, mistakes)
  if (read.mistakes.length === 0) return () => read.words
  throw new AppError('bad-content', formatMistakes(read.mistakes), {
    hint: 'Mend these lines, then try again.',
  })
}
