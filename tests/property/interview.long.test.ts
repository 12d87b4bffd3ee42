import fc from 'fast-check'
import { test } from 'vitest'
import { flowFrom, flowSketches } from './random-flow.ts'
import { Walk } from './random-walk.ts'
import { check } from './run.ts'
import { steps } from './steps.ts'
import { TwoWalks } from './two-walks.ts'

test('a hundred thousand random conversations keep every promise', () => {
  check(
    'random conversations',
    100_000,
    fc.property(flowSketches, steps, (sketch, walk) => {
      const talk = new Walk(sketch)
      for (const step of walk) talk.take(step)
    }),
  )
})

test('SurveyJS agrees on ten thousand steps and more', () => {
  let steps = 0
  check(
    'SurveyJS and us',
    600,
    fc.property(
      flowSketches,
      fc.array(fc.nat(30), { minLength: 4, maxLength: 12 }),
      (sketch, picks) => {
        const walks = new TwoWalks(flowFrom(sketch))
        walks.walk(picks)
        steps += walks.steps
      },
    ),
  )
  process.stdout.write(`SurveyJS and us: ${steps} steps, 0 differences\n`)
})
