import { describe, expect, test } from 'vitest'
import { flowRules } from '../../src/flow/fact.ts'
import { plainText } from '../../src/message/plain-text.ts'
import { briefParts } from '../../src/report/brief.ts'
import { toAssessment } from '../../src/report/json.ts'
import { toMarkdown } from '../../src/report/markdown.ts'
import type { SinceChange, SinceReason } from '../../src/report/since.ts'
import { sinceCounts, sinceElements, sinceParts } from '../../src/report/since-words.ts'
import { swim } from './swim.ts'
import { flowWith, one } from './swim-flow.ts'

const list: SinceReason = { kind: 'catalogue' }
const answers = (...given: Extract<SinceReason, { kind: 'answers' }>['answers']): SinceReason => ({
  kind: 'answers',
  answers: given,
})
const reach = answers({ question: 'out.reach', before: 'inside', now: 'anyone' })

const change = (
  kind: SinceChange['kind'],
  finding: string,
  more: Partial<SinceChange> = {},
): SinceChange => ({ kind, finding, title: `Someone could do ${finding}.`, because: [], ...more })

const looked = (...changes: readonly SinceChange[]) =>
  swim({ today: '2025-11-21', since: { date: '2024-05-02', changes: [...changes] } })

const lines = (...changes: readonly SinceChange[]): string[] =>
  sinceElements(looked(...changes)).flatMap((element) =>
    plainText({ elements: [element], preview: '' } as never)
      .trim()
      .split('\n'),
  )

/** The only line of a list of one change. */
const line = (one: SinceChange) => lines(one)[1]
const why = (...because: readonly SinceReason[]) =>
  line(change('gone', 'x', { because: [...because] }))?.replace('- Gone: Someone could do x. ', '')

describe('what is different from the last look', () => {
  test('is counted as new, worse, better and gone, whatever the order', () => {
    const words = lines(
      change('gone', 'a'),
      change('later', 'b', { band: 'keepInMind', before: 'actFirst' }),
      change('takenCareOf', 'c'),
      change('sooner', 'd', { band: 'actFirst', before: 'planSoon' }),
      change('openAgain', 'e'),
      change('openAgain', 'f'),
      change('new', 'g'),
    )
    expect(words[0]).toBe('Since 2 May 2024: 1 new, 3 worse, 2 better, 1 gone.')
  })

  test('names only the groups that there are', () => {
    expect(lines(change('new', 'a'), change('new', 'b'))[0]).toBe('Since 2 May 2024: 2 new.')
  })

  test('is nothing where no story differs, and is left out where nobody looked before', () => {
    expect(lines()).toEqual(['Since 2 May 2024: no story is different.'])
    expect(sinceElements(swim())).toEqual([])
    expect(sinceCounts(swim())).toEqual([])
    expect(sinceParts(swim())).toEqual([])
  })

  test('says of each kind what it is, and the bands only where they moved', () => {
    const bands = { band: 'actFirst', before: 'fineForNow' } as const
    expect(line(change('new', 'x', bands))).toBe('- New: Someone could do x.')
    expect(line(change('new', 'x', { because: [list] }))).toBe(
      '- New since 2 May 2024: Someone could do x. The list of stories has changed since.',
    )
    expect(line(change('new', 'x', { because: [reach, list] }))).toMatch(/^- New since 2 May 2024:/)
    expect(line(change('gone', 'x', { because: [list] }))).toMatch(/^- Gone: Someone could do x\./)
    expect(line(change('openAgain', 'x', bands))).toBe(
      '- Worse, not taken care of any more: Someone could do x.',
    )
    expect(line(change('takenCareOf', 'x', bands))).toBe(
      '- Better, taken care of now: Someone could do x.',
    )
    expect(line(change('sooner', 'x', bands))).toBe(
      '- Worse, Act first, before Fine for now: Someone could do x.',
    )
    expect(line(change('later', 'x', { band: 'fineForNow', before: 'planSoon' }))).toBe(
      '- Better, Fine for now, before Plan soon: Someone could do x.',
    )
  })

  test('a story that is in no list any more is named as such', () => {
    expect(line(change('gone', 'x', { title: '' }))).toBe(
      '- Gone: A story that is in no list any more.',
    )
  })
})

describe('why a story is not as it was', () => {
  test('an answer that differs is told then and now, in the words on the screen', () => {
    expect(why(reach)).toBe('“reach it” is now “Anyone”, before “Only us”.')
  })

  test('one that is new, or asked no more, is told so', () => {
    expect(why(answers({ question: 'out.reach', now: 'anyone' }))).toBe(
      '“reach it” is now “Anyone”.',
    )
    expect(why(answers({ question: 'out.reach', before: 'anyone' }))).toBe(
      '“reach it” is not asked any more.',
    )
    expect(why(answers({ question: 'out.reach', before: '?', now: 'anyone' }))).toBe(
      '“reach it” is now “Anyone”, before “Not sure”.',
    )
  })

  test('each of several answers and reasons has its sentence, in their order', () => {
    const two = answers(
      { question: 'out.reach', now: 'inside' },
      { question: 'can.proof', before: 'think', now: 'tested' },
    )
    expect(why(two, list)).toBe(
      '“reach it” is now “Only us”. “only theirs” is now “We test it”, before “We think so”. The list of stories has changed since.',
    )
  })

  test('an answer to a question that is gone stands as it was written', () => {
    expect(why(answers({ question: 'old.one', before: 'a', now: ['b', 'c'] }))).toBe(
      '“old.one” is now “b,c”, before “a”.',
    )
  })

  test('a long answer is cut after eighty letters', () => {
    const rules = flowRules(flowWith(one('note note product text', 'What else?', {})))
    const told = (letters: number) => {
      const because = [answers({ question: 'note', now: 'w'.repeat(letters) })]
      const summary = swim({
        rules,
        since: { date: '2024-05-02', changes: [change('gone', 'x', { because })] },
      })
      return /“(w+…?)”/.exec(JSON.stringify(sinceElements(summary)))?.[1]
    }
    expect(told(80)).toBe('w'.repeat(80))
    expect(told(81)).toBe(`${'w'.repeat(79)}…`)
  })

  test('a step that is done is told with who did it: steps of the list, and in own words', () => {
    const step = { kind: 'step' as const, finding: 'x', owner: 'ravi' }
    expect(why({ ...step, safeguards: ['try-copy'] })).toBe(
      'Ravi has done this, and it shows: Put everything back from a backup once, and time it.',
    )
    expect(why({ ...step, safeguards: [], own: 'Lock the *door*' })).toBe(
      'Ravi has done this, and it shows: Lock the *door*.',
    )
    expect(why({ ...step, safeguards: ['no-such-step'], own: 'Lock it' })).toBe(
      'Ravi has done this, and it shows: no-such-step. Ravi has done this, and it shows: Lock it.',
    )
  })
})

describe('a posted summary', () => {
  const many = (kind: SinceChange['kind'], count: number) =>
    Array.from({ length: count }, (_, n) => change(kind, `${kind}-${n}`))

  test('names five, one of each kind before a second of any, and how many more there are', () => {
    const words = lines(...many('new', 4), ...many('openAgain', 3), ...many('gone', 1))
    expect(words.slice(1)).toEqual([
      '- New: Someone could do new-0.',
      '- Worse, not taken care of any more: Someone could do openAgain-0.',
      '- Gone: Someone could do gone-0.',
      '- New: Someone could do new-1.',
      '- Worse, not taken care of any more: Someone could do openAgain-1.',
      'And 3 more, in the report.',
    ])
  })

  test('says of no more where all five are named', () => {
    expect(lines(...many('new', 5))).toHaveLength(6)
    expect(lines(...many('new', 6)).at(-1)).toBe('And 1 more, in the report.')
  })

  test('where it names no story it only counts', () => {
    expect(sinceCounts(looked(...many('gone', 2)))).toEqual([
      { type: 'text', text: '**Since 2 May 2024:** 2 gone.' },
    ])
  })
})

describe('a report', () => {
  const moved = change('sooner', 'x', {
    band: 'actFirst',
    before: 'planSoon',
    because: [reach, { kind: 'step', finding: 'x', safeguards: ['try-copy'], owner: 'ravi' }],
  })

  test('has every story with its reasons, in plain words', () => {
    const [heading, counted, table] = sinceParts(looked(moved, change('gone', 'y', { title: '' })))
    expect(heading).toMatchObject({ words: 'What is different since 2 May 2024', level: 2 })
    expect(JSON.stringify(counted)).toContain('Since 2 May 2024: 1 worse, 1 gone.')
    expect(table).toMatchObject({
      type: 'table',
      head: ['What is different', 'Story', 'Why'],
      rows: [
        [
          'Worse: Act first, before Plan soon',
          'Someone could do x.',
          '“reach it” is now “Anyone”, before “Only us”. Ravi has done this, and it shows: Put everything back from a backup once, and time it.',
        ],
        ['Gone', 'A story that is in no list any more.', ''],
      ],
    })
  })

  test('and a posted summary show marks that somebody typed as they were typed', () => {
    const marked = change('gone', 'x', {
      title: 'Someone could [park] there',
      because: [
        { kind: 'step', finding: 'x', safeguards: [], own: 'Lock the *door*', owner: 'ravi' },
      ],
    })
    expect(line(marked)).toBe(
      '- Gone: Someone could [park] there. Ravi has done this, and it shows: Lock the *door*.',
    )
    expect(sinceParts(looked(marked)).at(-1)).toMatchObject({
      rows: [
        [
          'Gone',
          'Someone could [park] there.',
          'Ravi has done this, and it shows: Lock the *door*.',
        ],
      ],
    })
  })

  test('has no table where nothing differs', () => {
    expect(sinceParts(looked()).map(({ type }) => type)).toEqual(['heading', 'words'])
    expect(toMarkdown(looked())).toContain('Since 2 May 2024: no story is different.')
  })

  test('one page only counts, and says nothing where there was no look before', () => {
    const brief = JSON.stringify(briefParts(looked(moved)))
    expect(brief).toContain('Since 2 May 2024: 1 worse.')
    expect(brief).not.toContain('“reach it”')
    expect(JSON.stringify(briefParts(swim()))).not.toContain('Since ')
  })

  test('names people in JSON too, and there stays as it was frozen', () => {
    const looks = looked(moved, change('gone', 'y', { because: [list] }))
    expect(toAssessment(looks).review?.since).toEqual({
      date: '2024-05-02',
      changes: [
        { ...moved, because: [reach, { ...moved.because[1], owner: 'Ravi' }] },
        change('gone', 'y', { because: [list] }),
      ],
    })
    expect(toAssessment(swim()).review).not.toHaveProperty('since')
  })
})
