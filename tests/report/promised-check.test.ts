import { describe, expect, test } from 'vitest'
import { plainText } from '../../src/message/plain-text.ts'
import { everythingMessage } from '../../src/report/all-stories.ts'
import { toBriefMarkdown } from '../../src/report/brief.ts'
import { digestMessage } from '../../src/report/digest.ts'
import { toAssessment } from '../../src/report/json.ts'
import { toMarkdown } from '../../src/report/markdown.ts'
import { storyMessage } from '../../src/report/story.ts'
import { opinionsMessage } from '../../src/report/story-opinions.ts'
import { allStories } from '../../src/report/summary.ts'
import { summaryMessage } from '../../src/report/thread.ts'
import { promisedCheck } from './promised-check.ts'

// After a wanted change: npx vitest run tests/report/promised-check.test.ts -u, and read the difference.
describe('a second look with every state of a promise, in which what people said is hidden until it is settled', () => {
  const summary = promisedCheck()

  test('as Markdown, and on one page', async () => {
    const pages = [toMarkdown(summary), toBriefMarkdown(summary)]
    await expect(pages.join('\n---\n\n')).toMatchFileSnapshot('promised-check/report.md')
  })

  test('as JSON, what was said and what is different', async () => {
    const { findings, review } = toAssessment(summary)
    const said = findings.map(({ id, discussion }) => ({ id, discussion }))
    await expect(`${JSON.stringify({ said, review }, null, 2)}\n`).toMatchFileSnapshot(
      'promised-check/said.json.txt',
    )
  })

  test('as the cards of the thread, and what whoever has spoken sees', async () => {
    const shown = [...allStories(summary), ...summary.gone]
    const cards = [
      summaryMessage(summary, { download: true }),
      ...shown.map(({ id }) => storyMessage(summary, id)),
      ...shown.map((story) =>
        opinionsMessage(summary, story, { type: 'text', text: `Of ${story.id}` }),
      ),
      everythingMessage(summary, 1),
      everythingMessage(summary, 2),
      digestMessage(summary),
    ]
    const text = cards.map((card) => (card ? plainText(card) : 'nothing')).join('\n\n---\n\n')
    await expect(`${text}\n`).toMatchFileSnapshot('promised-check/thread.txt')
  })
})
