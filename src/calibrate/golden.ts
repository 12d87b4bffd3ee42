import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import type { OrderRule } from '../analysis/order/rule.ts'
import type { GivenAnswer } from '../flow/answer.ts'
import { answerTo } from './cases.ts'
import { sharedOfSeven } from './figures.ts'
import { type Material, ordered, threatOf } from './ranking.ts'

const value = z.union([z.string(), z.array(z.string()), z.null()])
const answersSchema = z.object({ answers: z.record(z.string(), value) })
const expectSchema = z.object({ must: z.object({ first7: z.array(z.string()) }) })

/** One example product: its owner's answers, and the stories that this owner expects among the first seven. */
export interface GoldenProduct {
  readonly id: string
  readonly answers: readonly GivenAnswer[]
  /** Each `a | b` means at least one of them. */
  readonly expected: readonly string[]
}

/** Reads the example products below the product's folder; none where it has none. */
export async function readGolden(root: string): Promise<readonly GoldenProduct[]> {
  const home = join(root, 'tests', 'golden')
  const names = await readdir(home).catch(() => [])
  const found: GoldenProduct[] = []
  for (const id of names.toSorted()) {
    const read = (name: string) => readFile(join(home, id, name), 'utf8').catch(() => undefined)
    const [answers, expected] = [await read('answers.yaml'), await read('expect.yaml')]
    if (answers === undefined || expected === undefined) continue
    found.push({
      id,
      answers: Object.entries(answersSchema.parse(parse(answers)).answers).map(([question, said]) =>
        answerTo(question, said),
      ),
      expected: expectSchema.parse(parse(expected)).must.first7,
    })
  }
  return found
}

/** What the first sevens of the example products are like. */
export interface GoldenFigures {
  /** How many stories two of them share, over all pairs. */
  readonly shared: number
  /** How many different stories reach a seven. */
  readonly different: number
  readonly held: number
  readonly expectations: number
  /** Each expectation that is not met, with its product. */
  readonly missed: readonly string[]
}

/** Ranks the example products and compares them with what their owners expect. */
export function goldenFigures(
  material: Material,
  products: readonly GoldenProduct[],
  order?: OrderRule,
): GoldenFigures {
  const sevens = products.map((product) => {
    const answers = product.answers.filter(({ question }) => material.rules.byId.has(question))
    return ordered(material, answers, order)
      .stories.filter(({ status }) => status !== 'covered')
      .slice(0, 7)
      .map(threatOf)
  })
  const missed = products.flatMap(({ id, expected }, place) =>
    expected
      .filter((either) => !either.split(' | ').some((one) => sevens[place]?.includes(one)))
      .map((either) => `${id}: ${either}`),
  )
  const expectations = products.reduce((total, { expected }) => total + expected.length, 0)
  return {
    shared: sharedOfSeven(sevens),
    different: new Set(sevens.flat()).size,
    held: expectations - missed.length,
    expectations,
    missed,
  }
}
