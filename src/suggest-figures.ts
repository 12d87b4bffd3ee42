import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { type AnswerValue, notSure } from './flow/answer.ts'
import type { FlowRules } from './flow/fact.ts'
import type { Say } from './message/words.ts'
import { openContent } from './open-content.ts'
import { productCheck, readyChecks } from './questionnaires.ts'
import { createSuggestionReader } from './suggest/read-suggestions.ts'

const value = z.union([z.string(), z.array(z.string()), z.null()])
const ownersSchema = z.object({ answers: z.record(z.string(), value) })

/** What one model of an example product suggests, held against what its owner answered. */
interface ModelFigures {
  readonly model: string
  /** Questions to which every suggested choice is one that the owner made, and how many of them are all of it. */
  readonly right: number
  readonly whole: number
  /** Questions to which a choice is suggested that the owner did not make. */
  readonly wrong: readonly string[]
  /** Suggested words and names: only a person can tell whether they are right. */
  readonly words: number
  /** Questions that the owner answered and nothing is suggested for. */
  readonly none: number
}

/** Holds the models of example products below a product's folder against their owners' answers, as a table in words. */
export async function suggestedFigures(root: string): Promise<string> {
  const { content, say } = await openContent(root)
  const rules = readyChecks(content, say).get(productCheck)?.compiled.rules
  const home = join(root, 'tests', 'fixtures', 'models')
  const names = await readdir(home).catch(() => [])
  if (!rules) return ''
  const read = createSuggestionReader(content.suggestRules)
  const figures: ModelFigures[] = []
  for (const model of names.toSorted()) {
    const [product = ''] = model.split('.')
    const owner = await readFile(join(root, 'tests/golden', product, 'answers.yaml'), 'utf8')
    const reading = read({ name: model, bytes: await readFile(join(home, model)) }, { rules, say })
    const { answers } = ownersSchema.parse(parse(owner))
    const found = new Map(
      (reading.ok ? reading.answers : []).map((one) => [one.question, one.value]),
    )
    figures.push(figuresOf(model, found, { owner: answers, rules }))
  }
  return table(figures, say)
}

function figuresOf(
  model: string,
  found: ReadonlyMap<string, AnswerValue>,
  { owner, rules }: { owner: Readonly<Record<string, AnswerValue>>; rules: FlowRules },
): ModelFigures {
  const isChoice = (id: string) => (rules.byId.get(id)?.choices.length ?? 0) > 0
  const judged = [...found].filter(([id, given]) => isChoice(id) && given !== notSure)
  const picks = (id: string) => [owner[id] ?? []].flat()
  const isRight = ([id, given]: readonly [string, AnswerValue]) =>
    [given ?? []].flat().every((one) => picks(id).includes(one))
  const right = judged.filter(isRight)
  const said = Object.entries(owner).filter(([, given]) => given !== null && given !== notSure)
  return {
    model,
    right: right.length,
    whole: right.filter(([id, given]) => [given ?? []].flat().length === picks(id).length).length,
    wrong: judged.filter((one) => !isRight(one)).map(([id, given]) => `${id}: ${[given].flat()}`),
    words: found.size - judged.length,
    none: said.filter(([id]) => !found.has(id)).length,
  }
}

function table(figures: readonly ModelFigures[], say: Say): string {
  const sum = (of: (one: ModelFigures) => number) =>
    figures.reduce((total, one) => total + of(one), 0)
  const lines = figures.map(({ model, right, whole, wrong, words, none }) =>
    say('operator.suggest.figures', { model, right, whole, wrong: wrong.length, words, none }),
  )
  const all = say('operator.suggest.figuresAll', {
    right: sum(({ right }) => right),
    whole: sum(({ whole }) => whole),
    wrong: sum(({ wrong }) => wrong.length),
    words: sum(({ words }) => words),
    none: sum(({ none }) => none),
  })
  const wrong = figures.flatMap((one) =>
    one.wrong.map((answer) => say('operator.suggest.wrong', { model: one.model, answer })),
  )
  return `${[...lines, all, ...wrong].join('\n')}\n`
}
