import { describe, expect, test } from 'vitest'
import { plainText } from '../../src/message/plain-text.ts'
import { everythingMessage } from '../../src/report/all-stories.ts'
import { digestMessage } from '../../src/report/digest.ts'
import { toHtml } from '../../src/report/html.ts'
import { assessmentText, toAssessment } from '../../src/report/json.ts'
import { toMarkdown } from '../../src/report/markdown.ts'
import { storyMessage } from '../../src/report/story.ts'
import { storyMoreMessage } from '../../src/report/story-more.ts'
import { allStories } from '../../src/report/summary.ts'
import { technicalMessage } from '../../src/report/technical.ts'
import { headlineMessage, summaryMessage } from '../../src/report/thread.ts'
import { fullCheck } from './full-check.ts'

// After a wanted change: npx vitest run tests/report/full-check.test.ts -u, and read the difference.
describe('a check with every kind of talk', () => {
  test('as Markdown', async () => {
    await expect(toMarkdown(fullCheck())).toMatchFileSnapshot('full-check/report.md')
  })

  test('as HTML, without its pictures', async () => {
    const html = toHtml(fullCheck())
      .replaceAll(/<svg[\s\S]*?<\/svg>/g, '<svg/>')
      .replace(/<style>[\s\S]*<\/style>/, '')
    await expect(html).toMatchFileSnapshot('full-check/report.html')
  })

  test('as JSON', async () => {
    const text = assessmentText(toAssessment(fullCheck()))
    await expect(text).toMatchFileSnapshot('full-check/report.json.txt')
  })

  test('as the cards of the thread', async () => {
    const summary = fullCheck()
    const more = { facilitator: 'Dana', mayPark: true }
    const stories = [...allStories(summary), ...summary.gone].flatMap(({ id }) => [
      storyMessage(summary, id),
      storyMoreMessage(summary, id, more),
    ])
    const cards = [
      headlineMessage(summary),
      summaryMessage(summary, { download: true }),
      ...stories,
      technicalMessage(summary, 'mixed'),
      everythingMessage(summary, 1),
      everythingMessage(summary, 2),
      everythingMessage(summary, 3),
      digestMessage(summary),
    ]
    const text = cards.map((card) => (card ? plainText(card) : 'nothing')).join('\n\n---\n\n')
    await expect(`${text}\n`).toMatchFileSnapshot('full-check/thread.txt')
  })
})
