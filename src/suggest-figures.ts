import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { coreQuestions, isNumbered } from './engine/agenda.ts'
import type { CompiledFlow } from './engine/machine.ts'
import { type AnswerValue, notSure } from './flow/answer.ts'
import type { Say } from './message/words.ts'
import { openContent } from './open-content.ts'
import { productCheck, readyChecks } from './questionnaires.ts'
import { createSuggestionReader } from './suggest/read-suggestions.ts'

const value = z.union([z.string(), z.array(z.string()), z.null()])
const ownersSchema = z.object({ answers: z.record(z.string(), value) })
type Answers = Readonly<Record<string, AnswerValue>>

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
  /** Questions that the short check asks of this product, and to how many of them something is suggested that is not wrong. */
  readonly asked: number
  readonly helped: number
}

/** Holds the models of example products below a product's folder against their owners' answers, as a table in words. */
export async function suggestedFigures(root: string): Promise<string> {
  const { content, say } = await openContent(root)
  const compiled = readyChecks(content, say).get(productCheck)?.compiled
  if (!compiled) return ''
  const read = createSuggestionReader(content.suggestRules)
  const fixtures = join(root, 'tests', 'fixtures')
  const figures = async (folder: string, ownerOf: (product: string) => string) => {
    const names = await readdir(join(fixtures, folder)).catch(() => [])
    const models = names.filter((name) => /\.(?:json|csv)$/.test(name)).toSorted()
    return await Promise.all(
      models.map(async (model): Promise<ModelFigures> => {
        const [product = ''] = model.split('.')
        const bytes = await readFile(join(fixtures, folder, model))
        const { rules } = compiled
        const reading = read({ name: model, bytes }, { rules, say })
        const { answers } = ownersSchema.parse(parse(await readFile(ownerOf(product), 'utf8')))
        const found = (reading.ok ? reading.answers : []).map(
          (one) => [one.question, one.value] as const,
        )
        return figuresOf(model, new Map(found), { owner: answers, compiled })
      }),
    )
  }
  const drawn = await figures('models', (name) => join(root, 'tests/golden', name, 'answers.yaml'))
  const heldOut = await figures('held-out-models', (name) =>
    join(fixtures, 'held-out-models', `${name}.answers.yaml`),
  )
  return [
    ...table(drawn, say, 'operator.suggest.figuresAll'),
    ...table(heldOut, say, 'operator.suggest.figuresHeldOut'),
  ]
    .map((line) => `${line}\n`)
    .join('')
}

function figuresOf(
  model: string,
  found: ReadonlyMap<string, AnswerValue>,
  { owner, compiled }: { owner: Answers; compiled: CompiledFlow },
): ModelFigures {
  const isChoice = (id: string) => (compiled.rules.byId.get(id)?.choices.length ?? 0) > 0
  const judged = [...found].filter(([id, given]) => isChoice(id) && given !== notSure)
  const picks = (id: string) => [owner[id] ?? []].flat()
  const isRight = ([id, given]: readonly [string, AnswerValue]) =>
    [given ?? []].flat().every((one) => picks(id).includes(one))
  const right = judged.filter(isRight)
  const wrong = judged.filter((one) => !isRight(one))
  const said = Object.entries(owner).filter(([, given]) => given !== null && given !== notSure)
  const asked = shortCheck(compiled, owner)
  return {
    model,
    right: right.length,
    whole: right.filter(([id, given]) => [given ?? []].flat().length === picks(id).length).length,
    wrong: wrong.map(([id, given]) => `${id}: ${[given].flat()}`),
    words: found.size - judged.length,
    none: said.filter(([id]) => !found.has(id)).length,
    asked: asked.length,
    helped: asked.filter((id) => found.has(id) && wrong.every(([one]) => one !== id)).length,
  }
}

/** What the short check asks of a product whose owner answers so. */
function shortCheck(compiled: CompiledFlow, owner: Answers): readonly string[] {
  const answers = Object.entries(owner).map(([question, given]) => ({
    question,
    value: given,
    by: 'owner',
    at: '',
  }))
  return coreQuestions(compiled, compiled.read(answers))
    .filter(isNumbered)
    .map(({ id }) => id)
}

function table(
  figures: readonly ModelFigures[],
  say: Say,
  all: 'operator.suggest.figuresAll' | 'operator.suggest.figuresHeldOut',
): readonly string[] {
  if (figures.length === 0) return []
  const sum = (of: (one: ModelFigures) => number) =>
    figures.reduce((total, one) => total + of(one), 0)
  const lines = figures.map(({ wrong, ...figure }) =>
    say('operator.suggest.figures', { ...figure, wrong: wrong.length }),
  )
  const total = say(all, {
    right: sum(({ right }) => right),
    whole: sum(({ whole }) => whole),
    wrong: sum(({ wrong }) => wrong.length),
    words: sum(({ words }) => words),
    none: sum(({ none }) => none),
    asked: sum(({ asked }) => asked),
    helped: sum(({ helped }) => helped),
    half: figures.filter(({ asked, helped }) => helped * 2 >= asked).length,
    models: figures.length,
  })
  const wrong = figures.flatMap((one) =>
    one.wrong.map((answer) => say('operator.suggest.wrong', { model: one.model, answer })),
  )
  return [...lines, total, ...wrong]
}
