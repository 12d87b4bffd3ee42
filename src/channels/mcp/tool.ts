import type { CallToolResult, ToolAnnotations } from '@modelcontextprotocol/sdk/types.js'
import type * as z from 'zod'
import type { Catalogue } from '../../analysis/threat.ts'
import type { Say } from '../../message/words.ts'
import type { Sender } from '../../review/ports.ts'
import type { Reviews } from '../../review/reviews.ts'

/** What the tools work with. */
export interface AssistantParts {
  /**
   * Runs something with the checks, and lets go of them again: between two calls whoever started the assistant can
   * open them elsewhere.
   * @throws AppError('data-in-use') while they are open elsewhere
   */
  readonly withReviews: <Result>(run: (reviews: Reviews) => Promise<Result>) => Promise<Result>
  /** The person who started it: it sees what they may see. */
  readonly sender: Sender
  readonly say: Say
  readonly catalogue: Pick<Catalogue, 'threats' | 'safeguards'>
  readonly version: string
  /** A new delivery id each time. */
  readonly newId: () => string
}

/** The names of the tools. */
export type ToolName =
  | 'list-checks'
  | 'start-check'
  | 'list-questions'
  | 'suggest-answers'
  | 'read-summary'
  | 'export-check'
  | 'list-content'
  | 'read-content'

/** One thing that an assistant can do. */
export interface Tool {
  readonly name: ToolName
  readonly input: z.ZodObject
  readonly hints: ToolAnnotations
  run(parts: AssistantParts, given: unknown): Promise<CallToolResult>
}

/** A tool that is given what its own schema has read. */
export const tool = <Input extends z.ZodObject>(made: {
  readonly name: ToolName
  readonly input: Input
  readonly hints: ToolAnnotations
  readonly run: (parts: AssistantParts, given: z.infer<Input>) => Promise<CallToolResult>
}): Tool => ({
  ...made,
  run: (parts, given) => made.run(parts, made.input.parse(given)),
})

/** It changes nothing. */
export const reads: ToolAnnotations = { readOnlyHint: true }

/** It adds something and takes nothing away. */
export const adds: ToolAnnotations = { readOnlyHint: false, destructiveHint: false }
