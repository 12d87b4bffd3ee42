// Compiles the program, the page and the content, and puts the page's own files beside them.
import { execFileSync } from 'node:child_process'
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import './installed.mjs'
import { unpackFont } from './font.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const tsc = join(
  dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
  'bin',
  'tsc',
)
const page = ['src/channels/web/page', 'dist/channels/web/page'].map((folder) => join(root, folder))

rmSync(join(root, 'dist'), { recursive: true, force: true })
for (const project of ['tsconfig.build.json', 'tsconfig.page.json']) {
  // Only translated here; `npm run types` checks the same files, with the tests beside them.
  execFileSync(process.execPath, [tsc, '-p', join(root, project), '--noCheck'], {
    stdio: 'inherit',
  })
}
for (const file of readdirSync(page[0]).filter((name) => /\.(css|svg)$/.test(name))) {
  cpSync(join(page[0], file), join(page[1], file))
}
const sql = 'storage/postgres/migrations'
cpSync(join(root, 'src', sql), join(root, 'dist', sql), { recursive: true })
// Read only now, as it brings a library that may not be there yet.
const { bundleProgram } = await import('./bundle.mjs')
await bundleProgram(root)
await unpackFont(join(root, 'dist/fonts'))

// Broken content is left out: the program then reads the sources, and says what is wrong with them.
const { compiledFile, compiledLanguageFile } = await import('../dist/built.js')
const { compileContent, compileLanguage } = await import('../dist/content/compiled.js')
const { languageFrom } = await import('../dist/content/language.js')
const { languageTags, readLanguageFiles } = await import('../dist/content/language-files.js')
const { loadContent } = await import('../dist/content/load.js')
const loaded = await loadContent(root)
if (loaded.ok) {
  writeFileSync(compiledFile, compileContent(loaded.content))
  for (const tag of await languageTags(root)) {
    const read = await readLanguageFiles(root, tag, loaded.content.catalogue.version)
    const { words, mistakes } = languageFrom(tag, loaded.content, read.files, read.mistakes)
    if (mistakes.length > 0) continue
    writeFileSync(compiledLanguageFile(tag), compileLanguage(read.version, words))
  }
}
