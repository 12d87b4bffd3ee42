import * as z from 'zod'
import { limits } from '../../domain/limits.ts'
import {
  type PeopleNaming,
  peopleNamingSchema,
  type ReportFormat,
  reportFormatSchema,
} from '../../domain/report-format.ts'
import { mostSuggested } from '../../domain/suggestion.ts'
import { reviewDepthSchema } from '../../domain/vocabulary.ts'
import { dataOf, jsonOf, saidOf } from './results.ts'
import { suggestionFileOf } from './suggestion-file.ts'
import { type AssistantParts, adds, reads, type Tool, tool } from './tool.ts'

const check = z.string().trim().min(1).max(limits.id)
const value = z.string().min(1).max(limits.typed)

const hasEachOnce = (answers: readonly { readonly question: string }[]): boolean =>
  new Set(answers.map(({ question }) => question)).size === answers.length

/** What can be done with checks. */
export const checkTools: readonly Tool[] = [
  tool({
    name: 'list-checks',
    input: z.strictObject({}),
    hints: reads,
    run: ({ withReviews, sender, say }) =>
      withReviews(async (reviews) => {
        const checks = await reviews.overview(sender)
        return jsonOf(say, {
          checks: checks.map(({ review, ...rest }) => ({ check: review, ...rest })),
        })
      }),
  }),
  tool({
    name: 'start-check',
    input: z.strictObject({
      product: z.string().trim().min(1).max(limits.name),
      summary: z.string().trim().min(1).max(limits.text).optional(),
      depth: reviewDepthSchema.default('full'),
    }),
    hints: adds,
    run: ({ withReviews, sender, say, newId }, { product, summary, depth }) =>
      withReviews(async (reviews) => {
        const action = { type: 'start', product, depth, ...(summary !== undefined && { summary }) }
        const outcome = await reviews.handle({
          id: newId(),
          ...sender,
          action: { ...action, type: 'start' },
        })
        const { review } = outcome
        return saidOf(say, outcome.replies, review === undefined ? {} : { check: review })
      }),
  }),
  tool({
    name: 'list-questions',
    input: z.strictObject({ check }),
    hints: reads,
    run: ({ withReviews, sender, say }, given) =>
      withReviews(async (reviews) =>
        jsonOf(say, { questions: await reviews.questions(sender, given.check) }),
      ),
  }),
  tool({
    name: 'suggest-answers',
    input: z.strictObject({
      check,
      answers: z
        .array(
          z.strictObject({
            question: z.string().trim().min(1).max(limits.id),
            value: z.union([value, z.array(value).min(1).max(limits.picks)]),
            source: z.string().trim().min(1).max(limits.reason),
          }),
        )
        .min(1)
        .max(mostSuggested)
        .refine(hasEachOnce, 'Suggest one answer for each question.'),
    }),
    hints: adds,
    run: ({ withReviews, sender, say, newId }, given) =>
      withReviews(async (reviews) => {
        const file = suggestionFileOf(given.answers)
        const brought = { delivery: newId(), file }
        const { replies } = await reviews.suggest(sender, given.check, brought)
        // What is said there is said to the person, who alone can confirm.
        return saidOf(say, replies, { next: say('mcp.next') })
      }),
  }),
  tool({
    name: 'read-summary',
    input: z.strictObject({ check, people: peopleNamingSchema.default('roles') }),
    hints: reads,
    run: (parts, { check: of, people }) => fileOf(parts, of, { format: 'brief-md', people }),
  }),
  tool({
    name: 'export-check',
    input: z.strictObject({
      check,
      format: reportFormatSchema,
      people: peopleNamingSchema.default('roles'),
    }),
    hints: reads,
    run: (parts, { check: of, ...wish }) => fileOf(parts, of, wish),
  }),
]

/** A check as the text of a file. */
const fileOf = (
  { withReviews, sender, say }: AssistantParts,
  of: string,
  { format, people }: { readonly format: ReportFormat; readonly people: PeopleNaming },
) =>
  withReviews(async (reviews) => {
    const { body } = await reviews.report(sender, of, format, people)
    return dataOf(say, body)
  })
