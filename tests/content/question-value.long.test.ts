import { expect, test } from 'vitest'
import { fearFact, motiveFact } from '../../src/content/core-facts.ts'
import { isClosed } from '../../src/content/questions.ts'
import { ownContent, productCheckOf, randomProduct, standings } from './random-products.ts'

const products = 1500
const least = 0.1

type Standings = ReturnType<typeof standings>

/** How many stories stand differently: wholly, or by half of how far their bands moved. */
function difference(one: Standings, other: Standings): number {
  let sum = 0
  for (const id of new Set([...one.keys(), ...other.keys()])) {
    const before = one.get(id)
    const after = other.get(id)
    if (!before || !after || before.status !== after.status) sum += 1
    else {
      const moved = Math.abs(before.low - after.low) + Math.abs(before.high - after.high)
      sum += Math.min(1, moved / 2)
    }
  }
  return sum
}

test(`over ${products} random products every question is worth its place`, async () => {
  const check = productCheckOf(await ownContent())
  const { byId } = check.compiled.rules
  /** What was asked once for each service is worth something together: where one is not known, none is. */
  const copiesAsked = (answers: readonly { readonly question: string }[]) => {
    const asked = new Map<string, string[]>()
    for (const { question: id } of answers) {
      const question = byId.get(id)
      if (!question || !isClosed(question)) continue
      asked.set(question.source, [...(asked.get(question.source) ?? []), id])
    }
    return asked
  }
  const moved = new Map<string, { sum: number; times: number }>()
  for (let seed = 0; seed < products; seed++) {
    const answers = randomProduct(check, seed)
    const judged = (given: typeof answers) =>
      standings(check.analyser.judge(check.analyser.read(given)))
    const known = judged(answers)
    for (const [source, copies] of copiesAsked(answers)) {
      const unsure = answers.map((each) =>
        copies.includes(each.question) ? { ...each, value: '?' } : each,
      )
      const so = moved.get(source) ?? { sum: 0, times: 0 }
      so.sum += difference(known, judged(unsure))
      so.times += copies.length
      moved.set(source, so)
    }
  }
  const values = [...moved].map(([id, { sum, times }]) => [id, sum / times] as const)
  const sorted = values.toSorted(([, one], [, other]) => other - one)
  process.stdout.write(sorted.map(([id, value]) => `${id} ${value.toFixed(2)}\n`).join(''))
  const ordersOnly = new Set(
    check.compiled.flow.questions
      .filter(({ fact, summaryOnly }) => fact === fearFact || fact === motiveFact || summaryOnly)
      .map(({ source }) => source),
  )
  const idle = sorted.filter(([id, value]) => value < least && !ordersOnly.has(id))
  expect(idle.map(([id]) => id)).toEqual([])
})
