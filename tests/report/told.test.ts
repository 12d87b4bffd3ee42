import { describe, expect, test } from 'vitest'
import { text } from '../../src/message/build.ts'
import { plainText } from '../../src/message/plain-text.ts'
import { storyMessage } from '../../src/report/story.ts'
import { mostCardWords, toldElements } from '../../src/report/story-told.ts'
import { type Summary, summarise } from '../../src/report/summary.ts'
import { mostSummaryWords } from '../../src/report/summary-post.ts'
import { tellingOf } from '../../src/report/telling.ts'
import { summaryMessage } from '../../src/report/thread.ts'
import { countWords } from '../../src/report/words-count.ts'
import { goldenSummaries } from '../golden/summaries.ts'
import { analysis, swim } from './swim.ts'
import { toldCheck } from './told-check.ts'

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

test('the same weak answer is told twice only where a story has no other', () => {
  for (const [product, summary] of goldenSummaries) {
    const told = new Set<string>()
    for (const story of summary.first) {
      const telling = tellingOf(summary, story)
      if (telling?.kind !== 'weak') continue
      const others = (story.finding?.weak ?? []).filter(({ text }) => !told.has(text))
      if (told.has(telling.reason.text)) expect(others, `${product} ${story.id}`).toEqual([])
      told.add(telling.reason.text)
    }
  }
})

test('every first story has something to say', () => {
  const silent = goldenSummaries.flatMap(([product, summary]) =>
    summary.first.filter((story) => !tellingOf(summary, story)).map(({ id }) => `${product} ${id}`),
  )
  expect(silent.length / (goldenSummaries.length * 7)).toBeLessThan(0.1)
})

describe('what is told takes all the room it has, and not a word more', () => {
  const upTo = (most: number) =>
    Array.from({ length: most }, (_, n) => 'word '.repeat(n + 1).trim())
  const [told] = toldCheck().input.analysis.findings
  if (!told) throw new Error('there is no story')

  test('on the card of a story, which has nine for its buttons', () => {
    const counts = upTo(24).map((example) => {
      const summary = swim({ analysis: { ...analysis, findings: [{ ...told, example }] } })
      const [story] = summary.first
      const elements = story ? toldElements(summary, story, text('Could it?')) : []
      return countWords(plainText({ elements }))
    })
    expect(Math.max(...counts)).toBe(mostCardWords - 9)
  })

  test('in the summary that is posted', () => {
    const { input } = toldCheck()
    const findings = input.analysis.findings.map((one) => ({
      ...one,
      short: `It could so happen that ${one.id}`,
    }))
    const analysis = { ...input.analysis, findings }
    const all = upTo(22).map((words) =>
      posted(summarise({ ...input, analysis, never: { words, by: 'dana' } })),
    )
    const counts = all.map(countWords)
    expect(Math.max(...counts)).toBe(mostSummaryWords)
    const told = all.map(
      (text) => text.match(/Nobody has tested it|A leak is feared/g)?.length ?? 0,
    )
    const fewer = [...told.keys()].filter((n) => n > 0 && Number(told[n]) < Number(told[n - 1]))
    expect(fewer).toHaveLength(2)
    // It tells of fewer stories once there is no room left, and says what it rests on all the same.
    expect(fewer.map((n) => counts[n - 1])).toEqual([mostSummaryWords, mostSummaryWords])
    const untold = all
      .slice(0, fewer.at(-1))
      .filter((text) => !/From 13 answers.*\n.*Enough until/.test(text))
    expect(untold).toEqual([])
  })
})
