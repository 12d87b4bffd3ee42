import { describe, expect, test } from 'vitest'
import type { Message } from '../../src/message/message.ts'
import { everythingMessage } from '../../src/report/all-stories.ts'
import { briefParts } from '../../src/report/brief.ts'
import { digestMessage } from '../../src/report/digest.ts'
import type { Part } from '../../src/report/document.ts'
import { reportParts } from '../../src/report/report.ts'
import { storyMessage } from '../../src/report/story.ts'
import { storyMoreMessage } from '../../src/report/story-more.ts'
import { allStories } from '../../src/report/summary.ts'
import { technicalMessage } from '../../src/report/technical.ts'
import { headlineMessage, previewMessage, summaryMessage } from '../../src/report/thread.ts'
import { swim, swimFromFile, talks } from './swim.ts'
import { toldCheck } from './told-check.ts'
import { livedWith, swimWithWays } from './ways.ts'

const phase = 'decided' as const
const summaries = [
  ['as it was posted', swim()],
  ['made from a file', swimFromFile()],
  ['in which every story tells something else', toldCheck()],
  ['with ways, and without a way that is told', swimWithWays()],
  [
    'with a story that is lived with',
    swim({ talk: talks({ finding: 'see-others', phase, decision: livedWith }) }),
  ],
] as const

/** Lists and tables that hold nothing, words that say nothing. */
function empty(parts: readonly Part[]): readonly Part[] {
  return parts.flatMap((part): readonly Part[] => {
    switch (part.type) {
      case 'list':
      case 'pairs':
        return part.items.length === 0 ? [part] : []
      case 'table':
        return part.rows.length === 0 ? [part] : []
      case 'small':
        return part.parts.length === 0 ? [part] : empty(part.parts)
      case 'words':
      case 'heading':
        return part.words.length === 0 ? [part] : []
      default:
        return []
    }
  })
}

const emptyElements = (message: Message | undefined) =>
  (message?.elements ?? []).filter(
    (element) =>
      (element.type === 'list' && element.items.length === 0) ||
      (element.type === 'text' && element.text.trim() === '') ||
      (element.type === 'buttons' && element.buttons.length === 0),
  )

describe.each(summaries)('a check %s', (_, summary) => {
  test('has nothing empty in its report and its page', () => {
    expect(empty(reportParts(summary))).toEqual([])
    expect(empty(briefParts(summary))).toEqual([])
  })

  test('has nothing empty on its cards', () => {
    const cards = [
      headlineMessage(summary),
      summaryMessage(summary),
      previewMessage(summary),
      digestMessage(summary),
      everythingMessage(summary, 1),
      ...allStories(summary).flatMap(({ id }) => [
        storyMessage(summary, id),
        storyMoreMessage(summary, id, { mayPark: false }),
        technicalMessage(summary, id),
      ]),
    ]
    expect(cards.flatMap(emptyElements)).toEqual([])
  })
})
