import { describe, expect, test } from 'vitest'
import type { Analysis } from '../../src/analysis/finding.ts'
import { productCheck } from '../../src/questionnaires.ts'
import { checks } from '../own-content.ts'
import { answersWhenAsked, everyAnswer, fittingAnswers } from './asked.ts'
import { loadGolden, products, unwalkedProducts } from './golden.ts'

const check = checks.get(productCheck)
if (!check) throw new Error('no product check')
const { compiled, analyser } = check

/** What is known to press and what only unknowns make press, in percent of the open stories. */
function shares({ findings }: Analysis): { readonly known: number; readonly unknown: number } {
  const open = findings.filter(({ status }) => status !== 'covered')
  const first = open.filter(({ rating }) => rating.band.high === 'actFirst')
  const unknown = first.filter(({ notKnownYet }) => notKnownYet).length
  const percent = (count: number) => Math.round((100 * count) / open.length)
  return { known: percent(first.length - unknown), unknown: percent(unknown) }
}

const each = [...products, ...unwalkedProducts].map((product) => {
  const fitting = fittingAnswers(compiled, loadGolden(product).answers)
  const asked = answersWhenAsked(compiled, fitting).answers
  return {
    product,
    all: shares(analyser.analyse(everyAnswer(fitting))),
    asked: shares(analyser.analyse(asked)),
  }
})

describe('of the open stories of an example product at most a fifth are ones to act on first', () => {
  test.each(each)('$product: with every answer $all.known, as asked $asked.known', (one) => {
    if (process.env['TEST_GOLDEN'] === 'report') process.stdout.write(`${JSON.stringify(one)}\n`)
    expect(one.all.known).toBeLessThanOrEqual(20)
    // Of the baby monitor one answer in six is a “not sure”, and what is known of it is weak: it is no well-answered product.
    expect(one.asked.known).toBeLessThanOrEqual(one.product === 'baby-monitor' ? 22 : 20)
  })
})
