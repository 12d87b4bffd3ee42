import * as z from 'zod'
import type { Catalogue } from '../analysis/threat.ts'
import type { Flow, FlowSource } from '../flow/flow.ts'
import type { Messages } from './messages.ts'
import type { ContentPlace, Way } from './place.ts'
import type { SuggestRules } from './suggest-rules.ts'

const sentence = z.string().trim().min(1)
const titles = z.record(z.string(), sentence)

/** Every outside id that a story or a safety step may name, with its title. */
export const referencesSchema = z.strictObject({
  cwe: titles,
  capec: titles,
  asvs: titles,
  owasp: titles,
  proactive: titles,
})
export type References = z.infer<typeof referencesSchema>

/** Words that people never read on the screen, each with what to say instead. */
export const jargonSchema = z.strictObject({
  banned: z.array(z.strictObject({ term: sentence, say: sentence })),
})
type Jargon = z.infer<typeof jargonSchema>

/** Stories that are no longer in the catalogue; stored reviews still name them. */
export const retiredSchema = z.array(
  z.strictObject({ id: sentence, successor: sentence, title: sentence }),
)
type Retired = z.infer<typeof retiredSchema>

/** Everyday words that the plain word list lacks, and capitals and names that everyone knows. */
export const allowedWordsSchema = z.strictObject({
  words: z.array(z.string().regex(/^[\p{Ll}’-]+$/u, 'write the word in lower case letters')),
  capitals: z.array(z.string()),
  names: z.array(z.string()),
})
type AllowedWords = z.infer<typeof allowedWordsSchema>

/** Other words for a thing that already has its name. */
export const sameWordsSchema = jargonSchema.shape.banned
type SameWords = z.infer<typeof sameWordsSchema>

/** Questions that may break a survey rule, each with the reason. */
export const exceptionsSchema = z.array(
  z.strictObject({ rule: sentence, id: sentence, because: sentence }),
)
type Exceptions = z.infer<typeof exceptionsSchema>

/** One word of the screen with its one-sentence meaning. */
export interface GlossaryEntry {
  readonly term: string
  readonly meaning: string
  readonly line: number
}

/** All that authors write, as typed values. */
export interface Content {
  readonly flows: ReadonlyMap<string, Flow>
  readonly flowSources: ReadonlyMap<string, FlowSource>
  readonly catalogue: Catalogue
  readonly references: References
  readonly jargon: Jargon
  readonly glossary: readonly GlossaryEntry[]
  readonly messages: Messages
  readonly retired: Retired
  readonly allowedWords: AllowedWords
  readonly sameWords: SameWords
  readonly exceptions: Exceptions
  /** What names in models of other tools suggest; absent where nothing is written of it. */
  readonly suggestRules?: SuggestRules
  /** Where a value is in its file, so that a lint rule can name the line. */
  place(file: string, way: Way): ContentPlace
  /** Whether the author wrote this value, or it was filled in. */
  isWritten(file: string, way: Way): boolean
}

/** As much of it as a check needs while it runs. */
export type RunningContent = Pick<
  Content,
  'flows' | 'flowSources' | 'catalogue' | 'references' | 'messages' | 'suggestRules'
>

/** The file of a flow, from the product's folder. */
export const flowFile = (id: string): string => `flows/${id}.yaml`
/** The file of a story, from the product's folder. */
export const threatFile = (id: string): string => `content/threats/${id}.md`
export const safeguardsFile = 'content/safeguards.yaml'
export const referencesFile = 'content/references.json'
export const waysFile = 'content/ways.yaml'
export const priorsFile = 'content/priors.json'
export const facetsFile = 'content/facets.json'
export const examplesFile = 'content/examples.json'
export const jargonFile = 'content/jargon.yaml'
export const glossaryFile = 'content/glossary.md'
export const retiredFile = 'content/retired.yaml'
export const rolesFile = 'content/words/roles.yaml'
export const thingsFile = 'content/words/things.yaml'
export const actionsFile = 'content/words/actions.yaml'
export const textWordsFile = 'content/words/text.yaml'
export const allowedWordsFile = 'content/words/allowed.yaml'
export const sameWordsFile = 'content/words/same-word.yaml'
export const suggestFile = 'content/suggest.yaml'
export const exceptionsFile = 'content/words/exceptions.yaml'
