import * as z from 'zod'

/** The parts of a model of another tool, as far as their names say something. */
export const modelParts = ['actor', 'process', 'store', 'flow', 'information', 'zone'] as const
export type ModelPart = (typeof modelParts)[number]

/** What tools let people tick on a part of a model, and what they tick says. */
export const modelMarks = [
  'webApplication',
  'cardPayment',
  'credentials',
  'authentication',
] as const
export type ModelMark = (typeof modelMarks)[number]

const word = z.string().regex(/^[\p{Ll}\p{N} ]+$/u, 'write small letters, digits and spaces alone')
const words = z.array(word)
const question = z.string().min(1)
const value = z.string()
const from = z.array(z.enum(modelParts)).min(1)
const means = z.strictObject({ question, value })

/** What a model in another tool says about a product. */
export const suggestRulesSchema = z.strictObject({
  /** The question that the words of a model about itself answer. */
  about: question,
  /** Words that tell that they are about the model alone. */
  notAbout: words.default([]),
  /** The one that people and what goes to and from them answer. */
  hands: question.optional(),
  /** The one that the only threat which is rated worst answers, and what it does: what gets out, and what stops. */
  worst: z.strictObject({ question, kind: question, getsOut: value, stops: value }).optional(),
  /** What is answered where all that is sent over the internet is encrypted. */
  encrypted: means,
  /** What is answered where all stores are encrypted, and where only some are. */
  stored: z.strictObject({ question, value, some: value }).optional(),
  /** The question that names connected services, and the one whose names tell which elements are some. */
  services: z.strictObject({ named: question, kinds: question }),
  /** Questions that most products of one team answer alike. */
  stable: z.array(question).default([]),
  /** Questions of which a part is meant that is called exactly as a choice is, as files of ours call it. */
  labels: z
    .array(
      z.strictObject({
        question,
        from,
        /** People type these words for a choice, and a name may be them too, but for words that say what a part is. */
        typed: z.strictObject({ without: words, not: words.default([]) }).optional(),
      }),
    )
    .default([]),
  /** What is ticked on a part says. */
  marks: z.array(means.extend({ mark: z.enum(modelMarks) })).default([]),
  names: z.array(means.extend({ from, words: words.min(1), not: words.default([]) })),
  /** What is in place against threats says, where its words do not say that it is still to come. */
  measures: z
    .strictObject({
      hedges: words.min(1),
      rules: z.array(
        means.extend({
          words: words.min(1),
          /** One of these stands there too. */
          with: words.default([]),
          not: words.default([]),
        }),
      ),
    })
    .optional(),
})
export type SuggestRules = z.infer<typeof suggestRulesSchema>
export type MeasureRules = NonNullable<SuggestRules['measures']>

/** What one part of a model says. */
export type PartMeans = z.infer<typeof means>
