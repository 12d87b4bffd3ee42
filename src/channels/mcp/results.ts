import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import { shownWords } from '../../domain/text-safety.ts'
import { AppError } from '../../errors.ts'
import type { Message } from '../../message/message.ts'
import { plainText } from '../../message/plain-text.ts'
import type { Say } from '../../message/words.ts'

/** One part of a result that is text. */
const part = (text: string) => ({ type: 'text', text }) as const

/** Text that people wrote, or that quotes them: marked as data, in a part of its own that nothing in it can leave. */
export const dataOf = (say: Say, text: string): CallToolResult => ({
  content: [part(say('mcp.data')), part(shownWords(text, '\n\t'))],
})

/** The same of values, as JSON. */
export const jsonOf = (say: Say, values: object): CallToolResult =>
  dataOf(say, JSON.stringify(values, null, 2))

/** What a person would have read after doing the same. */
export function saidOf(say: Say, replies: readonly Message[], facts: object = {}): CallToolResult {
  return jsonOf(say, { ...facts, said: replies.map((reply) => plainText(reply)) })
}

/** What went wrong, in words that name no path and no person. */
export function failureOf(say: Say, error: unknown): CallToolResult {
  const words =
    error instanceof AppError
      ? [error.message, error.hint].filter((line) => line !== undefined).join('\n')
      : say('mcp.failed')
  return { isError: true, content: [part(shownWords(words, '\n'))] }
}
