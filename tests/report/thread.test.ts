import { describe, expect, test } from 'vitest'
import type { ActionData } from '../../src/message/message.ts'
import { plainText } from '../../src/message/plain-text.ts'
import { everythingMessage } from '../../src/report/all-stories.ts'
import { digestMessage } from '../../src/report/digest.ts'
import { toMarkdown } from '../../src/report/markdown.ts'
import { storyMessage } from '../../src/report/story.ts'
import { storyMoreMessage } from '../../src/report/story-more.ts'
import { technicalMessage } from '../../src/report/technical.ts'
import { headlineMessage, previewMessage, summaryMessage } from '../../src/report/thread.ts'
import { say } from '../own-content.ts'
import { everywhere } from './everywhere.ts'
import { analysis, answers, finding, swim, swimFromFile, talks, workDone } from './swim.ts'

const lines = (message: Parameters<typeof plainText>[0] | undefined) =>
  message ? plainText(message).split('\n') : []

/** Who looks after the check, and that the reader may put a story aside. */
const room = { facilitator: 'Dana', mayPark: true }

const actions = (message: ReturnType<typeof summaryMessage> | undefined) =>
  (message?.elements ?? []).flatMap((element) =>
    element.type === 'buttons' ? element.buttons.map(({ action }): ActionData => action) : [],
  )

describe('the summary post', () => {
  test('stands alone, in the order a team should read it', () => {
    const text = lines(summaryMessage(swim()))
    expect(text).toMatchInlineSnapshot(`
      [
        "What could go wrong with Swim Booking",
        "Dana, Ravi and Mei · 21 Nov",
        "Must never happen (Dana): “A child’s home address must never be shown.”",
        "7 stories to talk through",
        "Act first",
        "1. Someone could see another customer’s information.",
        "Plan soon",
        "2. Someone could do story-b.",
        "3. Someone could do story-c.",
        "4. Someone could do story-d.",
        "5. Someone could do story-e.",
        "6. Someone could do story-f.",
        "7. Someone could do story-g.",
        "Best fix: Test often that one person cannot open another’s things. For 1 and 2, in up to two weeks. Nobody notices.",
        "Ravi, do you know? Could you put it back?",
        "Well kept already: All of it travels encrypted.",
        "From 11 answers; 2 not asked.",
        "Enough until an answer changes: a name and a day for each “Act first” story.",
        "Who does what",
        "How bad, how easy",
        "0 of 7 talked through",
        "[Talk it through] [See everything] [Go deeper]",
      ]
    `)
  })

  test('starts the talk with what must never happen, then with the next open story', () => {
    expect(actions(summaryMessage(swim()))[0]).toEqual({
      type: 'openStory',
      review: 'r1',
      finding: 'must-never-happen',
    })
    const claims = [{ by: 'tom', secondedBy: 'mei' }]
    const talk = talks({ finding: 'must-never-happen', claims }, { finding: 'see-others', claims })
    expect(actions(summaryMessage(swim({ talk })))[0]).toMatchObject({ finding: 'story-b' })
  })

  test('offers everything from its first page on', () => {
    expect(actions(summaryMessage(swim()))).toContainEqual({
      type: 'everything',
      review: 'r1',
      page: 1,
    })
  })

  test('without a review it has no buttons', () => {
    expect(actions(summaryMessage(swimFromFile()))).toEqual([])
  })

  test('with nearly everything not sure, says so before anything else', () => {
    const unsure = answers.map((answer) => ({ ...answer, value: '?' }))
    expect(lines(summaryMessage(swim({ answers: unsure })))[2]).toBe(
      'Honestly: 8 of 8 answers are “not sure”. So this is mostly what could be. Ask a teammate who may know.',
    )
  })

  test('with most of them not sure, says how many of how many; the report too', () => {
    const unsure = answers.map((answer) =>
      answer.question === 'info.kinds' ? answer : { ...answer, value: '?' },
    )
    const summary = swim({ answers: unsure })
    expect(lines(summaryMessage(summary))[2]).toContain('7 of 8 answers are “not sure”')
    expect(toMarkdown(summary)).toContain('7 of 8')
  })

  test('made by nobody who is known, shows only the day', () => {
    expect(lines(summaryMessage(swim({ checkedBy: [] })))[1]).toBe('21 Nov')
  })

  test('with no stories, says that nothing was raised', () => {
    const empty = { ...analysis, findings: [], bestFixes: [], findOut: [] }
    const text = plainText(summaryMessage(swim({ analysis: empty })))
    expect(text).toContain('Your answers raise nothing to talk about.')
    expect(text).not.toMatch(/talked through|Best fixes|Find out/)
  })

  test('with something taken care of, says what is well kept', () => {
    const all = ['x', 'y'].map((id) => finding(id, { status: 'covered', coveredBecause: 'It is.' }))
    const text = plainText(summaryMessage(swim({ analysis: { ...analysis, findings: all } })))
    expect(text).toContain('Well kept already: It is. And 1 more.')
  })

  test('shows names, product and words exactly as they were typed', () => {
    const product = { name: '**Pool** [x](https://evil.example) <b>' }
    const message = summaryMessage(swim({ product, checkedBy: ['*Eve*', '_Bob_'] }))
    expect(lines(message).slice(0, 2)).toEqual([
      'What could go wrong with **Pool** [x](https://evil.example) <b>',
      '*Eve* and _Bob_ · 21 Nov',
    ])
  })
})

test('the headline names no weak spot and opens no door to them', () => {
  const message = headlineMessage(swim())
  expect(plainText(message)).toContain(
    'There are 7 stories to talk through. Of all that could go wrong, 1 is to act on first.',
  )
  expect(plainText(message)).not.toMatch(/Someone could|home address/)
  expect(actions(message)).toEqual([])
})

test('a headline with nothing to act on first does not speak of it', () => {
  const calm = { ...analysis, findings: [finding('calm', {}, 'fineForNow')] }
  expect(lines(headlineMessage(swim({ analysis: calm })))).toContain(
    say('thread.headline.stories', { count: 1 }),
  )
})

test('the preview says that only its reader sees it, and lets them choose where it goes', () => {
  const message = previewMessage(swim())
  expect(lines(message)[0]).toBe('Only you see this. Nothing is posted yet.')
  expect(actions(message)).toEqual([
    { type: 'publish', review: 'r1', how: 'all' },
    { type: 'publish', review: 'r1', how: 'headline' },
    { type: 'chooseStories', review: 'r1' },
    { type: 'lookOver', review: 'r1' },
  ])
})

describe('a story in the thread', () => {
  test('asks whether it is possible and says how bad; who said why is behind “more”', () => {
    expect(lines(storyMessage(swim(), 'see-others'))).toMatchInlineSnapshot(`
      [
        "Could someone see another customer’s information?",
        "They change one number in the address and see the next order.",
        "Act first · information gets out",
        "It could do real harm, and it is easy.",
        "First step: Test often that one person cannot open another’s things.",
        "[Say what you think] [What to do] [More]",
      ]
    `)
    expect(lines(storyMoreMessage(swim(), 'see-others', room))).toMatchInlineSnapshot(`
      [
        "Could someone see another customer’s information?",
        "- Dana, 20 Nov: Customers sign in. Health details are kept.",
        "- Ravi, 20 Nov: Nobody has tested it.",
        "[That’s not right]",
        "It could be lower. This would tell: Do customers see only theirs?",
        "What it could bring you: people hurt, lost trust.",
        "[Tell Dana privately] [This is happening now] [Technical words] [I see it differently] [Leave it for later]",
      ]
    `)
  })

  test('shows counts to all, reasons only where shared, and one neutral line when views differ', () => {
    const counts = { yes: 2, partly: 0, happened: 0, no: 1, notSure: 0, doesNotApply: 0 }
    const shared = [{ by: 'mei', stance: 'yes', reason: 'I did it once.' } as const]
    const text = plainText(
      storyMessage(
        swim({ talk: talks({ finding: 'see-others', counts, shared }) }),
        'see-others',
      ) ?? {
        elements: [],
      },
    )
    expect(text).toContain('3 of 4 have said what they think. Yes: 2 · No: 1')
    expect(text).toContain('2 say yes, 1 says no. What makes it impossible?')
    expect(text).toContain('Mei (Yes): “I did it once”')
  })

  test('a “no” waits for a second person, and then has a date to look again', () => {
    const claim = { by: 'tom', reason: 'It is offline' }
    const open = storyMessage(
      swim({ talk: talks({ finding: 'story-b', claims: [claim] }) }),
      'story-b',
    )
    expect(actions(open)).toContainEqual({
      type: 'secondNo',
      review: 'r1',
      finding: 'story-b',
      claimBy: 'tom',
    })
    const agreed = { ...claim, secondedBy: 'mei', lookAgain: '2026-05-01' }
    const kept = storyMessage(
      swim({ talk: talks({ finding: 'story-b', claims: [agreed] }) }),
      'story-b',
    )
    expect(lines(kept)).toContain(
      'Not possible, says Tom: “It is offline”. Mei agrees. Look again on 1 May 2026.',
    )
    expect(actions(kept).map(({ type }) => type)).not.toContain('secondNo')
  })

  test('shows both bands where somebody sees it differently', () => {
    const override = { band: 'fineForNow', by: 'tom', reason: 'It is offline' } as const
    expect(
      lines(storyMessage(swim({ talk: talks({ finding: 'story-b', override }) }), 'story-b')),
    ).toContain(
      'Fine for now, says Tom, because “It is offline”; Plan soon by the answers · false identity',
    )
  })

  test('asks how what must never happen could', () => {
    expect(lines(storyMessage(swim(), 'must-never-happen'))[0]).toBe(
      'Dana said this must never happen: “A child’s home address must never be shown”. How could it?',
    )
  })

  test('what must never happen lists how it could, or says that nobody has said', () => {
    const ways = [{ by: 'mei', words: 'It stands on a printed list' }]
    const never = (talk = {}) =>
      lines(
        storyMessage(
          swim({ talk: talks({ finding: 'must-never-happen', ...talk }) }),
          'must-never-happen',
        ),
      )
    expect(never()).toContain(say('thread.story.noWay'))
    expect(never({ ways })).not.toContain(say('thread.story.noWay'))
    expect(never({ ways }).join()).toContain('Mei: “It stands on a printed list”')
  })

  test('there is no message for a story that does not exist', () => {
    expect(storyMessage(swim(), 'no-such-story')).toBeUndefined()
    expect(storyMoreMessage(swim(), 'no-such-story', room)).toBeUndefined()
  })

  test('more offers the quiet things, each for this story', () => {
    const offered = actions(storyMoreMessage(swim(), 'see-others', room))
    expect(offered.map(({ type }) => type)).toEqual([
      'openBecause',
      'openTell',
      'happeningNow',
      'storyTechnical',
      'openBand',
      'park',
    ])
    expect(new Set(offered.map(({ finding }) => finding))).toEqual(new Set(['see-others']))
    const others = storyMoreMessage(swim(), 'see-others', { ...room, mayPark: false })
    expect(actions(others).map(({ type }) => type)).not.toContain('park')
    expect(lines(others).join()).toContain('Tell Dana privately')
  })
})

test('the digest says what is talked through, agreed, and left when it is done', () => {
  const decision = { by: 'dana', due: '2025-12-12', done: false, treatment: 'mitigate' } as const
  const talk = talks(
    { finding: 'see-others', decision: { ...decision, owner: 'ravi', safeguards: ['test-walls'] } },
    { finding: 'story-b', decision: { ...decision, owner: 'mei', safeguards: ['try-copy'] } },
    {
      finding: 'story-c',
      decision: {
        ...decision,
        treatment: 'accept',
        owner: 'mei',
        due: '2026-05-01',
        safeguards: [],
        secondedBy: 'tom',
      },
    },
    { finding: 'story-d', claims: [{ by: 'tom', secondedBy: 'mei' }] },
  )
  const after = workDone({ agreed: { 'see-others': 'keepInMind' } })
  expect(lines(digestMessage(swim({ talk, after })))[0]).toBe(
    'Swim Booking: 4 of 7 stories talked through. 2 safety steps agreed (Ravi 1, Mei 1), 1 lived with until 1 May 2026, 1 not possible, as two people say. “Act first” in all: 1; when the 2 steps are done: 0; done and shown: 0 of 2.',
  )
})

test.each(['**bold**', '_it_', '[x](https://evil.example)', '<b>&amp;</b>', '`a` ~b~ \\*'])(
  'every card shows %s exactly as it was typed',
  (words) => {
    const summary = everywhere(words)
    const cards = [
      summaryMessage(summary),
      previewMessage(summary),
      headlineMessage(summary),
      everythingMessage(summary, 1),
      digestMessage(summary),
      storyMessage(summary, 'a'),
      storyMessage(summary, 'own-1'),
      storyMessage(summary, 'must-never-happen'),
      storyMoreMessage(summary, 'own-1', room),
      technicalMessage(summary, 'a'),
    ]
    for (const card of cards) {
      const shown = plainText(card ?? { elements: [] })
      expect(shown).toContain(words)
      expect(shown.replaceAll(words, '')).not.toMatch(/bold|evil|&amp;|\bit\b`/)
    }
  },
)

describe('the headline for a place that others read', () => {
  const headline = (findings: ReturnType<typeof finding>[], more = {}) =>
    lines(headlineMessage(swim({ analysis: { ...analysis, findings, ...more } }))).join(' ')
  const press = (id: string) => finding(id, {}, 'actFirst')
  const unknown = (id: string) => finding(id, { notKnownYet: true, settledBy: 'run.restore' })

  test('counts what presses and what nobody knows, from the first on', () => {
    for (const count of [1, 2]) {
      const ids = ['a', 'b'].slice(0, count)
      expect(headline(ids.map(press))).toContain(say('thread.headline.actFirst', { count }))
      expect(headline(ids.map(unknown))).toContain(say('thread.headline.notKnownYet', { count }))
    }
  })

  test('says nothing of what there is none of', () => {
    const calm = headline([finding('a')])
    expect(calm).toContain(say('thread.headline.stories', { count: 1 }))
    expect(calm).not.toContain(say('thread.headline.actFirst', { count: 0 }))
    expect(calm).not.toContain(say('thread.headline.notKnownYet', { count: 0 }))
    expect(calm).not.toContain(say('thread.headline.hurt'))
    const harm = { headlineReasons: [{ kind: 'harm' }] }
    expect(headline([finding('a')], harm)).toContain(say('thread.headline.hurt'))
  })
})
