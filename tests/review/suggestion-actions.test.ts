import { beforeEach, describe, expect, test } from 'vitest'
import { bands } from '../../src/domain/vocabulary.ts'
import type { Message } from '../../src/message/message.ts'
import type { ReviewState } from '../../src/review/state.ts'
import { fold } from '../../src/review/state.ts'
import { say } from '../own-content.ts'
import { Bench, weak, words } from './bench.ts'
import { labelsIn, pressOf } from './pressing.ts'
import { check } from './second-look.ts'

let bench: Bench
let review: string

const from = (line: number) => ({ kind: 'file', format: 'table', file: 'sheet.csv', line }) as const

/** Dana brings these answers, each from a row of its own. */
const bring = (answers: Readonly<Record<string, string | readonly string[]>>) =>
  bench.act('Dana', {
    type: 'suggestAnswers',
    review,
    answers: Object.entries(answers).map(([question, value], n) => ({
      question,
      value,
      source: from(n + 2),
    })),
  })

async function stateOf(): Promise<ReviewState> {
  const record = await bench.store.load({ workspace: 'local', id: review })
  if (!record) throw new Error('there is no check')
  return fold(record)
}
const answers = async () => (await stateOf()).interview.answers
const card = () => bench.open('Dana', review)
async function tap(shown: Message | undefined, label: string) {
  const action = pressOf(shown, label)
  if (!action) throw new Error(`no “${label}” in: ${words(shown)}`)
  return bench.act('Dana', action)
}
/** What a line of a list can be pressed for. */
const eachIn = (shown: Message | undefined, label: string) =>
  shown?.elements
    .flatMap((one) => (one.type === 'list' ? (one.each?.buttons ?? []) : []))
    .find((button) => button.label === label)?.action
const outlines = async () => check.analyser.outlines(await answers())

/** Takes what can be taken together, by a press or typed; what is left is asked one by one. */
async function takeAll(isPressed: boolean): Promise<void> {
  const shown = await card()
  const label = labelsIn(shown).find((one) => /^Yes, th/.test(one))
  if (label === undefined) await tap(shown, say('suggest.card.ask'))
  else if (isPressed) await tap(shown, label)
  else await bench.act('Dana', { type: 'say', review, text: 'yes' })
}

type Stories = Awaited<ReturnType<typeof outlines>>

/** The stories that are gone, taken care of or less pressing. */
function milderIn(before: Stories, after: Stories): readonly string[] {
  const now = new Map(after.map((story) => [story.id, story]))
  const isAsBad = ({ id, status, rating: { band } }: Stories[number]): boolean => {
    const is = now.get(id)
    if (status === 'covered') return true
    if (!is || is.status === 'covered') return false
    return (
      bands.indexOf(is.rating.band.low) >= bands.indexOf(band.low) &&
      bands.indexOf(is.rating.band.high) >= bands.indexOf(band.high)
    )
  }
  return before.filter((story) => !isAsBad(story)).map(({ id }) => id)
}

beforeEach(async () => {
  bench = new Bench()
  review = await bench.start('Dana', 'Swim Booking')
})

describe('answers that are suggested', () => {
  test('are told section by section, each with where it comes from, and none counts', async () => {
    const before = await outlines()
    const { replies } = await bring(weak)
    expect(words(replies[0])).toContain(
      say('suggest.brought.new', { count: Object.keys(weak).length }),
    )
    expect(await answers()).toEqual([])
    expect(await outlines()).toEqual(before)
    const shown = words(await card())
    expect(shown).toMatch(/answers? suggested for/)
    expect(shown).toContain('from sheet.csv, row')
  })

  test('hold once somebody says so: the record keeps where they come from and who said it', async () => {
    await bring({ 'about.stage': weak['about.stage'] ?? '' })
    const shown = await card()
    const yes =
      pressOf(shown, say('suggest.card.all', { count: 1 })) ??
      eachIn(shown, 'Yes, that’s right: How far along')
    await bench.act('Dana', yes)
    const [answer] = await answers()
    expect(answer).toMatchObject({
      question: 'about.stage',
      by: 'dana',
      source: { ...from(2), broughtBy: 'dana' },
      confirmed: { by: 'dana' },
    })
    expect((await stateOf()).interview.suggested).toEqual([])
    expect(await bench.asked('Dana', review)).not.toBe('about.stage')
  })

  test('are told in the report and in the JSON with where they come from, by the names of people', async () => {
    await bring({ 'about.stage': 'live' })
    await tap(await card(), say('suggest.card.all', { count: 1 }))
    const report = async (format: 'md' | 'json') =>
      (await bench.reviews.exported(review, { format, people: 'names' })).body
    expect(await report('md')).toContain(
      'Is it in use yet? from sheet.csv, row 2. Dana said on 21 Nov 2026 that it is right.',
    )
    const [answer] = JSON.parse(await report('json')).answers
    expect(answer).toMatchObject({
      source: { ...from(2), broughtBy: 'Dana' },
      confirmed: { by: 'Dana' },
    })
  })

  test('that were refused are not offered again, from the same file or another', async () => {
    await bring({ 'about.stage': 'building' })
    await tap(await card(), say('suggest.card.none'))
    expect(await bench.asked('Dana', review)).toBeDefined()
    const { replies } = await bring({ 'about.stage': 'building' })
    expect(words(replies[0])).toContain(say('suggest.brought.known', { count: 1 }))
    expect((await stateOf()).interview.suggested).toEqual([])
  })

  test('can be asked one by one: each stands beside its question, and another answer ends it', async () => {
    await bring({ 'about.stage': 'building' })
    await tap(await card(), say('suggest.card.ask'))
    while ((await bench.asked('Dana', review)) !== 'about.stage') {
      const question = (await bench.asked('Dana', review)) ?? ''
      await bench.act('Dana', { type: 'skip', review, question, version: 0 })
    }
    const shown = await card()
    expect(words(shown)).toContain('Suggested:')
    const stage = { type: 'answer', review, question: 'about.stage', version: 0, value: 'live' }
    await bench.act('Dana', stage)
    expect((await stateOf()).interview.suggested).toEqual([])
    const { replies } = await bring({ 'about.stage': 'building' })
    expect(words(replies[0])).toContain(say('suggest.brought.known', { count: 1 }))
  })

  test('never overwrite what somebody said: a differing one is asked about, on its own', async () => {
    await bench.answerAll('Dana', review, weak)
    const { replies } = await bring({ 'about.stage': 'building' })
    expect(words(replies[0])).toContain(say('suggest.brought.new', { count: 1 }))
    const shown = await card()
    expect(labelsIn(shown)).not.toContain(say('suggest.card.all', { count: 1 }))
    expect(words(shown)).toContain('Here the answer is')
    expect((await answers()).find(({ question }) => question === 'about.stage')?.value).toBe(
      weak['about.stage'],
    )
  })

  test('that say what is answered already are not offered', async () => {
    await bench.answerAll('Dana', review, weak)
    const { replies } = await bring({ 'about.stage': weak['about.stage'] ?? '' })
    expect(words(replies[0])).toContain(say('suggest.brought.same', { count: 1 }))
  })

  test('that are no answers are counted, and nothing of them is kept', async () => {
    const { replies } = await bring({ 'about.stage': 'somewhen', 'no.such': 'yes' })
    expect(words(replies[0])).toContain(say('suggest.brought.wrong', { count: 2 }))
    expect((await stateOf()).interview.suggested).toEqual([])
  })

  test('are brought by whoever looks after the check, and by nobody else', async () => {
    const action = { type: 'suggestAnswers', review, answers: [] }
    const { replies } = await bench.act('Ravi', action)
    expect(words(replies[0])).toBe(say('conversation.gentle.gone'))
  })
})

describe('all that can be taken together', () => {
  test('makes no story milder, whatever is brought, and a yes that is typed is the same press', async () => {
    await bring(weak)
    for (let n = 0; n < 40 && labelsIn(await card()).includes(say('suggest.card.ask')); n++) {
      const before = await outlines()
      await takeAll(n % 2 === 0)
      expect(milderIn(before, await outlines())).toEqual([])
    }
    expect((await answers()).length).toBeGreaterThan(0)
  })

  test('leaves what was brought since the card was drawn', async () => {
    await bring({ 'about.stage': weak['about.stage'] ?? '' })
    const shown = await card()
    const label = labelsIn(shown).find((one) => /^Yes, th/.test(one))
    const action = label && pressOf(shown, label)
    await bring({ 'about.shape': weak['about.shape'] ?? [] })
    if (action) await bench.act('Dana', action)
    expect((await answers()).map(({ question }) => question)).not.toContain('about.shape')
  })
})
