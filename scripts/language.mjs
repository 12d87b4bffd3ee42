/**
 * Writes the words of the content into the folder of a new language, to be translated there.
 *
 *   npm run language -- pt-BR
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import './installed.mjs'

const root = resolve(import.meta.dirname, '..')
const [tag = ''] = process.argv.slice(2)
const { loadContent } = await import('../dist/content/load.js')
const { languageSources, wordsToTranslate } = await import('../dist/content/language-sources.js')
const { languageFolder } = await import('../dist/content/language-files.js')
const { isLanguageTag } = await import('../dist/content/language.js')

if (!isLanguageTag(tag)) stop('Name the language by its tag, such as: npm run language -- pt-BR')
if (existsSync(join(root, languageFolder(tag)))) stop(`${languageFolder(tag)} is there already.`)
const loaded = await loadContent(root)
if (!loaded.ok) stop('The content has mistakes. Run: npx --no -- whatif check')

const files = languageSources(wordsToTranslate(loaded.content, tag))
for (const [file, text] of files) {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}
console.log(
  `${files.size} files are in ${languageFolder(tag)}. Translate their words, then run: npx --no -- whatif check`,
)

function stop(words) {
  console.error(words)
  process.exit(1)
}
