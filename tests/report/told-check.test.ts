import { describe, expect, test } from 'vitest'
import { plainText } from '../../src/message/plain-text.ts'
import { everythingMessage } from '../../src/report/all-stories.ts'
import { toBriefMarkdown } from '../../src/report/brief.ts'
import { digestMessage } from '../../src/report/digest.ts'
import { headlineReasons } from '../../src/report/headline.ts'
import { assessmentText, toAssessment } from '../../src/report/json.ts'
import { toMarkdown } from '../../src/report/markdown.ts'
import { storyMessage } from '../../src/report/story.ts'
import { storyMoreMessage } from '../../src/report/story-more.ts'
import { allStories } from '../../src/report/summary.ts'
import { technicalMessage } from '../../src/report/technical.ts'
import { headlineMessage, previewMessage, summaryMessage } from '../../src/report/thread.ts'
import { toldCheck, toldWith } from './told-check.ts'

// After a wanted change: npx vitest run tests/report/told-check.test.ts -u, and read the difference.
describe('a check in which every story tells something else', () => {
  test('as Markdown, and on one page', async () => {
    const pages = [toMarkdown(toldCheck()), toBriefMarkdown(toldCheck())]
    await expect(pages.join('\n---\n\n')).toMatchFileSnapshot('told-check/report.md')
  })

  test('as JSON, what each story tells', async () => {
    const { findings, ways, headlineReasons: reasons } = toAssessment(toldCheck())
    // What was talked about, and what every story has, is read elsewhere.
    const others = new Set([
      'dread',
      'safeguards',
      'references',
      'discussion',
      'technical',
      'because',
    ])
    const told = findings.map((story) =>
      Object.fromEntries(Object.entries(story).filter(([name]) => !others.has(name))),
    )
    expect(assessmentText(toAssessment(toldCheck()))).toContain('"setAsideBy": "Tom"')
    await expect(`${JSON.stringify({ reasons, ways, told }, null, 2)}\n`).toMatchFileSnapshot(
      'told-check/told.json.txt',
    )
  })

  test('as the cards of the thread', async () => {
    const summary = toldCheck()
    const cards = [
      headlineMessage(summary),
      summaryMessage(summary, { download: true }),
      previewMessage(summary, { places: true }),
      ...allStories(summary).flatMap(({ id }) => [
        storyMessage(summary, id),
        storyMoreMessage(summary, id, { mayPark: false }),
      ]),
      technicalMessage(summary, 'unknown'),
      everythingMessage(summary, 1),
      everythingMessage(summary, 2),
      digestMessage(summary),
    ]
    const text = cards.map((card) => (card ? plainText(card) : 'nothing')).join('\n\n---\n\n')
    await expect(`${text}\n`).toMatchFileSnapshot('told-check/thread.txt')
  })
})

const harm = { kind: 'harm' } as const
const core = {
  kind: 'coreOpen',
  questions: ['info.leak', 'info.kinds', 'out.reach', 'can.proof'],
} as const
const unknown = { kind: 'mostlyUnknown' } as const
const held = { kind: 'protections', questions: ['can.proof', 'run.restore'] } as const

describe('why it is not calm', () => {
  const calm = toldCheck().input.analysis.findings.filter(({ id }) => id === 'kept')
  const reasons = (
    ...given: readonly (typeof harm | typeof core | typeof unknown | typeof held)[]
  ) => {
    const summary = toldWith({ findings: calm, headlineReasons: given })
    return [summary.headline, headlineReasons(summary)]
  }

  test('is told of harm and of what is open, three questions at most', () => {
    expect(reasons(harm, core, unknown)).toEqual([
      'notKnown',
      [
        'By the answers, somebody could be hurt.',
        'Nobody has settled yet: “how bad”, “it keep” and “reach it”.',
      ],
    ])
  })

  test('is told of all that is not known only where no core question is open', () => {
    expect(reasons(unknown)).toEqual([
      'notKnown',
      ['More than a third of the answers that matter here are not known.'],
    ])
  })

  test('names what keeps the worst away', () => {
    expect(reasons(harm, held)).toEqual([
      'protect',
      ['What keeps the worst away, by the answers: “only theirs” and “it back”.'],
    ])
  })

  test('is not told where it is calm, or where stories say it', () => {
    expect(reasons()).toEqual(['calm', []])
    expect(headlineReasons(toldCheck())).toEqual([])
  })
})
