import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Judged } from '../../src/analysis/judge.ts'
import { ratingOf } from '../../src/analysis/rating.ts'
import { assumedWhenUnasked } from '../../src/analysis/scales.ts'
import { bands, dreadLetters } from '../../src/domain/vocabulary.ts'
import { type AnswerValue, notSure } from '../../src/flow/answer.ts'
import type { Question } from '../../src/flow/flow.ts'
import { check } from '../property/run.ts'
import { anyAnswer, realContent, saidBy, sureAnswer } from './real-content.ts'

interface Drawn {
  readonly given: AnswerValue | undefined
  readonly later: AnswerValue
}

/** What was said, without what was never asked. */
const asked = (answers: readonly (readonly [string, AnswerValue | undefined])[]) =>
  saidBy(
    'Dana',
    Object.fromEntries(
      answers.flatMap(([id, value]) => (value === undefined ? [] : [[id, value]])),
    ),
  )

/** The same answer with its hole filled in; assumed facts stay as nobody asked about them. */
function filledIn(question: Question, { given, later }: Drawn): AnswerValue | undefined {
  if (given === notSure) return later
  if (given !== undefined && given !== null) return given
  return assumedWhenUnasked.includes(question.fact) ? given : later
}

/** Every way in which a sure rating leaves the range it should lie in. */
function outside(range: Judged, sure: Judged): readonly string[] {
  const letters = dreadLetters.filter(
    (letter) =>
      sure.letters[letter].low < range.letters[letter].low ||
      sure.letters[letter].high > range.letters[letter].high,
  )
  const [wide, now] = [ratingOf(range.letters).band, ratingOf(sure.letters).band]
  const inBand =
    bands.indexOf(now.low) >= bands.indexOf(wide.low) &&
    bands.indexOf(now.high) <= bands.indexOf(wide.high)
  return inBand ? letters : [...letters, 'band']
}

describe('what is not known', async () => {
  const { rules, analyser } = await realContent()
  const closed = rules.flow.questions.filter((question) => question.choices.length > 0)
  const product = fc.tuple(
    ...closed.map((question) =>
      fc.record({ given: anyAnswer(question), later: sureAnswer(question) }),
    ),
  )
  const open = (answers: ReturnType<typeof asked>): ReadonlyMap<string, Judged> =>
    new Map(
      analyser
        .judge(analyser.read(answers))
        .shown.filter(({ status }) => status !== 'covered')
        .map((story) => [story.compiled.threat.id, story]),
    )

  /** The stories that are open when each question is answered as `choose` says. */
  const said = (
    drawn: readonly Drawn[],
    choose: (question: Question, drawn: Drawn) => AnswerValue | undefined,
  ) =>
    open(
      asked(
        closed.flatMap((question, index) => {
          const each = drawn[index]
          return each ? [[question.id, choose(question, each)] as const] : []
        }),
      ),
    )

  test('a range with unknowns contains the rating of every possible answer', () => {
    let compared = 0
    check(
      'unknowns',
      200,
      fc.property(product, (drawn) => {
        const unsure = said(drawn, (_, { given }) => given)
        const sure = said(drawn, filledIn)
        const wrong: string[] = []
        for (const [id, story] of sure) {
          const range = unsure.get(id)
          if (!range) continue
          compared += 1
          wrong.push(...outside(range, story).map((what) => `${id}: ${what}`))
        }
        expect(wrong).toEqual([])
      }),
    )
    expect(compared).toBeGreaterThan(100)
  })
})
