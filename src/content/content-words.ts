import { noLanguageWords } from '../analysis/text-words.ts'
import { type ExampleName, type FlowSource, openFlow } from '../flow/flow.ts'
import type { RunningContent } from './content.ts'
import type { MessageEntry } from './messages.ts'
import { layWords, type Shape, takeWords, type Words } from './worded.ts'

/** One file of a language: the words of one kind of content, without its rules. */
interface WordFile {
  readonly file: string
  /** The words that the content has now. */
  take(content: RunningContent): Words
  /** The content with these words. */
  lay(content: RunningContent, words: Words): RunningContent
}

const flowsOf = (sources: readonly FlowSource[], examples?: readonly ExampleName[]) =>
  new Map(sources.map((source) => [source.id, openFlow(source, examples)]))

const choice = { label: 'text', reason: 'text', reasonPlanned: 'text', also: 'typed' } as const
const question = {
  ask: 'text',
  askEarly: 'text',
  short: 'text',
  why: 'text',
  example: 'text',
  exampleEarly: 'text',
  technical: 'text',
  roles: { list: { ask: 'text' }, by: 'id' },
  entries: { list: { ask: 'text' }, by: 'suggested' },
  choices: { list: choice, by: 'value' },
} as const
const section = { title: 'text', questions: { list: question, by: 'id' } } as const
const flows: Shape = {
  list: { title: 'text', sections: { list: section, by: 'id' } },
  by: 'id',
}
const stories: Shape = {
  list: {
    short: 'text',
    title: 'text',
    question: 'text',
    doing: { short: 'text', title: 'text', question: 'text' },
    example: 'text',
    coveredReason: 'text',
    technical: 'text',
    lowers: { list: { reason: 'text' } },
  },
  by: 'id',
}
const safeguards: Shape = {
  list: { text: 'text', check: 'text', noticed: 'text', technical: 'text' },
  by: 'id',
}

const ways: Shape = {
  list: { say: 'text', sayUnnamed: 'text', sayDoing: 'text', words: 'typed' },
  by: 'id',
}
const examples: Shape = {
  list: { name: 'text', plain: 'text', fear: 'text', words: 'typed' },
  by: 'id',
}
const facets: Shape = {
  facets: { record: { words: 'typed' } },
  stories: { record: { words: 'typed' } },
}

const taken = (value: unknown, shape: Shape): Words => (takeWords(value, shape) ?? {}) as Words

/** Names of other products, by which people pick those that are like theirs, and words in which people speak of them. */
const otherProducts: WordFile = {
  file: 'products.yaml',
  take: ({ catalogue: { others } }) =>
    taken(
      {
        examples: others?.examples ?? [],
        topics: others?.facets ?? {},
        language: others?.language,
      },
      { examples, topics: facets, language: { stopWords: 'typed' } },
    ),
  lay(content, words) {
    const { others } = content.catalogue
    if (!others) return content
    const laid = {
      ...others,
      examples: layWords(others.examples, examples, words['examples']),
      facets: layWords(others.facets, facets, words['topics']),
      language: layWords(others.language, { stopWords: 'typed' }, words['language']),
    }
    return {
      ...content,
      catalogue: { ...content.catalogue, others: laid },
      flows: flowsOf([...content.flowSources.values()], laid.examples),
    }
  },
}

/** Every file of a language beside its messages; a new kind of content has its words here. */
export const wordFiles: readonly WordFile[] = [
  {
    file: 'questions.yaml',
    take: ({ flowSources }) => taken([...flowSources.values()], flows),
    lay(content, words) {
      const laid = layWords([...content.flowSources.values()], flows, words)
      return {
        ...content,
        flowSources: new Map(laid.map((source) => [source.id, source])),
        flows: flowsOf(laid, content.catalogue.others?.examples),
      }
    },
  },
  {
    file: 'stories.yaml',
    take: ({ catalogue }) => taken(catalogue.threats, stories),
    lay: (content, words) => {
      const threats = layWords(content.catalogue.threats, stories, words)
      return { ...content, catalogue: { ...content.catalogue, threats } }
    },
  },
  {
    file: 'safeguards.yaml',
    take: ({ catalogue }) => taken(catalogue.safeguards, safeguards),
    lay: (content, words) => {
      const laid = layWords(content.catalogue.safeguards, safeguards, words)
      return { ...content, catalogue: { ...content.catalogue, safeguards: laid } }
    },
  },
  {
    file: 'ways.yaml',
    take: ({ catalogue }) => taken(catalogue.ways, ways),
    lay: (content, words) => {
      const laid = layWords(content.catalogue.ways, ways, words)
      return { ...content, catalogue: { ...content.catalogue, ways: laid } }
    },
  },
  otherProducts,
]

/** The words of one language: its files by name, and its messages. */
export interface LanguageWords {
  readonly tag: string
  readonly files: Readonly<Record<string, Words>>
  readonly messages: readonly MessageEntry[]
}

/** The same content in another language: its rules stay, and its words are those of the language. */
export function contentIn(base: RunningContent, language: LanguageWords): RunningContent {
  const worded = wordFiles.reduce(
    (content, { file, lay }) => lay(content, language.files[file] ?? {}),
    base,
  )
  const { others } = worded.catalogue
  const { language: tongue } = new Intl.Locale(language.tag)
  const read = others && {
    ...others,
    language: {
      ...others.language,
      language: tongue,
      roles: [],
      things: [],
      actions: noLanguageWords.actions,
      before: [],
      services: [],
    },
  }
  const catalogue = read ? { ...worded.catalogue, others: read } : worded.catalogue
  return {
    ...worded,
    catalogue,
    messages: new Map(language.messages.map((entry) => [entry.key, entry])),
  }
}
