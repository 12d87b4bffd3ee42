import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { type ContentFiles, contentVersionOf, readFolder } from './files.ts'
import type { ContentMistake } from './mistake.ts'

/** Where other languages are: one folder each, named by its BCP 47 tag. */
export const languagesFolder = 'content/languages'

/** The folder of one language, from the product's folder. */
export const languageFolder = (tag: string): string => `${languagesFolder}/${tag}`

/** The languages that have a folder beside the one that content/ is written in, by their BCP 47 tags. */
export async function languageTags(root: string): Promise<readonly string[]> {
  const entries = await readdir(path.join(root, languagesFolder)).catch(() => [])
  return entries.filter((name) => !name.startsWith('.')).toSorted()
}

/** The texts of a language's files, and a short name for exactly these words over this content. */
export async function readLanguageFiles(
  root: string,
  tag: string,
  baseVersion: string,
): Promise<{ files: ContentFiles; mistakes: readonly ContentMistake[]; version: string }> {
  const folder = languageFolder(tag)
  const words = await readFolder(root, folder, '.yaml', 'messages')
  const messages = await readFolder(root, `${folder}/messages`, '.yaml')
  const files = new Map([...words.files, ...messages.files])
  const version = contentVersionOf(new Map([['base', baseVersion], ...files]))
  return { files, mistakes: [...words.mistakes, ...messages.mistakes], version }
}
