import { describe, expect, test } from 'vitest'
import { plainText } from '../../src/message/plain-text.ts'
import { storyMessage } from '../../src/report/story.ts'
import { mostCardWords } from '../../src/report/story-told.ts'
import type { Summary } from '../../src/report/summary.ts'
import { mostSummaryWords } from '../../src/report/summary-post.ts'
import { tellingOf } from '../../src/report/telling.ts'
import { summaryMessage } from '../../src/report/thread.ts'
import { countWords } from '../../src/report/words-count.ts'
import { goldenSummaries } from '../golden/summaries.ts'

const posted = (summary: Summary): string => plainText(summaryMessage(summary))
const card = (summary: Summary, id: string): string => {
  const message = storyMessage(summary, id)
  if (!message) throw new Error(`no card for ${id}`)
  return plainText(message)
}

describe.each(goldenSummaries)('%s', (_, summary) => {
  test('is summed up in few words', () => {
    expect(countWords(posted(summary)), posted(summary)).toBeLessThanOrEqual(mostSummaryWords)
  })

  test('has cards that are quickly read', () => {
    for (const { id } of summary.first) {
      expect(countWords(card(summary, id)), card(summary, id)).toBeLessThanOrEqual(mostCardWords)
    }
  })

  test('gives no mild harm as a reason, and nobody a word they did not say', () => {
    const all = [posted(summary), ...summary.first.map(({ id }) => card(summary, id))].join('\n')
    expect(all).not.toMatch(/a bit annoying|unhappy people/)
    expect(all).not.toMatch(/Because|not known:/)
  })
})

test('a weak answer that is known is told on the card of its story', () => {
  const cards = goldenSummaries.flatMap(([, summary]) =>
    summary.first.flatMap((story) => {
      const texts = story.finding?.weak?.map(({ text }) => text) ?? []
      return texts.length === 0
        ? []
        : [texts.some((text) => card(summary, story.id).includes(text))]
    }),
  )
  expect(cards.length).toBeGreaterThan(50)
  expect(cards.filter(Boolean).length / cards.length).toBeGreaterThanOrEqual(0.8)
})

test('every first story has something to say', () => {
  const silent = goldenSummaries.flatMap(([product, summary]) =>
    summary.first.filter((story) => !tellingOf(story)).map(({ id }) => `${product} ${id}`),
  )
  expect(silent.length / (goldenSummaries.length * 7)).toBeLessThan(0.1)
})
