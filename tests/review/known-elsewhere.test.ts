import { beforeEach, describe, expect, test } from 'vitest'
import { fold } from '../../src/review/state.ts'
import { content, say } from '../own-content.ts'
import { Bench, words } from './bench.ts'
import { labelsIn, pressOf } from './pressing.ts'

let bench: Bench

const one = { 'about.features': ['signin'], 'in.how': ['company'], 'sup.who': ['host'] }

/** A posted check that was answered with these; everything else is not sure. */
const posted = (name: string, product: string, answers: object) =>
  bench.posted(name, product, answers as never)

const suggestedIn = async (review: string) => {
  const record = await bench.store.load({ workspace: 'local', id: review })
  return record
    ? fold(record).interview.suggested.map(({ question, value }) => [question, value])
    : []
}

beforeEach(() => {
  bench = new Bench({ stableQuestions: content.suggestRules?.stable ?? [] })
})

describe('what other checks have in common', () => {
  test('is offered when a check begins, and suggested with where it comes from', async () => {
    await posted('Dana', 'Swim Booking', one)
    const begun = await bench.act('Dana', { type: 'start', product: 'Pool Shop' })
    const [offer] = begun.replies
    expect(labelsIn(offer)).toEqual([say('suggest.known.press')])
    const { review = '' } = begun
    expect(await suggestedIn(review)).toEqual([])
    await bench.act('Dana', pressOf(offer, say('suggest.known.press')))
    expect(await suggestedIn(review)).toContainEqual(['in.how', ['company']])
    expect(words(await bench.open('Dana', review))).toContain(
      'from the check of Swim Booking, 21 Nov',
    )
  })

  test('is only what they agree on', async () => {
    await posted('Dana', 'Swim Booking', one)
    await posted('Dana', 'Gym Door', { ...one, 'in.how': ['password'] })
    const { replies } = await bench.act('Dana', { type: 'start', product: 'Pool Shop' })
    expect(replies).toEqual([])
  })

  test('is nothing of a check that was not posted, or that this person may not read', async () => {
    const review = await bench.start('Dana', 'Swim Booking')
    await bench.answerAll('Dana', review, one)
    const other = await bench.act('Dana', { type: 'start', product: 'Pool Shop' })
    expect(other.replies).toEqual([])
    await bench.act('Dana', { type: 'preview', review })
    await bench.act('Dana', { type: 'publish', review, how: 'headline' })
    const theirs = await bench.act('Ravi', { type: 'start', product: 'Gym Door' })
    expect(theirs.replies).toEqual([])
  })
})
