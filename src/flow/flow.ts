import * as z from 'zod'
import { limits } from '../domain/limits.ts'
import {
  amountUnitSchema,
  lookChangeSchema,
  ownerSchema,
  questionDepthSchema,
} from '../domain/vocabulary.ts'
import { conditionSchema } from './condition.ts'
import { interned } from './interned.ts'

const id = z.string().regex(/^[a-z][a-zA-Z0-9.-]*$/, 'use letters, digits, dots and dashes')
const sentence = z.string().trim().min(1)

/** One answer that a person can pick. */
const choiceSchema = z.strictObject({
  value: z.string().regex(/^[a-z][a-zA-Z0-9-]*$/),
  label: sentence,
  /** The answer as a whole sentence: "People sign in." */
  reason: sentence.optional(),
  /** The same while the product is only planned: "People will sign in." */
  reasonPlanned: sentence.optional(),
  /** Cannot be combined with other choices of a multi question. */
  exclusive: z.boolean().default(false),
  /** Documented as moving no rating, so that `check` does not ask why. */
  neutral: z.boolean().default(false),
  /** Other words that people type for it, in any form of each word. */
  also: z.array(sentence).default([]),
  /** The smallest and the largest amount that it stands for, in the question's unit; both count. */
  from: z.number().nonnegative().optional(),
  to: z.number().nonnegative().optional(),
})
export type Choice = z.infer<typeof choiceSchema>

/** Which of its choices a question shows: those ticked in another question, or what is nearest to the product. */
const offeredSchema = z.union([
  z.strictObject({ among: id }),
  z.strictObject({ nearest: z.literal('examples') }),
])

/** What a team's own words may be about: who uses it, who works on it, what is worth stealing, what people do, what is connected. */
const suggestedKindSchema = z.enum(['people', 'staff', 'thing', 'action', 'service'])
export type SuggestedKind = z.infer<typeof suggestedKindSchema>

/** One question as its author writes it; `each` questions are asked once for each named service. */
/** Somebody who can help: who usually knows such answers, or what a part of the product is about. */
const roleSchema = z.strictObject({
  id: id.optional(),
  owner: ownerSchema,
  ask: sentence,
  /** Only a product of which this is known has need of them. */
  when: conditionSchema.optional(),
  /** The sections whose questions are theirs, before anybody else's. */
  sections: z.array(id).min(1).optional(),
})

const questionSchema = z.strictObject({
  id,
  fact: id,
  /** core: always asked; standard: unless low-stakes or quick; detail: ranked by value up to the limit. */
  depth: questionDepthSchema,
  type: z.enum(['text', 'list', 'single', 'multi', 'band', 'people']),
  owner: ownerSchema,
  ask: sentence,
  /** Asked instead of `ask` while the product is not in use yet. */
  askEarly: sentence.optional(),
  /** What the question is about in a few words, for lists: "Safe copies". */
  short: sentence,
  why: sentence,
  example: sentence,
  /** Shown instead of `example` while the product is not in use yet. */
  exampleEarly: sentence.optional(),
  technical: sentence.optional(),
  when: conditionSchema.optional(),
  /** Asked only once `when` holds for sure: what speaks of "the services" makes no sense while nobody knows of any. */
  whenSure: z.boolean().default(false),
  inferred: z.strictObject({ when: conditionSchema, value: z.string() }).optional(),
  /** Not asked any more; what was answered once stays readable. */
  retired: z.boolean().default(false),
  offered: offeredSchema.optional(),
  /** Words of the team that are offered beside the field. */
  suggested: suggestedKindSchema.optional(),
  /** What stands in each place of a list, where each has a meaning of its own; any may stay empty. */
  entries: z.array(z.strictObject({ ask: sentence, suggested: suggestedKindSchema })).optional(),
  /** The longest text that is taken, in characters. */
  letters: z.number().int().positive().optional(),
  pinned: z.boolean().default(false),
  value: z.number().nonnegative().default(0),
  summaryOnly: z.boolean().default(false),
  order: z.enum(['bestFirst', 'worstFirst', 'smallFirst', 'none']).default('none'),
  choices: z.array(choiceSchema).default([]),
  /** What the amounts of its choices count: things, money (in whole coins of any country) or minutes. */
  unit: amountUnitSchema.optional(),
  max: z.number().int().positive().optional(),
  roles: z.array(roleSchema).optional(),
  each: z.strictObject({ list: id, max: z.number().int().min(1).max(limits.services) }).optional(),
})
export type Role = z.infer<typeof roleSchema>
export type QuestionSource = z.infer<typeof questionSchema>

/** A questionnaire as its author writes it. */
export const flowSourceSchema = z.strictObject({
  id,
  version: z.number().int().positive(),
  title: sentence,
  limits: z.strictObject({
    quick: z.number().int().positive(),
    lowStakes: z.number().int().positive(),
    full: z.number().int().positive(),
  }),
  lowStakes: conditionSchema,
  stage: z.strictObject({ fact: id, early: z.array(z.string()).min(1) }).optional(),
  derived: z.record(z.string(), conditionSchema),
  /** Which questions are asked again at the next look when something of this kind has changed. */
  changes: z.partialRecord(lookChangeSchema, z.array(id).min(1)).optional(),
  sections: z
    .array(z.strictObject({ id, title: sentence, questions: z.array(questionSchema).min(1) }))
    .min(1),
})
export type FlowSource = z.infer<typeof flowSourceSchema>

/** A question that can be asked: each per-service copy is a question of its own. */
export interface Question extends QuestionSource {
  readonly section: string
  /** 1, 2, 3 for per-service copies of one question; absent otherwise. */
  readonly service?: number
  /** The id the author wrote; equal to `id` but for per-service copies. */
  readonly source: string
}

/** A questionnaire ready to run: questions in asking order within each depth. */
export interface Flow {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly limits: FlowSource['limits']
  readonly lowStakes: FlowSource['lowStakes']
  readonly stage: FlowSource['stage']
  readonly derived: FlowSource['derived']
  /** Which questions are asked again at the next look, by what has changed. */
  readonly changes?: FlowSource['changes']
  readonly sections: readonly { readonly id: string; readonly title: string }[]
  /** In flow order. */
  readonly questions: readonly Question[]
}

/** The fact that the nth service's answer settles: `conn.gives`, then `conn.gives.2`, … */
export const serviceCopy = (name: string, service: number): string =>
  service === 1 ? name : `${name}.${service}`

/** An example product that can be picked by its name. */
export interface ExampleName {
  readonly id: string
  readonly name: string
}

function copies(
  question: QuestionSource,
  section: string,
  examples: readonly ExampleName[],
): Question[] {
  if (!question.each) {
    const { id, offered, fact } = question
    const choices =
      offered && 'nearest' in offered
        ? [...examples.map(exampleChoice), ...question.choices]
        : question.choices
    return [{ ...question, choices, fact: interned(fact), section, source: id }]
  }
  return Array.from({ length: question.each.max }, (_, index) => ({
    ...question,
    id: serviceCopy(question.id, index + 1),
    fact: interned(serviceCopy(question.fact, index + 1)),
    section,
    service: index + 1,
    source: question.id,
  }))
}

/** What people call a choice is the same where it is asked for again, among those that were ticked. */
function calledAlike(questions: readonly Question[]): Question[] {
  return questions.map((question) => {
    const { offered, choices } = question
    const first =
      offered && 'among' in offered && questions.find(({ fact }) => fact === offered.among)
    if (!first) return question
    const wordsOf = (value: string) => first.choices.find((one) => one.value === value)?.also ?? []
    return {
      ...question,
      choices: choices.map((one) => ({ ...one, also: [...one.also, ...wordsOf(one.value)] })),
    }
  })
}

const exampleChoice = ({ id, name }: ExampleName): Choice => ({
  value: id,
  label: name.slice(0, 1).toUpperCase() + name.slice(1),
  exclusive: false,
  neutral: true,
  also: [],
})

/**
 * Opens per-service questions into one question for each service, keeping flow order; the names of the
 * example products become choices where they are asked for, and other words for a choice go with it.
 */
export function openFlow(source: FlowSource, examples: readonly ExampleName[] = []): Flow {
  const { sections, ...rest } = source
  return {
    ...rest,
    stage: source.stage,
    sections: sections.map(({ id: sectionId, title }) => ({ id: sectionId, title })),
    questions: calledAlike(
      sections.flatMap((section) => {
        const opened = section.questions.map((question) => copies(question, section.id, examples))
        return interleaveServices(opened)
      }),
    ),
  }
}

/** Per-service questions run service by service, so that the talk stays on one service at a time. */
function interleaveServices(opened: readonly (readonly Question[])[]): Question[] {
  const ordered: Question[] = []
  let run: (readonly Question[])[] = []
  const flush = () => {
    const most = Math.max(0, ...run.map((group) => group.length))
    for (let service = 0; service < most; service++) {
      for (const group of run) {
        const question = group[service]
        if (question) ordered.push(question)
      }
    }
    run = []
  }
  for (const group of opened) {
    if (group[0]?.service) run.push(group)
    else {
      flush()
      ordered.push(...group)
    }
  }
  flush()
  return ordered
}
