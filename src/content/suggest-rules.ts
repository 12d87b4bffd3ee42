import * as z from 'zod'

/** The parts of a model of another tool, as far as their names say something. */
export const modelParts = ['actor', 'process', 'store', 'flow', 'information'] as const
export type ModelPart = (typeof modelParts)[number]

const word = z.string().regex(/^[\p{Ll}\p{N} ]+$/u, 'write small letters, digits and spaces alone')
const question = z.string().min(1)

/** What names in a model of another tool say about a product. */
export const suggestRulesSchema = z.strictObject({
  /** The question that the words of a model about itself answer. */
  about: question,
  /** What is answered where all that is sent over the internet is encrypted. */
  encrypted: z.strictObject({ question, value: z.string() }),
  /** The question that names connected services, and the one whose names tell which elements are some. */
  services: z.strictObject({ named: question, kinds: question }),
  /** Questions that most products of one team answer alike. */
  stable: z.array(question).default([]),
  /** Questions of which a part is meant that is called exactly as a choice is, as files of ours call it. */
  labels: z
    .array(z.strictObject({ question, from: z.array(z.enum(modelParts)).min(1) }))
    .default([]),
  names: z.array(
    z.strictObject({
      question,
      value: z.string(),
      from: z.array(z.enum(modelParts)).min(1),
      words: z.array(word).min(1),
      not: z.array(word).default([]),
    }),
  ),
})
export type SuggestRules = z.infer<typeof suggestRulesSchema>
export type NameRule = SuggestRules['names'][number]

/** What the name of one part says. */
export type NameMeans = Pick<NameRule, 'question' | 'value'>
