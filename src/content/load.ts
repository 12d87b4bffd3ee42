import * as z from 'zod'
import { examplesSchema, facetsSchema, type OtherProducts } from '../analysis/other-products.ts'
import { languageWordsSchema, noLanguageWords } from '../analysis/text-words.ts'
import { priorSchema, safeguardSchema, type Threat, threatSchema } from '../analysis/threat.ts'
import { wayRuleSchema } from '../analysis/way.ts'
import { type FlowSource, flowSourceSchema, openFlow } from '../flow/flow.ts'
import {
  actionsFile,
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
  suggestFile,
  textWordsFile,
  thingsFile,
  waysFile,
} from './content.ts'
import { type ContentFiles, contentVersionOf, readContentFiles } from './files.ts'
import { readGlossary } from './glossary.ts'
import { type MessageEntry, messageEntries, messageFileSchema } from './messages.ts'
import type { ContentMistake } from './mistake.ts'
import { Reading, stem } from './reading.ts'
import { suggestRulesSchema } from './suggest-rules.ts'

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

function assemble(reading: Reading): Content {
  const flowSources = reading.folder<FlowSource>('flows', flowSourceSchema)
  const threats = reading.folder<Threat>('content/threats', threatSchema)
  const safeguards = reading.value(safeguardsFile, safeguardSchema.array())
  const priors = reading.value(priorsFile, z.record(z.string(), priorSchema))
  const others = readOthers(reading)
  const references = reading.value(referencesFile, referencesSchema)
  const suggestRules = reading.value(suggestFile, suggestRulesSchema)
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
    ...(suggestRules && { suggestRules }),
    place: (file, way) => reading.finder(file)(way),
    isWritten: (file, way) => reading.finder(file)(way).written,
  }
}

function readOthers(reading: Reading): OtherProducts {
  const facets = reading.value(facetsFile, facetsSchema)
  const examples = reading.value(examplesFile, examplesSchema)
  const roles = reading.value(rolesFile, languageWordsSchema.shape.roles)
  const things = reading.value(thingsFile, languageWordsSchema.shape.things)
  const actions = reading.value(actionsFile, languageWordsSchema.shape.actions)
  const apart = { roles: true, things: true, actions: true } as const
  const text = reading.value(textWordsFile, languageWordsSchema.omit(apart))
  return {
    facets: facets ?? { base: {}, facets: {}, stories: {} },
    examples: examples?.products ?? [],
    language: {
      ...noLanguageWords,
      ...text,
      roles: roles ?? [],
      things: things ?? [],
      actions: actions ?? noLanguageWords.actions,
    },
  }
}

const noWords = { words: [], capitals: [], names: [] }

/** The messages of a folder's files. */
export function readMessages(
  reading: Reading,
  folder = 'content/messages',
): Map<string, MessageEntry> {
  const entries = reading.filesIn(folder).flatMap((file) => {
    const source = reading.value(file, messageFileSchema)
    return source ? messageEntries(file, stem(file), source) : []
  })
  return new Map(entries.map((entry) => [entry.key, entry]))
}
