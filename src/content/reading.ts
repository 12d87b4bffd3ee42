import type * as z from 'zod'
import { explainIssues } from './explain.ts'
import type { ContentFiles } from './files.ts'
import type { ContentMistake } from './mistake.ts'
import { parseFile } from './parse.ts'
import { type Finder, finderFor } from './place.ts'

/** Reads typed values out of the files and gathers what is wrong with them. */
export class Reading {
  readonly mistakes: ContentMistake[]
  readonly files: ContentFiles
  readonly #finders = new Map<string, Finder>()

  constructor(files: ContentFiles, mistakes: readonly ContentMistake[]) {
    this.files = files
    this.mistakes = [...mistakes]
  }

  finder(file: string): Finder {
    const known = this.#finders.get(file)
    if (known) return known
    const made = finderFor(file, this.files.get(file) ?? '')
    this.#finders.set(file, made)
    return made
  }

  /** The file's value, or `undefined` when it is missing or its mistakes are noted. */
  value<T>(file: string, schema: z.ZodType<T>): T | undefined {
    const text = this.files.get(file)
    if (text === undefined) return undefined
    const parsed = parseFile(file, text)
    if ('mistakes' in parsed) {
      this.mistakes.push(...parsed.mistakes)
      return undefined
    }
    const outcome = schema.safeParse(parsed.value)
    if (outcome.success) return outcome.data
    const { issues } = outcome.error
    this.mistakes.push(...explainIssues(file, parsed.value, issues, this.finder(file)))
    return undefined
  }

  /** The values of a folder's files by the name that each file and its value share. */
  folder<T extends { readonly id: string }>(folder: string, schema: z.ZodType<T>): Map<string, T> {
    const found = new Map<string, T>()
    for (const file of this.filesIn(folder)) {
      const value = this.value(file, schema)
      if (!value) continue
      if (value.id !== stem(file)) this.#wrongName(file, value.id)
      found.set(value.id, value)
    }
    return found
  }

  filesIn(folder: string): string[] {
    return [...this.files.keys()].filter((file) => file.startsWith(`${folder}/`)).toSorted()
  }

  #wrongName(file: string, id: string): void {
    const message = `the id is “${id}” but the file is called “${stem(file)}”`
    const hint = 'give both the same name'
    const { line, column } = this.finder(file)(['id'])
    this.mistakes.push({ file, line, column, rule: 'form', message, hint })
  }
}

/** A file's name without its folder and ending. */
export const stem = (file: string): string =>
  file.slice(file.lastIndexOf('/') + 1, file.lastIndexOf('.'))
