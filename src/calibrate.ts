import { access, readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import * as z from 'zod'
import { createAnalyser } from './analysis/analyser.ts'
import type { Judged } from './analysis/judge.ts'
import type { Catalogue, Prior } from './analysis/threat.ts'
import { loadContent } from './content/load.ts'
import { AppError } from './errors.ts'
import type { AnswerValue, GivenAnswer } from './flow/answer.ts'
import { type FlowRules, flowRules } from './flow/fact.ts'

const caseSchema = z.object({
  name: z.string(),
  answers: z.record(z.string(), z.union([z.string(), z.array(z.string()), z.null()])),
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

/** One published threat model: answers for its product, and what its experts named. */
interface ModelCase {
  readonly file: string
  readonly name: string
  readonly answers: readonly GivenAnswer[]
  /** Question ids that this questionnaire does not have. */
  readonly unknown: readonly string[]
  /** Product-level expert threats: the stories that say the same, by the given labels and by all. */
  readonly experts: readonly {
    readonly given: readonly string[]
    readonly all: readonly string[]
  }[]
}

type Labels = 'given' | 'all'

/** The stories of one case in the order a team would see them. */
interface Ranked {
  readonly model: ModelCase
  readonly ids: readonly string[]
}

const depths = [7, 15, 30, Number.POSITIVE_INFINITY]
const builtIn = join('tests', 'fixtures', 'calibration')

/**
 * Compares the order of stories with what experts named in published threat models, and says so in words.
 * A case that the priors were counted from is ranked without its own counts.
 * @throws AppError('bad-content') when the questionnaire or the catalogue cannot be read
 * @throws AppError('not-found') when the folder holds no case
 * @throws AppError('bad-input') when a file in it is not JSON
 */
export async function calibrate(root: string, folder = join(root, builtIn)): Promise<string> {
  const { rules, catalogue } = await contentOf(root)
  const cases = await casesOf(root, folder, rules)
  const counted = new Set((await jsonFiles(join(root, builtIn))).map((file) => basename(file)))
  const ranked = cases.map((model) => {
    const shipped = rank(rules, catalogue, model)
    const honest = counted.has(model.file)
      ? rank(rules, withoutCase(catalogue, model, raised(rules, catalogue, model)), model)
      : shipped
    return { shipped, honest }
  })
  return report(
    ranked.map(({ honest }) => honest),
    ranked.map(({ shipped }) => shipped),
  )
}

/**
 * Counts, for each story, in how many of a folder's cases its condition holds and how many name it; JSON for priors.json.
 * @throws AppError as `calibrate` does
 */
export async function countModels(root: string, folder = join(root, builtIn)): Promise<string> {
  const { rules, catalogue } = await contentOf(root)
  const cases = await casesOf(root, folder, rules)
  const counts = new Map(catalogue.threats.map(({ id }) => [id, { held: 0, named: 0 }]))
  for (const model of cases) {
    const named = new Set(model.experts.flatMap(({ all }) => all))
    for (const id of raised(rules, catalogue, model)) {
      const count = counts.get(id)
      if (count) count.held += 1
      if (count && named.has(id)) count.named += 1
    }
  }
  return JSON.stringify(Object.fromEntries(counts), null, 2)
}

async function contentOf(root: string): Promise<{ rules: FlowRules; catalogue: Catalogue }> {
  const loaded = await loadContent(root)
  const flow = loaded.ok ? loaded.content.flows.get('product-check') : undefined
  if (!loaded.ok || !flow) {
    throw new AppError('bad-content', 'The questions or stories cannot be read', {
      hint: 'Run "whatif check" to see what to mend.',
    })
  }
  return { rules: flowRules(flow), catalogue: loaded.content.catalogue }
}

async function jsonFiles(folder: string): Promise<readonly string[]> {
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

async function casesOf(root: string, folder: string, rules: FlowRules): Promise<ModelCase[]> {
  const cases = await readCases(folder, join(root, builtIn), rules)
  if (cases.length > 0) return cases
  throw new AppError('not-found', `There is no case in ${folder}`, {
    hint: 'A case is a JSON file with "answers" and "expertThreats".',
  })
}

async function readCases(folder: string, home: string, rules: FlowRules): Promise<ModelCase[]> {
  const shared = await readJsonOr(join(home, 'mapping.json'), { questions: {} })
  const { questions } = mappingSchema.parse(await readJsonOr(join(folder, 'mapping.json'), shared))
  const labels = {
    ...labelsSchema.parse(await readJsonOr(join(home, 'new-labels.json'), {})),
    ...labelsSchema.parse(await readJsonOr(join(folder, 'new-labels.json'), {})),
  }
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
      unknown: answers.map(({ question }) => question).filter((id) => !rules.byId.has(id)),
      experts: parsed.data.expertThreats
        .filter(({ level }) => level === 'product')
        .map(({ title, matchedBy }) => {
          const added = (labels[file] ?? []).filter((label) => label.title === title)
          return { given: matchedBy, all: [...matchedBy, ...added.map(({ story }) => story)] }
        }),
    })
  }
  return cases
}

/** Answers to an earlier questionnaire, as answers to this one. */
function mappedAnswers(
  answers: Readonly<Record<string, AnswerValue>>,
  mapping: Mapping,
): readonly GivenAnswer[] {
  return Object.entries(answers).map(([question, value]) => {
    const { to, values } = mapping[question] ?? { to: question, values: {} }
    const renamed = (one: string): string => values[one] ?? one
    const mapped = typeof value === 'string' ? renamed(value) : (value?.map(renamed) ?? null)
    return { question: to, by: 'case', at: '', value: mapped }
  })
}

function storiesOf(rules: FlowRules, catalogue: Catalogue, model: ModelCase): readonly Judged[] {
  const words = {
    list: (names: readonly string[]) => names.join(', '),
    unnamedService: 'service',
    people: (kind: string) => kind,
    unsure: (about: string) => about,
  }
  return createAnalyser({ rules, catalogue, words }).inOrder(model.answers)
}

const rank = (rules: FlowRules, catalogue: Catalogue, model: ModelCase): Ranked => ({
  model,
  ids: storiesOf(rules, catalogue, model).map(({ compiled }) => compiled.threat.id),
})

const raised = (rules: FlowRules, catalogue: Catalogue, model: ModelCase): readonly string[] =>
  storiesOf(rules, catalogue, model)
    .filter(({ status }) => status === 'raised')
    .map(({ compiled }) => compiled.threat.id)

/** The catalogue as it would be had this case never been counted. */
function withoutCase(
  catalogue: Catalogue,
  model: ModelCase,
  raisedIds: readonly string[],
): Catalogue {
  const named = new Set(model.experts.flatMap(({ all }) => all))
  const priors: Record<string, Prior> = { ...catalogue.priors }
  for (const id of raisedIds) {
    const prior = priors[id]
    if (!prior?.models) continue
    const { held, named: times } = prior.models
    const less = named.has(id) ? 1 : 0
    priors[id] = {
      ...prior,
      models: { held: Math.max(0, held - 1), named: Math.max(0, times - less) },
    }
  }
  return { ...catalogue, priors }
}

const hits = ({ model, ids }: Ranked, labels: Labels, depth: number): number => {
  const first = new Set(ids.slice(0, depth))
  return model.experts.filter((expert) => expert[labels].some((id) => first.has(id))).length
}

const firstSevenShare = ({ model, ids }: Ranked, labels: Labels): number => {
  const named = new Set(model.experts.flatMap((expert) => expert[labels]))
  const first = ids.slice(0, 7)
  return first.filter((id) => named.has(id)).length / Math.max(1, first.length)
}

function figures(ranked: readonly Ranked[], labels: Labels): string {
  const threats = ranked.reduce((total, { model }) => total + model.experts.length, 0)
  const recalls = depths.map((depth) => {
    const found = ranked.reduce((total, each) => total + hits(each, labels, depth), 0)
    return percent(found / Math.max(1, threats))
  })
  const shares = ranked.map((each) => firstSevenShare(each, labels))
  const share = shares.reduce((total, each) => total + each, 0) / Math.max(1, shares.length)
  return [...recalls, percent(share)].join('')
}

const percent = (share: number): string => `${Math.round(share * 100)} %`.padStart(8)

function report(honest: readonly Ranked[], shipped: readonly Ranked[]): string {
  const heading = ['@7', '@15', '@30', 'all', 'first 7'].map((title) => title.padStart(8)).join('')
  const line = (title: string, ranked: readonly Ranked[], labels: Labels): string =>
    `${title.slice(0, 44).padEnd(44)}${String(threatsIn(ranked)).padStart(5)}${figures(ranked, labels)}`
  const table = (title: string, labels: Labels): readonly string[] => [
    `${title.padEnd(49)}${heading}`,
    ...honest.map((each) => line(`  ${each.model.file}`, [each], labels)),
    line('  In all, each case without its own counts', honest, labels),
    line('  In all, as shipped', shipped, labels),
    '',
  ]
  const unknown = honest.flatMap(({ model }) =>
    model.unknown.map(
      (question) => `${model.file}: this questionnaire has no question "${question}"`,
    ),
  )
  return [...table('Given labels', 'given'), ...table('With new labels', 'all'), ...unknown].join(
    '\n',
  )
}

const threatsIn = (ranked: readonly Ranked[]): number =>
  ranked.reduce((total, { model }) => total + model.experts.length, 0)
