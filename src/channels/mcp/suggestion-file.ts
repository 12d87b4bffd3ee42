import type { SuggestionFile } from '../../review/reviews.ts'

/** An answer that an assistant suggests, and where it says that it found it. */
export interface AssistantAnswer {
  readonly question: string
  readonly value: string | readonly string[]
  readonly source: string
}

/** The answers as the file that an assistant without this connection gives back, so that both are read by one reader. */
export function suggestionFileOf(answers: readonly AssistantAnswer[]): SuggestionFile {
  const text = JSON.stringify({
    product: { name: '-' },
    answers: Object.fromEntries(answers.map(({ question, value }) => [question, value])),
    sources: Object.fromEntries(answers.map(({ question, source }) => [question, source])),
  })
  return { name: 'assistant.json', bytes: new TextEncoder().encode(text) }
}
