import { describe, expect, test } from 'vitest'
import { plainText } from '../../src/message/plain-text.ts'
import { everythingMessage } from '../../src/report/all-stories.ts'
import { toMarkdown } from '../../src/report/markdown.ts'
import { storyMessage } from '../../src/report/story.ts'
import { storyLine } from '../../src/report/story-line.ts'
import { storyMoreMessage } from '../../src/report/story-more.ts'
import { type Summary, storyOf } from '../../src/report/summary.ts'
import { noTalk } from '../../src/report/talk.ts'
import { summaryMessage } from '../../src/report/thread.ts'
import { analysis, answers, catalogue, finding, said, swim, talks } from './swim.ts'

const lines = (message: Parameters<typeof plainText>[0] | undefined) =>
  message ? plainText(message).split('\n') : []
const line = (summary: Summary, id: string) => {
  const story = storyOf(summary, id)
  if (!story) throw new Error(`no story ${id}`)
  return storyLine(summary, story)
}
const reason = (text: string, by = 'dana') => ({ question: 'q', answer: 'yes', by, text })
const withWeak = (...texts: string[]) =>
  swim({
    analysis: {
      ...analysis,
      findings: [finding('x', { weak: texts.map((text) => reason(text)) })],
    },
  })
const many = (count: number) => Array.from({ length: count }, (_, n) => n)

describe('one line of a list', () => {
  test('tells the one answer that says most of it, and no name', () => {
    const told = line(withWeak('A password alone gets people in.', 'Anyone can join.'), 'x')
    expect(told).toContain('A password alone gets people in.')
    expect(told).not.toMatch(/Anyone can join|Dana/)
  })

  test('tells what nobody knows as a question', () => {
    const open = finding('x', { notKnownYet: true, settledBy: 'run.restore' })
    const told = line(swim({ analysis: { ...analysis, findings: [open] } }), 'x')
    expect(told).toContain('Find out: Could you put it back?')
  })

  test('an old post, which has neither, tells its story alone', () => {
    expect(line(swim({ analysis: { ...analysis, findings: [finding('x')] } }), 'x')).toBe(
      'Someone could do x. _Plan soon._',
    )
  })
})

describe('the summary', () => {
  const steps = many(4).map((n) => ({
    ...(catalogue.safeguards[0] as (typeof catalogue.safeguards)[number]),
    id: `step-${n}`,
    text: `Step ${n}.`,
  }))
  const bestFixes = steps.map(({ id }, n) => ({ safeguard: id, helps: ['x'], score: n }))
  const ids = ['run.restore', 'can.proof', 'out.reach', 'info.kinds']
  const findOut = ids.map((question) => ({ question, settles: ['lose-all'] }))

  test('names one thing to find out; the report names ten', () => {
    const full = swim({
      catalogue: { ...catalogue, safeguards: steps },
      analysis: { ...analysis, bestFixes, findOut },
    })
    const all = lines(summaryMessage(full))
    expect(all.filter((one) => /do you know|^Find out/.test(one))).toHaveLength(1)
    const rows = many(11).map((n) => ({
      safeguard: `step-${n % 4}`,
      helps: many(n + 20).map(String),
      score: n,
    }))
    const asked = many(11).map((n) => ({
      question: ids[n % 4] ?? '',
      settles: many(n + 40).map(String),
    }))
    const report = toMarkdown(
      swim({
        catalogue: { ...catalogue, safeguards: steps },
        analysis: { ...analysis, bestFixes: rows, findOut: asked },
      }),
    )
    expect(report).toContain('| 29 |')
    expect(report).not.toContain('| 30 |')
    expect(report).toContain('| 49 |')
    expect(report).not.toContain('| 50 |')
  })

  test('says what is lived with, not possible and done only once something is', () => {
    expect(lines(summaryMessage(swim())).join()).not.toMatch(/“Act first” in all: \d+|Settled/)
    const claims = [{ by: 'tom', secondedBy: 'mei' }]
    const settled = lines(summaryMessage(swim({ talk: talks({ finding: 'story-b', claims }) })))
    expect(settled).toContain('“Act first” in all: 1. Settled so far: 1 not possible.')
    const decision = {
      treatment: 'mitigate',
      by: 'dana',
      owner: 'ravi',
      due: '2025-12-12',
      safeguards: ['test-walls'],
      done: false,
    } as const
    const owed = lines(summaryMessage(swim({ talk: talks({ finding: 'story-b', decision }) })))
    expect(owed).toContain(
      '“Act first” in all: 1; when the agreed step is done: 1; done and shown: 0 of 1.',
    )
  })

  test('is calm where nothing presses: what is settled does not', () => {
    const calm = finding('calm', {}, 'keepInMind')
    const title = (...findings: (typeof calm)[]) =>
      lines(summaryMessage(swim({ analysis: { ...analysis, findings } })))[3]
    expect(title(calm, finding('fine', {}, 'fineForNow'))).toMatch(/^Nothing presses/)
    expect(title(calm, finding('soon'))).toMatch(/^[12] stor(y|ies) to talk through/)
    const claims = [{ by: 'tom', secondedBy: 'mei' }]
    const settled = swim({
      analysis: { ...analysis, findings: [calm, finding('soon')] },
      talk: talks({ finding: 'soon', claims }),
    })
    expect(lines(summaryMessage(settled))[3]).toMatch(/^Nothing presses/)
    const own = talks({ finding: 'own-1', own: { words: 'So', by: 'mei' } })
    const unrated = swim({ analysis: { ...analysis, findings: [calm] }, talk: own })
    expect(lines(summaryMessage(unrated))[3]).toMatch(/^[12] stor(y|ies) to talk through/)
  })

  test('shows how bad against how easy only where something presses', () => {
    const claims = [{ by: 'tom', secondedBy: 'mei' }]
    const one = { analysis: { ...analysis, findings: [finding('x')] } }
    const map = 'How bad, how easy'
    expect(lines(summaryMessage(swim(one)))).toContain(map)
    const settled = swim({ ...one, talk: talks({ finding: 'x', claims }) })
    expect(lines(summaryMessage(settled))).not.toContain(map)
  })

  test('asks somebody in where one person answered alone', () => {
    const unsure = answers.map((answer) => ({ ...answer, value: '?' }))
    const alone = swim({ answers: unsure, people: new Map([['dana', 'Dana']]) })
    expect(lines(summaryMessage(alone)).join()).toContain('Ask somebody in to help.')
  })

  test('asks the person whom the team named, and nobody where it named none', () => {
    const asked = (names: readonly string[]) =>
      swim({ answers: [...answers.slice(0, -1), said('about.team', 'dana', names)] }).findOut[0]
    expect(asked(['Mei', ' Ravi '])?.person).toBe('Ravi')
    expect(asked(['Mei', '?'])?.person).toBeUndefined()
    expect(asked(['Mei', ' '])?.person).toBeUndefined()
  })
})

describe('the whole list', () => {
  test('holds seven stories a page, with a way on and back where there is one', () => {
    const buttons = (page: number) => lines(everythingMessage(swim(), page)).at(-1)
    expect(buttons(1)).toBe('[Next page] [Add a story]')
    expect(buttons(2)).toBe('[Previous page] [Add a story]')
    const talked = (page: number) =>
      lines(everythingMessage(swim(), page)).filter((one) => one.startsWith('[Talk about'))
    expect(talked(1)).toHaveLength(7)
    expect(talked(2)).toHaveLength(4)
  })

  test('says what was not looked at and assumed on its last page alone', () => {
    const first = lines(everythingMessage(swim(), 1)).join()
    const last = lines(everythingMessage(swim(), 2)).join()
    expect(first).not.toMatch(/Not looked at|Nobody was asked/)
    expect(last).toContain('Not looked at: 2 questions.')
    expect(last).toContain('Nobody was asked')
  })

  test('one that was all looked at says so', () => {
    const whole = {
      ...analysis,
      notLookedAt: { questions: [], stories: 0 },
      assumptions: [],
    }
    const last = lines(everythingMessage(swim({ analysis: whole }), 2)).join()
    expect(last).toContain('Every question that fits was asked.')
    expect(last).not.toContain('Nobody was asked')
  })
})

describe('what people think of a story', () => {
  const counted = (more: object) => ({ ...noTalk('x').counts, ...more })
  const card = (counts: object, more: Parameters<typeof swim>[0] = {}) =>
    lines(
      storyMessage(
        swim({ talk: talks({ finding: 'story-b', counts: counted(counts) }), ...more }),
        'story-b',
      ),
    ).join('\n')

  test('one neutral line stands there only where views differ', () => {
    expect(card({ yes: 2 })).not.toContain('What makes it impossible')
    expect(card({ no: 2 })).not.toContain('What makes it impossible')
    expect(card({ partly: 1, happened: 1, no: 1 })).toContain(
      '2 say yes, 1 says no. What makes it impossible?',
    )
    expect(card({ notSure: 1, doesNotApply: 1 })).not.toContain('What makes it impossible')
  })

  test('counts those who take part, and never fewer than have said something', () => {
    expect(card({ yes: 1 }, { takingPart: 3 })).toContain('1 of 3 has said what they think.')
    expect(card({ yes: 2, no: 1 }, { takingPart: 2 })).toContain('3 of 3 have said')
  })

  test('a shared “no” is said once, where it can be agreed with', () => {
    const shared = [
      { by: 'tom', stance: 'no', reason: 'It is offline' },
      { by: 'mei', stance: 'doesNotApply', reason: 'We have none' },
      { by: 'ravi', stance: 'partly', reason: 'At night' },
    ] as const
    const text = card(
      { no: 1, doesNotApply: 1, partly: 1 },
      {
        talk: talks({
          finding: 'story-b',
          counts: counted({ no: 1, doesNotApply: 1, partly: 1 }),
          shared,
          claims: [{ by: 'tom', reason: 'It is offline' }],
        }),
      },
    )
    expect(text.match(/It is offline/g)).toHaveLength(1)
    expect(text).not.toContain('We have none')
    expect(text).toContain('Ravi (Partly): “At night”')
  })
})

describe('the way back from what was settled', () => {
  const offered = (talk: Parameters<typeof talks>[0], mayPark = true) =>
    lines(
      storyMoreMessage(swim({ talk: talks(talk) }), talk.finding, { facilitator: 'Dana', mayPark }),
    ).at(-1)
  const claims = [{ by: 'tom', secondedBy: 'mei' }]

  test('is offered to everybody, and putting aside to whoever may', () => {
    expect(offered({ finding: 'story-b' })).toContain('[Leave it for later]')
    expect(offered({ finding: 'story-b' }, false)).not.toMatch(/later|again/)
    expect(offered({ finding: 'story-b', claims }, false)).toContain('[Open it again]')
    expect(offered({ finding: 'story-b', parked: true }, false)).toContain('[Open it again]')
  })

  test('is not offered for what only the answers settled', () => {
    expect(offered({ finding: 'overheard' })).not.toMatch(/later|again/)
    expect(offered({ finding: 'overheard', claims })).toContain('[Open it again]')
  })
})
