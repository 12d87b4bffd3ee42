import * as z from 'zod'
import { examplesSchema, facetsSchema, type OtherProducts } from '../analysis/other-products.ts'
import { languageWordsSchema } from '../analysis/text-words.ts'
import { priorSchema, safeguardSchema, type Threat, threatSchema } from '../analysis/threat.ts'
import { wayRuleSchema } from '../analysis/way.ts'
import { type FlowSource, flowSourceSchema, openFlow } from '../flow/flow.ts'
import {
  allowedWordsFile,
  allowedWordsSchema,
  type Content,
  examplesFile,
  exceptionsFile,
  exceptionsSchema,
  facetsFile,
  glossaryFile,
  jargonFile,
  jargonSchema,
  priorsFile,
  referencesFile,
  referencesSchema,
  retiredFile,
  retiredSchema,
  rolesFile,
  safeguardsFile,
  sameWordsFile,
  sameWordsSchema,
  textWordsFile,
  waysFile,
} from './content.ts'
import { explainIssues } from './explain.ts'
import { type ContentFiles, contentVersionOf, readContentFiles } from './files.ts'
import { readGlossary } from './glossary.ts'
import { type MessageEntry, messageEntries, messageFileSchema } from './messages.ts'
import type { ContentMistake } from './mistake.ts'
import { parseFile } from './parse.ts'
import { type Finder, finderFor } from './place.ts'

/** Content, or every reason why there is none. */
export type Loaded =
  | { readonly ok: true; readonly content: Content }
  | { readonly ok: false; readonly mistakes: readonly ContentMistake[] }

/**
 * Reads flows/ and content/ below `root` into typed values.
 * Only their form is checked here; `checkContent` says whether they are good.
 */
export async function loadContent(root: string): Promise<Loaded> {
  const { files, mistakes } = await readContentFiles(root)
  return contentFrom(files, mistakes)
}

/** Turns the texts of content files into typed values; `mistakes` are those already known of. */
export function contentFrom(files: ContentFiles, mistakes: readonly ContentMistake[] = []): Loaded {
  const reading = new Reading(files, mistakes)
  const content = assemble(reading)
  const found = reading.mistakes
  return found.length > 0 ? { ok: false, mistakes: found } : { ok: true, content }
}

/** Reads typed values out of the files and gathers what is wrong with them. */
class Reading {
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

const stem = (file: string): string => file.slice(file.lastIndexOf('/') + 1, file.lastIndexOf('.'))

function assemble(reading: Reading): Content {
  const flowSources = reading.folder<FlowSource>('flows', flowSourceSchema)
  const threats = reading.folder<Threat>('content/threats', threatSchema)
  const safeguards = reading.value(safeguardsFile, safeguardSchema.array())
  const priors = reading.value(priorsFile, z.record(z.string(), priorSchema))
  const others = readOthers(reading)
  const references = reading.value(referencesFile, referencesSchema)
  return {
    flows: new Map([...flowSources].map(([id, source]) => [id, openFlow(source, others.examples)])),
    flowSources,
    catalogue: {
      version: contentVersionOf(reading.files),
      threats: [...threats.values()],
      safeguards: safeguards ?? [],
      priors: priors ?? {},
      ways: reading.value(waysFile, wayRuleSchema.array()) ?? [],
      others,
    },
    references: references ?? { cwe: {}, capec: {}, asvs: {}, owasp: {}, proactive: {} },
    jargon: reading.value(jargonFile, jargonSchema) ?? { banned: [] },
    glossary: readGlossary(reading.files.get(glossaryFile) ?? ''),
    messages: readMessages(reading),
    retired: reading.value(retiredFile, retiredSchema) ?? [],
    allowedWords: reading.value(allowedWordsFile, allowedWordsSchema) ?? noWords,
    sameWords: reading.value(sameWordsFile, sameWordsSchema) ?? [],
    exceptions: reading.value(exceptionsFile, exceptionsSchema) ?? [],
    place: (file, way) => reading.finder(file)(way),
    isWritten: (file, way) => reading.finder(file)(way).written,
  }
}

function readOthers(reading: Reading): OtherProducts {
  const facets = reading.value(facetsFile, facetsSchema)
  const examples = reading.value(examplesFile, examplesSchema)
  const roles = reading.value(rolesFile, languageWordsSchema.shape.roles)
  const text = reading.value(textWordsFile, languageWordsSchema.omit({ roles: true }))
  return {
    facets: facets ?? { base: {}, facets: {}, stories: {} },
    examples: examples?.products ?? [],
    language: { language: 'en', stopWords: [], ...text, roles: roles ?? [] },
  }
}

const noWords = { words: [], capitals: [], names: [] }

function readMessages(reading: Reading): Map<string, MessageEntry> {
  const entries = reading.filesIn('content/messages').flatMap((file) => {
    const source = reading.value(file, messageFileSchema)
    return source ? messageEntries(file, stem(file), source) : []
  })
  return new Map(entries.map((entry) => [entry.key, entry]))
}
