import { expect, test } from 'vitest'
import { createLateReviews } from '../../src/conversation/late-reviews.ts'
import { Bench } from '../review/bench.ts'

test('the application is there once it was started, and not before', () => {
  const { reviews, start } = createLateReviews('Chat')
  expect(reviews).toThrow('Chat was not started.')
  const bench = new Bench()
  start(bench.reviews)
  expect(reviews()).toBe(bench.reviews)
})
