import { expect, test } from 'vitest'
import { pageOf } from '../../src/domain/paging.ts'

const items = [1, 2, 3, 4, 5]

test.each([
  [1, { here: [1, 2], at: 1, pages: 3 }],
  [3, { here: [5], at: 3, pages: 3 }],
  [99, { here: [5], at: 3, pages: 3 }],
  [-4, { here: [1, 2], at: 1, pages: 3 }],
  [2.9, { here: [3, 4], at: 2, pages: 3 }],
])('page %s of five items, two a page', (number, page) => {
  expect(pageOf(items, number, 2)).toEqual(page)
})

test('an empty list is one empty page', () => {
  expect(pageOf([], 1, 2)).toEqual({ here: [], at: 1, pages: 1 })
})
