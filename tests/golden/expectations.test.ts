import { describe, expect, test } from 'vitest'
import { content } from '../own-content.ts'
import { type Compared, compare, type Kind, kinds, unknownStories } from './expectations.ts'
import { products, unwalkedProducts } from './golden.ts'

// TEST_GOLDEN=report npx vitest run tests/golden/expectations.test.ts prints product by product what does not hold.
const { TEST_GOLDEN } = process.env

/** The most expectations of each kind that may not hold; a kind that is not named is only reported. */
type MostMissed = Readonly<Partial<Record<Kind, number>>>

const ten: MostMissed = Object.fromEntries(kinds.map((kind) => [kind, 0]))
const fifteen: MostMissed = {
  first7: 18,
  anywhere: 1,
  covered: 0,
  mustNot: 14,
  waysMust: 1,
  waysMustNot: 0,
  actFirst: 1,
  headline: 2,
  lowStakes: 0,
  questions: 0,
}

/** How many of their first seven two products may have in common, on average. */
const mostShared = 2.5

const sets = [
  { name: 'the ten that are walked', folders: products, mostMissed: ten, mostLeftOut: 0 },
  {
    name: 'the fifteen that are read',
    folders: unwalkedProducts,
    mostMissed: fifteen,
    mostLeftOut: 0,
  },
]

describe.each(sets)('$name', ({ name, folders, mostMissed, mostLeftOut }) => {
  const compared = folders.map(compare)

  test('hold as many expectations as they did', () => {
    process.stdout.write(`${name}: ${totals(compared)}\n`)
    if (TEST_GOLDEN === 'report') process.stdout.write(compared.map(told).join(''))
    for (const kind of kinds) {
      const missed = missedOf(compared, kind)
      const most = mostMissed[kind] ?? missed.length
      expect(missed.length, `${kind}: ${missed.join('; ')}`).toBeLessThanOrEqual(most)
    }
  })

  test('no answer is left out that could be given', () => {
    const leftOut = compared.flatMap((one) => one.leftOut.map((what) => `${one.product}: ${what}`))
    expect(leftOut.length, leftOut.join('; ')).toBeLessThanOrEqual(mostLeftOut)
  })

  test('every expectation names a story', () => {
    const stories = new Set(content.catalogue.threats.map(({ id }) => id))
    expect(folders.flatMap((folder) => unknownStories(folder, stories))).toEqual([])
  })
})

test('two products have few of their first seven in common', () => {
  const sevens = [...products, ...unwalkedProducts].map((folder) => compare(folder).seven)
  const shared = sevens.flatMap((one, n) =>
    sevens.slice(n + 1).map((other) => one.filter((id) => other.includes(id)).length),
  )
  const mean = shared.reduce((sum, count) => sum + count, 0) / shared.length
  process.stdout.write(
    `two of ${sevens.length} share ${mean.toFixed(2)} of 7, at most ${Math.max(...shared)}\n`,
  )
  expect(mean).toBeLessThanOrEqual(mostShared)
})

const missedOf = (compared: readonly Compared[], kind: Kind): readonly string[] =>
  compared.flatMap(({ product, held }) => held[kind].missed.map((what) => `${product}: ${what}`))

/** Such as “first7 25/25, anywhere 103/103”; kinds that nothing was looked at for are left out. */
function totals(compared: readonly Compared[]): string {
  const of = (kind: Kind) => compared.reduce((sum, { held }) => sum + held[kind].of, 0)
  const holds = (kind: Kind) => of(kind) - missedOf(compared, kind).length
  const counts = kinds
    .filter((kind) => of(kind) > 0)
    .map((kind) => `${kind} ${holds(kind)}/${of(kind)}`)
  const leftOut = compared.reduce((sum, one) => sum + one.leftOut.length, 0)
  return [...counts, `answers left out ${leftOut}`].join(', ')
}

function told({ product, seven, held, leftOut }: Compared): string {
  const lines = kinds.flatMap((kind) => held[kind].missed.map((missed) => `  ${kind}: ${missed}\n`))
  return `${product}\n  seven: ${seven.join(' ')}\n${lines.join('')}  left out: ${leftOut.join(' ')}\n`
}
