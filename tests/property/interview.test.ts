import fc from 'fast-check'
import { test } from 'vitest'
import { flowSketches } from './random-flow.ts'
import { Walk } from './random-walk.ts'
import { check } from './run.ts'
import { steps } from './steps.ts'

test('whatever people do, in any flow, the interview keeps its word', () => {
  check(
    'random conversations',
    300,
    fc.property(flowSketches, steps, (sketch, walk) => {
      const talk = new Walk(sketch)
      for (const step of walk) talk.take(step)
    }),
  )
})
