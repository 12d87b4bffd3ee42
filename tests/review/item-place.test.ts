import { expect, test } from 'vitest'
import { isIn, placeIn, placeOf } from '../../src/review/item-place.ts'

const github = { title: 'GitHub', target: 'acme/app' }

test('a place is read again as it was, in the tracker that it is in', () => {
  const item = { id: '12', address: 'https://github.com/acme/app/issues/12' }
  const place = placeIn(placeOf(github, item))
  expect(place).toEqual({ ...github, ...item })
  expect(isIn(place, github)).toBe(true)
  expect(isIn(place, { ...github, target: 'acme/other' })).toBe(false)
  expect(isIn(place, undefined)).toBe(false)
})

test('no address makes a record unreadable', () => {
  const long = placeOf(github, { id: '12', address: `https://x.example/${'a'.repeat(900)}` })
  expect(long.length).toBeLessThanOrEqual(500)
  expect(placeIn(long)).toMatchObject({ id: '12', address: '' })
})

test.each([undefined, '', 'C123/456.789', '[1]', '{}'])('%j is no place of an item', (place) => {
  expect(placeIn(place)).toBeUndefined()
})
