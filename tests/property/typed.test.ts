import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { typedReaderFor } from '../../src/engine/typed-reader.ts'
import { published, publishedFlow, publishedWords, typedAt } from '../engine/typed-answers.ts'

const reader = typedReaderFor(publishedWords)
const closed = publishedFlow.questions.filter(
  ({ choices, id, source }) => choices.length > 0 && id === source,
)

/** Words as they come up at questions: of labels, of other choices, of doubt and denial, and of nothing. */
const pieces = [
  ...closed.flatMap(({ choices }) => choices.flatMap(({ label, also }) => [label, ...also])),
  ...['yes', 'no', 'not', 'never', 'but', 'maybe', 'and', 'or', ',', 'we', 'it is', 'don’t'],
  ...['3', '2 weeks', 'pigeon', 'x', '12k', 'should', 'only', 'nobody', 'the second one'],
]
const sentence = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 5 })
  .map((words) => words.join(' '))
const typed = fc.oneof(sentence, sentence, fc.string({ maxLength: 40 }))
const question = fc.constantFrom(...closed.map(({ id }) => id))

const budget = { numRuns: 150, interruptAfterTimeLimit: 20_000 }

/** The ways in which a choice can be named at all. */
function isNamed(id: string, value: string, text: string): boolean {
  const { choices } = published(id)
  const choice = choices.find((one) => one.value === value)
  const said = new Set(reader.tokenise(text).map(({ stem }) => stem))
  const own = [choice?.label ?? '', ...(choice?.also ?? [])].flatMap(reader.tokenise)
  return own.some((token) => [...said].some((one) => isAlike(one, token.stem)))
}

/** A choice that stands for a doubt, such as “some might be”, is what a doubt means. */
const isPlain = ({ also }: { also: readonly string[] }): boolean =>
  !also.some((words) => reader.tokenise(words).some(reader.isDoubt))

const isAlike = (one: string, other: string): boolean =>
  one === other || (one.length > 3 && (other.startsWith(one) || one.startsWith(other)))

describe('whatever is typed', () => {
  test('is a choice whose words, amount, place or plain yes or no were said, or is asked back', () => {
    fc.assert(
      fc.property(question, typed, (id, text) => {
        const got = typedAt(id, text)
        if (got.kind !== 'answer') return
        const tokens = reader.tokenise(text)
        const hasOther = tokens.some(
          ({ text: word }, at) =>
            /\d/.test(word) ||
            /^[a-i]$/.test(word) ||
            publishedWords.numbers.has(word) ||
            publishedWords.ordinals.has(word) ||
            publishedWords.units.has(word) ||
            publishedWords.sizes.has(word) ||
            publishedWords.vague.has(word) ||
            publishedWords.last.includes(word) ||
            publishedWords.middle.includes(word) ||
            reader.isDenial({ text: word } as never) ||
            (['yes', 'no', 'all', 'both'] as const).some((list) =>
              reader.phraseAt(tokens, at, list),
            ),
        )
        for (const value of [got.value ?? []].flat()) {
          expect(hasOther || isNamed(id, value, text), `${id}: ${text} → ${value}`).toBe(true)
        }
      }),
      budget,
    )
  })

  test('a doubt or a denial in front never makes things look safer', () => {
    const graded = closed.filter(({ order, type }) => order === 'bestFirst' && type === 'single')
    const doubt = fc.constantFrom(
      'maybe',
      'we should',
      'we plan to',
      'perhaps',
      'it is not true that',
    )
    const cases = graded.flatMap(({ id, choices }) =>
      choices
        .slice(0, -1)
        .filter(isPlain)
        .flatMap(({ also, value }) => also.map((words) => ({ id, value, words }))),
    )
    fc.assert(
      fc.property(fc.constantFrom(...cases), doubt, ({ id, value, words }, front) => {
        const got = typedAt(id, `${front} ${words}`)
        const best = published(id).choices.findIndex((one) => one.value === value)
        const taken =
          got.kind === 'answer'
            ? published(id).choices.findIndex((one) => one.value === got.value)
            : 99
        expect(taken > best || taken === 99, `${id}: ${front} ${words}`).toBe(true)
      }),
      budget,
    )
  })

  test('two choices of one question that are both said are asked back', () => {
    const single = closed.filter(({ type }) => type !== 'multi')
    const pair = fc
      .constantFrom(...single)
      .chain(({ id, choices }) =>
        fc
          .shuffledSubarray([...choices], { minLength: 2, maxLength: 2 })
          .map(([one, other]) => ({ id, one, other })),
      )
    fc.assert(
      fc.property(pair, ({ id, one, other }) => {
        const got = typedAt(id, `${one?.label}, or else ${other?.label}`)
        expect([id, one?.label, other?.label, got.kind]).toContain('unclear')
      }),
      budget,
    )
  })
})
