import type { RunningContent } from './content.ts'
import { languageFrom } from './language.ts'
import { languageTags, readLanguageFiles } from './language-files.ts'
import type { ContentMistake } from './mistake.ts'

/** Everything that the languages of a program's folder lack, or have too much. */
export async function checkLanguages(
  root: string,
  base: RunningContent,
): Promise<readonly ContentMistake[]> {
  const mistakes: ContentMistake[] = []
  for (const tag of await languageTags(root)) {
    const { files, mistakes: known } = await readLanguageFiles(root, tag, base.catalogue.version)
    mistakes.push(...languageFrom(tag, base, files, known).mistakes)
  }
  return mistakes
}
