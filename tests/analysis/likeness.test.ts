import { describe, expect, test } from 'vitest'
import { collectionOf } from '../../src/analysis/likeness.ts'
import { textReader } from '../../src/analysis/text-words.ts'

const read = textReader({ language: 'en', stopWords: ['the', 'and'] })
const texts = ['the patient sees a doctor', 'parcels and drivers', 'the driver sees the road']

describe('how like texts are', () => {
  const collection = collectionOf(texts, read)

  test('is told by words without their endings', () => {
    const likeness = collection.compare(['Drivers carry a parcel.'])
    expect(likeness.of(1)).toBeGreaterThan(likeness.of(2))
    expect(likeness.of(0)).toBe(0)
    expect(likeness.of(1)).toBeCloseTo(1)
  })

  test('counts a rare word more than one that stands everywhere', () => {
    const likeness = collection.compare(['sees patients'])
    expect(likeness.of(0)).toBeGreaterThan(likeness.of(2))
  })

  test('tells the words that make it so, as they were written, the most telling first', () => {
    expect(collection.compare(['Our DRIVERS bring parcels, parcels!']).words(1)).toEqual([
      'parcels',
      'drivers',
    ])
  })

  test('is nothing where no word is known', () => {
    const likeness = collection.compare(['the zebra', ''])
    expect(likeness.known).toBe(0)
    expect(texts.map((_, place) => likeness.of(place))).toEqual([0, 0, 0])
  })

  test('is the same every time, and never more than one', () => {
    const query = ['the driver sees the road and the parcel and the doctor']
    const all = () => texts.map((_, place) => collection.compare(query).of(place))
    expect(all()).toEqual(all())
    expect(Math.max(...all())).toBeLessThanOrEqual(1)
  })
})

test('a language without a stemmer keeps its words whole', () => {
  const german = textReader({ language: 'de', stopWords: ['der'] })
  expect(german('Der Fahrer fährt Straßen')).toEqual([
    { written: 'fahrer', stem: 'fahrer' },
    { written: 'fährt', stem: 'fährt' },
    { written: 'straßen', stem: 'straßen' },
  ])
})
