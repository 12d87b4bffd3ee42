import { access, readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import * as z from 'zod'
import { AppError } from '../errors.ts'
import type { AnswerValue, GivenAnswer } from '../flow/answer.ts'
import type { FlowRules } from '../flow/fact.ts'

const answersSchema = z.record(z.string(), z.union([z.string(), z.array(z.string()), z.null()]))

const caseSchema = z.object({
  name: z.string(),
  description: z.string().optional(),
  answers: answersSchema,
  expertThreats: z.array(
    z.object({
      title: z.string(),
      level: z.enum(['product', 'developer']),
      matchedBy: z.array(z.string()),
    }),
  ),
})

const mappingSchema = z.object({
  questions: z.record(
    z.string(),
    z.object({ to: z.string(), values: z.record(z.string(), z.string()).default({}) }),
  ),
})
type Mapping = z.infer<typeof mappingSchema>['questions']

const labelsSchema = z.record(
  z.string(),
  z.array(z.object({ title: z.string(), story: z.string(), reason: z.string() })),
)

const picksSchema = z.object({
  products: z.record(
    z.string(),
    z.object({ topics: z.array(z.string()), like: z.array(z.string()), fear: z.string() }),
  ),
})

/** What a person who knows the description, and no threat, would pick. */
export type Picks = z.infer<typeof picksSchema>['products'][string]

/** One published threat model: answers for its product, and what its experts named. */
export interface ModelCase {
  readonly file: string
  readonly name: string
  /** Answers to closed questions, and what its one sentence says. */
  readonly answers: readonly GivenAnswer[]
  /** The product as its model describes it; empty where there is none. */
  readonly description: string
  readonly picks: Picks | undefined
  /** Question ids that this questionnaire does not have. */
  readonly unknown: readonly string[]
  /** Product-level expert threats: the stories that say the same, by the given labels and by all. */
  readonly experts: readonly {
    readonly given: readonly string[]
    readonly all: readonly string[]
  }[]
}

/** Where the cases are that the priors were counted from, from the product's folder. */
export const builtIn = join('tests', 'fixtures', 'calibration')

/**
 * Reads the cases of a folder.
 * @throws AppError('not-found') when the folder holds no case
 * @throws AppError('bad-input') when a file in it is not JSON
 */
export async function readCases(
  root: string,
  folder: string,
  rules: FlowRules,
): Promise<readonly ModelCase[]> {
  const home = join(root, builtIn)
  const shared = await readJsonOr(join(home, 'mapping.json'), { questions: {} })
  const { questions } = mappingSchema.parse(await readJsonOr(join(folder, 'mapping.json'), shared))
  const labels = {
    ...labelsSchema.parse(await readJsonOr(join(home, 'new-labels.json'), {})),
    ...labelsSchema.parse(await readJsonOr(join(folder, 'new-labels.json'), {})),
  }
  const none = { products: {} }
  const { products } = picksSchema.parse(await readJsonOr(join(folder, 'picks.json'), none))
  const cases: ModelCase[] = []
  for (const path of await jsonFiles(folder)) {
    const parsed = caseSchema.safeParse(await readJson(path))
    if (!parsed.success) continue
    const file = basename(path)
    const answers = mappedAnswers(parsed.data.answers, questions)
    cases.push({
      file,
      name: parsed.data.name,
      answers: answers.filter(({ question }) => rules.byId.has(question)),
      description: parsed.data.description ?? '',
      picks: products[file],
      unknown: answers.map(({ question }) => question).filter((id) => !rules.byId.has(id)),
      experts: parsed.data.expertThreats
        .filter(({ level }) => level === 'product')
        .map(({ title, matchedBy }) => {
          const added = (labels[file] ?? []).filter((label) => label.title === title)
          return { given: matchedBy, all: [...matchedBy, ...added.map(({ story }) => story)] }
        }),
    })
  }
  if (cases.length > 0) return cases
  throw new AppError('not-found', `There is no case in ${folder}`, {
    hint: 'A case is a JSON file with "answers" and "expertThreats".',
  })
}

/** The JSON files of a folder, in order; none where there is no such folder. */
export async function jsonFiles(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => [])
  return names
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => join(folder, name))
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8')
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new AppError('bad-input', `${file} is not JSON`, { cause })
  }
}

const readJsonOr = (file: string, otherwise: unknown): Promise<unknown> =>
  access(file).then(
    () => readJson(file),
    () => otherwise,
  )

/** Answers to an earlier questionnaire, as answers to this one. */
function mappedAnswers(
  answers: Readonly<Record<string, AnswerValue>>,
  mapping: Mapping,
): readonly GivenAnswer[] {
  return Object.entries(answers).map(([question, value]) => {
    const { to, values } = mapping[question] ?? { to: question, values: {} }
    const renamed = (one: string): string => values[one] ?? one
    const mapped = typeof value === 'string' ? renamed(value) : (value?.map(renamed) ?? null)
    return answerTo(to, mapped)
  })
}

/** An answer as a case gives one. */
export const answerTo = (question: string, value: AnswerValue): GivenAnswer => ({
  question,
  by: 'case',
  at: '',
  value,
})
